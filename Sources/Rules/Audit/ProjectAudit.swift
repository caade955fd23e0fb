package import CivilTime
import Facts

/// A finding that is accepted, with the reason and the last day on which that holds.
package struct Waiver: Hashable, Sendable {
  package let rule: String
  /// Project name; nil for all.
  package let project: String?
  package let reason: String
  /// nil holds for ever.
  package let until: CivilDay?

  package init(rule: String, project: String?, reason: String, until: CivilDay?) {
    self.rule = rule
    self.project = project
    self.reason = reason
    self.until = until
  }

  /// Whether it accepts a finding on a day.
  package func covers(_ rule: String, project: String, on day: CivilDay) -> Bool {
    self.rule == rule && (self.project ?? project) == project && (until.map { day <= $0 } ?? true)
  }
}

/// The findings on one project, worst first, and what they come to.
package struct ProjectAudit: Sendable {
  /// A finding with what it weighs.
  package struct Entry: Sendable {
    package let finding: Finding
    package let severity: Severity
    /// Points the score would win if this finding were met; 0 for those that are.
    package let gain: Int
    /// Why the finding is accepted; nil when it is not.
    package let waiver: Waiver?
  }

  /// Name of the project.
  package let project: String
  /// Worst first: unmet by severity, inconclusive, waived, met, not applicable.
  package let entries: [Entry]
  package let score: AuditScore

  /// Applies rules to a project.
  ///
  /// - Parameters:
  ///   - project: Name of the project.
  ///   - facts: What was read.
  ///   - profile: Which rules apply.
  ///   - parameters: Values on top of the defaults, by rule id; a rule named here always applies.
  ///   - waivers: Findings that are accepted; they count neither for nor against.
  package init(
    project: String, facts: RuleFacts, profile: AuditProfile,
    parameters: [String: RuleParameters] = [:], waivers: [Waiver] = []
  ) {
    self.project = project
    var results: [(finding: Finding, severity: Severity, waiver: Waiver?)] = []
    for rule in allRules where parameters[rule.id] != nil || profile.applies(rule.id) {
      if facts.project.isContainer, !AuditProfile.appliesToContainers(rule.id) { continue }
      let finding = rule.evaluate(
        facts, rule.defaults.merging(parameters[rule.id] ?? RuleParameters()))
      let waiver =
        finding.outcome == .met || finding.outcome == .notApplicable
        ? nil : waivers.first { $0.covers(rule.id, project: project, on: facts.today) }
      results.append((finding, rule.severity, waiver))
    }
    let weighed = results.filter { $0.waiver == nil }.map { ($0.finding, $0.severity.weight) }
    let score = AuditScore(weighed)
    self.score = score
    entries = results.map { result in
      Entry(
        finding: result.finding, severity: result.severity,
        gain: result.waiver == nil
          ? Self.gain(of: result.finding, among: weighed, score: score) : 0,
        waiver: result.waiver)
    }.sorted { $0.order < $1.order }
  }

  private static func gain(
    of finding: Finding, among weighed: [(Finding, Int)], score: AuditScore
  ) -> Int {
    guard finding.outcome == .unmet, let value = score.value else { return 0 }
    let better = weighed.map { entry -> (Finding, Int) in
      guard entry.0.rule == finding.rule else { return entry }
      return (
        Finding(rule: entry.0.rule, outcome: .met, message: entry.0.message), entry.1
      )
    }
    return (AuditScore(better).value ?? value) - value
  }
}

extension ProjectAudit.Entry {
  /// Smaller comes first.
  fileprivate var order: (Int, Int, String) { (rank, -severity.weight, finding.rule) }

  private var rank: Int {
    if waiver != nil { return 2 }
    return switch finding.outcome {
    case .unmet: 0
    case .inconclusive: 1
    case .met: 3
    case .notApplicable: 4
    }
  }
}
