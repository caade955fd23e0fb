import StrictJSON

/// One criterion of the item with the facts that decide it.
package struct CriterionEvidence: Sendable {
  /// The answer, as findings give it.
  package enum Verdict: String, CaseIterable, Sendable {
    case met
    case unmet
    case inconclusive
    case notApplicable = "not-applicable"
  }

  /// What somebody other than the claimant must confirm before the criterion is corroborated.
  package enum Property: String, CaseIterable, Comparable, Sendable {
    /// Who wrote the work.
    case authorship
    /// A result that a run gave: coverage, passed tests.
    case measurement
    /// When the work was done.
    case time

    package static func < (left: Property, right: Property) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package let id: String
  /// The plan's words on one line.
  package let text: String
  /// The rule with its parameters, such as `coverage.lines > 7000bp`.
  package let rule: String
  package let verdict: Verdict
  /// `observed` when git decides the criterion, `claimed` when only the holder can.
  package let level: EvidenceLevel
  /// Sorted, without duplicates.
  package let reliesOn: [Property]
  /// The share that was measured, when the criterion is about one.
  package let share: MeasuredShare?
  package let facts: [EvidenceFact]

  package init(
    id: String, text: String, rule: String, verdict: Verdict, level: EvidenceLevel,
    reliesOn: Set<Property>, share: MeasuredShare?, facts: [EvidenceFact]
  ) {
    self.id = id
    self.text = text
    self.rule = rule
    self.verdict = verdict
    self.level = level
    // Whatever git shows of the owner rests on who wrote it.
    self.reliesOn = (level == .claimed ? reliesOn : reliesOn.union([.authorship])).sorted()
    self.share = share
    self.facts = facts
  }

  var json: JSONValue {
    var members: [JSONMember] = [
      JSONMember("id", .string(id)),
      JSONMember("text", .string(text)),
      JSONMember("rule", .string(rule)),
      JSONMember("verdict", .string(verdict.rawValue)),
      JSONMember("level", .string(level.rawValue)),
      JSONMember("reliesOn", .array(reliesOn.map { .string($0.rawValue) })),
    ]
    if let share { members.append(JSONMember("share", share.json)) }
    members.append(JSONMember("facts", .array(facts.map(\.json))))
    return .object(members)
  }

  init(_ value: JSONValue, path: String) throws(JSONError) {
    var members = try JSONMembers(value, path: path)
    id = try members.line("id")
    text = try members.line("text")
    rule = try members.line("rule")
    guard let verdict = Verdict(rawValue: try members.text("verdict")) else {
      throw members.wrong("verdict")
    }
    guard let level = EvidenceLevel(rawValue: try members.text("level")) else {
      throw members.wrong("level")
    }
    self.verdict = verdict
    self.level = level
    let names = try members.texts("reliesOn")
    reliesOn = names.compactMap(Property.init)
    guard reliesOn.count == names.count, isStrictlyAscending(names) else {
      throw members.wrong("reliesOn")
    }
    if let value = members.optional("share") {
      share = try MeasuredShare(value, path: "\(path).share")
    } else {
      share = nil
    }
    facts = try readArray(&members, "facts") {
      value, path throws(JSONError) in try EvidenceFact(value, path: path)
    }
    try members.finish()
  }

  func validate(path: String) throws(JSONError) {
    for (text, name) in [(id, "id"), (text, "text"), (rule, "rule")] {
      guard isLine(text) else { throw JSONError(.wrongValue, member: "\(path).\(name)") }
    }
    // What only a verifier can compute is never written into a record.
    guard level <= .observed else { throw JSONError(.wrongValue, member: "\(path).level") }
    guard level == .claimed || reliesOn.contains(.authorship) else {
      throw JSONError(.wrongValue, member: "\(path).reliesOn")
    }
    guard verdict != .met || level == .claimed || !facts.isEmpty else {
      throw JSONError(.wrongValue, member: "\(path).facts")
    }
    try share?.validate(path: "\(path).share")
    for (index, fact) in facts.enumerated() { try fact.validate(path: "\(path).facts[\(index)]") }
  }
}
