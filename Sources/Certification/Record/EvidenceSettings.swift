package import Activity
package import CivilTime
package import Planning
package import Rules
package import StrictJSON

/// Everything beside repositories and plan that decides a record: how days are counted, how the
/// plan's dates are read, and which links the holder stated.
///
/// It goes whole into the policy of the record, so that a stranger needs no `milepost.yml`.
package struct EvidenceSettings: Sendable {
  /// Minutes east of UTC; nil for the offset written in each commit.
  package let dayOffsetMinutes: Int?
  /// Minutes after midnight at which a day begins.
  package let dayStartMinute: Int
  package let usesCommitterDate: Bool
  package let anchor: CivilDay?
  package let terms: TermCalendar
  /// The explicit links of the item; links by trailers are read from the commits again.
  package let links: [Link]
  /// The holder's own values on top of the rules' defaults, by rule id.
  package let parameters: [String: RuleParameters]

  package init(
    dayOffsetMinutes: Int?, dayStartMinute: Int, usesCommitterDate: Bool, anchor: CivilDay?,
    terms: TermCalendar, links: [Link], parameters: [String: RuleParameters]
  ) {
    self.dayOffsetMinutes = dayOffsetMinutes
    self.dayStartMinute = dayStartMinute
    self.usesCommitterDate = usesCommitterDate
    self.anchor = anchor
    self.terms = terms
    self.links = links.filter { $0.strength == .explicit }
    self.parameters = parameters
  }

  /// The rule that turns instants into days.
  package var dayRule: DayRule {
    DayRule(
      clock: dayOffsetMinutes.map { .fixed(offsetMinutes: $0) } ?? .written,
      startMinute: dayStartMinute)
  }

  /// Which commits count as evidence: never merges, empty commits or robots.
  package var counting: CountingPolicy {
    CountingPolicy(
      days: dayRule, date: usesCommitterDate ? .committer : .author, countsMerges: false)
  }

  /// The policy of a record made under these settings.
  func policy(required: [String]) -> EvidencePolicy {
    EvidencePolicy(
      dayOffsetMinutes: dayOffsetMinutes, required: required,
      settings: [
        "date": usesCommitterDate ? "committer" : "author",
        "dayStart": .count(dayStartMinute),
        "links": .array(links.map(linkJSON)),
        "parameters": .object(
          parameters.sorted { precedes($0.key, $1.key) }.map {
            JSONMember($0.key, parametersJSON($0.value))
          }),
        "plan": planJSON,
      ])
  }

  private var planJSON: JSONValue {
    var members: [JSONMember] = []
    if let anchor { members.append(JSONMember("anchor", .string(anchor.description))) }
    if let year = terms.entryYear { members.append(JSONMember("entryYear", .count(year))) }
    if !terms.named.isEmpty {
      let terms = terms.named.sorted { precedes($0.key, $1.key) }.map { name, days in
        JSONMember(name, [.string(days.start.description), .string(days.end.description)])
      }
      members.append(JSONMember("terms", .object(terms)))
    }
    return .object(members)
  }
}

extension EvidenceSettings {
  /// Reads the settings out of a record's policy.
  ///
  /// - Parameter item: Id of the item that the links are for.
  package init(_ policy: EvidencePolicy, item: String) throws(JSONError) {
    let path = "policy.settings"
    var members = try JSONMembers(
      .object(policy.settings.map { JSONMember($0.key, $0.value) }), path: path)
    let date = try members.text("date")
    guard ["author", "committer"].contains(date) else { throw members.wrong("date") }
    dayOffsetMinutes = policy.dayOffsetMinutes
    usesCommitterDate = date == "committer"
    dayStartMinute = try members.count("dayStart")
    guard dayStartMinute < 1440 else { throw members.wrong("dayStart") }
    links = try readArray(&members, "links") {
      value, path throws(JSONError) in try Self.link(value, item: item, path: path)
    }
    // A stranger's record must not make its verifier evaluate rules without end.
    guard links.count <= 64, links.allSatisfy({ $0.rules.count <= 64 }) else {
      throw members.wrong("links")
    }
    var parameters: [String: RuleParameters] = [:]
    for member in try members.value("parameters").members ?? [] {
      parameters[member.name] = try Self.parameters(
        member.value, path: "\(path).parameters.\(member.name)")
    }
    self.parameters = parameters
    (anchor, terms) = try Self.plan(try members.value("plan"), path: "\(path).plan")
    try members.finish()
  }

  private static func plan(
    _ value: JSONValue, path: String
  ) throws(JSONError) -> (CivilDay?, TermCalendar) {
    var members = try JSONMembers(value, path: path)
    let anchor = try members.optionalDay("anchor")
    var terms = TermCalendar()
    if let year = members.optional("entryYear") {
      guard let number = year.integer, (0...9999).contains(number) else {
        throw members.wrong("entryYear")
      }
      terms.entryYear = Int(number)
    }
    for term in members.optional("terms")?.members ?? [] {
      let days = (term.value.elements ?? []).map { $0.text.flatMap { CivilDay(iso: $0) } }
      guard days.count == 2, let start = days[0], let end = days[1],
        let range = DayRange(start, end)
      else { throw members.wrong("terms") }
      terms.named[term.name] = range
    }
    try members.finish()
    return (anchor, terms)
  }
}

private func linkJSON(_ link: Link) -> JSONValue {
  var members: [JSONMember] = []
  if let project = link.project { members.append(JSONMember("project", .string(project))) }
  if !link.rules.isEmpty {
    let rules: [JSONValue] = link.rules.map { call in
      ["rule": .string(call.rule), "parameters": parametersJSON(call.parameters)]
    }
    members.append(JSONMember("rules", .array(rules)))
  }
  if let attestation = link.attestation {
    members.append(JSONMember("attestation", .string(attestation.reference)))
  }
  return .object(members)
}

private func parametersJSON(_ parameters: RuleParameters) -> JSONValue {
  .object(
    parameters.names.compactMap { name in
      parameters[name].map { JSONMember(name, parameterJSON($0)) }
    })
}

private func parameterJSON(_ value: RuleParameters.Value) -> JSONValue {
  switch value {
  case .threshold(let bound):
    ["comparison": .string(bound.comparison.rawValue), "value": .count(bound.value)]
  case .integer(let number): .count(number)
  case .text(let text): .string(text)
  case .list(let texts): .array(texts.map(JSONValue.string))
  case .flag(let flag): .boolean(flag)
  }
}

extension EvidenceSettings {
  private static func link(
    _ value: JSONValue, item: String, path: String
  ) throws(JSONError) -> Link {
    var members = try JSONMembers(value, path: path)
    let project = try members.optionalText("project")
    var rules: [RuleCall] = []
    for (index, value) in (members.optional("rules")?.elements ?? []).enumerated() {
      rules.append(try call(value, path: "\(path).rules[\(index)]"))
    }
    let reference = try members.optionalText("attestation")
    try members.finish()
    return Link(
      item: item, project: project, rules: rules,
      attestation: reference.map { Attestation(reference: $0) })
  }

  private static func call(_ value: JSONValue, path: String) throws(JSONError) -> RuleCall {
    var members = try JSONMembers(value, path: path)
    let rule = try members.label("rule")
    let parameters = try parameters(try members.value("parameters"), path: "\(path).parameters")
    try members.finish()
    return RuleCall(rule: rule, parameters: parameters)
  }

  private static func parameters(
    _ value: JSONValue, path: String
  ) throws(JSONError) -> RuleParameters {
    guard let members = value.members else { throw JSONError(.wrongValue, member: path) }
    var values: [String: RuleParameters.Value] = [:]
    for member in members {
      guard let value = parameter(member.value) else {
        throw JSONError(.wrongValue, member: "\(path).\(member.name)")
      }
      values[member.name] = value
    }
    return RuleParameters(values)
  }

  private static func parameter(_ value: JSONValue) -> RuleParameters.Value? {
    switch value {
    case .integer(let number): return Int(exactly: number).map { .integer($0) }
    case .string(let text): return .text(text)
    case .boolean(let flag): return .flag(flag)
    case .array(let elements):
      let texts = elements.compactMap(\.text)
      return texts.count == elements.count ? .list(texts) : nil
    case .object:
      guard value.members?.count == 2,
        let comparison = value["comparison"]?.text.flatMap(Threshold.Comparison.init),
        let number = value["value"]?.integer.flatMap({ Int(exactly: $0) })
      else { return nil }
      return .threshold(Threshold(comparison, number))
    case .decimal, .null: return nil
    }
  }
}
