import Activity
import CivilTime
package import Facts
import Planning
import Rules
import StrictJSON

/// What a record is made of: a verdict, and what it was read from at pinned commits.
package struct EvidenceJoin {
  /// Where the plan stands.
  package struct PlanSource: Sendable {
    package let repository: String?
    package let path: [UInt8]
    package let gitBlob: String?
    package let bytes: [UInt8]
    package let edits: MilestoneEvidence.Edits?

    package init(
      repository: String?, path: [UInt8], gitBlob: String?, bytes: [UInt8],
      edits: MilestoneEvidence.Edits?
    ) {
      self.repository = repository
      self.path = path
      self.gitBlob = gitBlob
      self.bytes = bytes
      self.edits = edits
    }
  }

  private let verdict: ItemVerdict
  private let portfolio: PortfolioFacts
  private let settings: EvidenceSettings

  /// - Parameters:
  ///   - verdict: The item's verdict under the settings, on the day of the pinned heads.
  ///   - portfolio: What was read at the pinned heads; repositories go by their alias.
  package init(verdict: ItemVerdict, portfolio: PortfolioFacts, settings: EvidenceSettings) {
    self.verdict = verdict
    self.portfolio = portfolio
    self.settings = settings
  }

  /// Returns the record.
  package func record(
    asOf: UTCTime, plan: PlanSource, repositories: [RepositoryEvidence],
    identities: IdentityEvidence
  ) -> EvidenceRecord {
    let criteria = observedCriteria + claimedCriteria
    let required = observedCriteria.filter { $0.verdict != .notApplicable }.map(\.id)
    return EvidenceRecord(
      rules: EvidenceRecord.currentRules, asOf: asOf,
      plan: PlanEvidence(
        repository: plan.repository, path: plan.path, gitBlob: plan.gitBlob,
        sha256: Digest(of: plan.bytes).hexadecimal, milestone: milestone(edits: plan.edits)),
      policy: settings.policy(required: required), repositories: repositories,
      identities: identities, commits: commits, criteria: criteria)
  }

  private func milestone(edits: MilestoneEvidence.Edits?) -> MilestoneEvidence {
    let item = verdict.item
    let isResolved = item.window.map { $0.certainty != .unresolved } ?? false
    return MilestoneEvidence(
      id: oneLine(item.id), title: oneLine(item.text), from: isResolved ? item.window?.start : nil,
      to: isResolved ? item.window?.end : nil, isChecked: item.state == .done,
      textSHA256: Digest(of: Array(item.text.utf8)).hexadecimal, edits: edits)
  }

  /// One criterion a rule that was evaluated on a project.
  private var observedCriteria: [CriterionEvidence] {
    verdict.requirements.enumerated().map { index, requirement in
      let covered = requirement.call.covers.joined(separator: " / ")
      return CriterionEvidence(
        id: oneLine("\(verdict.item.id).\(index + 1)"),
        text: oneLine(covered.isEmpty ? verdict.item.text : covered),
        rule: oneLine("\(requirement.call.description) @ \(requirement.project)"),
        verdict: CriterionEvidence.Verdict(requirement.finding.outcome), level: .observed,
        reliesOn: properties(of: requirement), share: share(of: requirement),
        facts: [fact(of: requirement)])
    }
  }

  /// The parts of the sentence that git cannot see, and the holder's own word for it.
  private var claimedCriteria: [CriterionEvidence] {
    let missing = verdict.missing.enumerated().map { index, text in
      CriterionEvidence(
        id: oneLine("\(verdict.item.id).claimed.\(index + 1)"), text: oneLine(text), rule: "none",
        verdict: .inconclusive, level: .claimed, reliesOn: [], share: nil, facts: [])
    }
    guard let attestation = verdict.attestation else { return missing }
    var members = [JSONMember("reference", .string(attestation.reference))]
    if let blob = attestation.blob { members.append(JSONMember("gitBlob", .string(blob))) }
    return missing + [
      CriterionEvidence(
        id: oneLine("\(verdict.item.id).attested"), text: oneLine(verdict.item.text),
        rule: "attestation", verdict: .met, level: .claimed, reliesOn: [], share: nil,
        facts: [EvidenceFact(kind: "attestation", members: members)])
    ]
  }

  private func properties(of requirement: Requirement) -> Set<CriterionEvidence.Property> {
    var properties: Set<CriterionEvidence.Property> = [.authorship]
    if verdict.item.window != nil || requirement.call.rule.hasPrefix("activity.") {
      properties.insert(.time)
    }
    if requirement.call.rule.hasPrefix("coverage.") { properties.insert(.measurement) }
    return properties
  }

  /// The measured share and its bound, when the rule has one of each.
  private func share(of requirement: Requirement) -> MeasuredShare? {
    let shares = requirement.finding.measured.values.compactMap { value in
      if case .share(let part, let whole) = value { (part, whole) } else { nil }
    }
    let defaults = rule(named: requirement.call.rule)?.defaults ?? RuleParameters()
    let parameters = defaults.merging(requirement.call.parameters)
    let bounds = parameters.names.compactMap { parameters.threshold($0) }
    guard shares.count == 1, bounds.count == 1, let (part, whole) = shares.first,
      let bound = bounds.first, whole > 0, (0...whole).contains(part),
      (0...10_000).contains(bound.value),
      let comparison = MeasuredShare.Comparison(rawValue: bound.comparison.rawValue)
    else { return nil }
    return MeasuredShare(
      numerator: part, denominator: whole, comparison: comparison, basisPoints: bound.value)
  }

  private func fact(of requirement: Requirement) -> EvidenceFact {
    let finding = requirement.finding
    let measured = finding.measured.sorted { precedes($0.key, $1.key) }.map { name, value in
      JSONMember(name, measuredJSON(value))
    }
    return EvidenceFact(
      kind: finding.rule,
      members: [
        JSONMember("project", .string(requirement.project)),
        JSONMember("measured", .object(measured)),
        JSONMember("places", .array(finding.places.map(placeJSON))),
      ])
  }

  private func measuredJSON(_ value: Measured) -> JSONValue {
    switch value {
    case .integer(let number): .count(number)
    case .share(let part, let whole): ["part": .count(part), "whole": .count(whole)]
    case .text(let text): .string(text)
    case .flag(let flag): .boolean(flag)
    case .list(let texts): .array(texts.map(JSONValue.string))
    }
  }

  private func placeJSON(_ place: Place) -> JSONValue {
    var members: [JSONMember] = []
    if let path = place.path { members.append(JSONMember("path", .string(path))) }
    if let line = place.line { members.append(JSONMember("line", .count(line))) }
    if let oid = place.oid { members.append(JSONMember("oid", .string(oid))) }
    return .object(members)
  }
}

extension EvidenceJoin {
  private var tally: CommitTally {
    var policy = settings.counting
    policy.window = window
    return CommitTally(portfolio.history, policy: policy, today: portfolio.today)
  }

  /// The owner's commits in the item's window, in the order of the history.
  package var countedCommits: [CommitFact] {
    tally.entries.map { portfolio.history.commits[$0.position] }
  }

  /// The counted commits in numbers: merges, empty commits and robots never count.
  private var commits: CommitEvidence {
    let tally = tally
    let counted = tally.entries.map { portfolio.history.commits[$0.position] }
    let ids = counted.map { "\($0.id)" }.sorted(by: precedes)
    var types: [String: Int] = [:]
    for commit in counted { types[commit.category.rawValue, default: 0] += 1 }
    let excluded = Dictionary(
      tally.excluded.filter { $0.commits > 0 }.map { ($0.reason.rawValue, $0.commits) }
    ) { first, _ in first }
    return CommitEvidence(
      count: counted.count, sha256: Digest(of: Array(ids.joined(separator: "\n").utf8)).hexadecimal,
      firstDay: tally.days.first, lastDay: tally.days.last, activeDays: tally.days.count,
      longestStreak: longestRun(of: tally.days),
      declaredCoAuthored: counted.count { $0.traits.contains(.declaredAssistance) }, types: types,
      excluded: excluded, signals: signals(of: counted))
  }

  private var window: DayRange? {
    guard let window = verdict.item.window, window.certainty != .unresolved else { return nil }
    return window.range
  }

  private func longestRun(of days: [CivilDay]) -> Int {
    var longest = 0
    var run = 0
    var previous: CivilDay?
    for day in days {
      run = previous.map { $0.advanced(by: 1) == day } == true ? run + 1 : 1
      longest = max(longest, run)
      previous = day
    }
    return longest
  }

  private func signals(of commits: [CommitFact]) -> [String: Int] {
    let found = IntegrityCheck.matches(
      commits, in: portfolio.history, today: portfolio.today, days: settings.dayRule)
    return Dictionary(
      uniqueKeysWithValues: CommitEvidence.signalNames.map { ($1, found[$0]?.count ?? 0) })
  }
}

extension EvidenceRecord {
  /// Version of the rules and of the join that this program has.
  package static let currentRules = "2026.1"
}

extension CriterionEvidence.Verdict {
  init(_ outcome: Outcome) {
    switch outcome {
    case .met: self = .met
    case .unmet: self = .unmet
    case .inconclusive: self = .inconclusive
    case .notApplicable: self = .notApplicable
    }
  }
}

extension RuleCall {
  /// The call on one line, such as `coverage.lines(minimum > 7000)`.
  var description: String {
    let texts = parameters.names.compactMap { name in
      parameters[name].map { value in
        switch value {
        case .threshold(let bound): "\(name) \(bound.comparison.rawValue) \(bound.value)"
        case .integer(let number): "\(name) = \(number)"
        case .text(let text): "\(name) = \(text)"
        case .list(let texts): "\(name) = \(texts.joined(separator: ", "))"
        case .flag(let flag): "\(name) = \(flag)"
        }
      }
    }
    return texts.isEmpty ? rule : "\(rule)(\(texts.joined(separator: "; ")))"
  }
}

/// Returns a text that may stand in a record: one line, at most 1000 characters.
private func oneLine(_ text: String) -> String {
  var line = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(1000) {
    line.append(isLine(String(scalar)) ? scalar : " ")
  }
  return line.isEmpty ? "-" : String(line)
}
