internal import CivilTime
internal import Facts

/// The findings on one project, worst first, and what they come to.
package struct ProjectAudit: Sendable {
  /// A finding with what it weighs.
  package struct Entry: Sendable {
    package let finding: Finding
    package let severity: Severity
    /// Points the score would win if this finding alone were met; 0 for those that are.
    package fileprivate(set) var gain = 0
    /// Why the finding is accepted; nil when it is not.
    package let waiver: Waiver?
    /// A waiver that no longer holds; nil when there is none, or another one holds.
    package let expired: Waiver?
  }

  /// Name of the project.
  package let project: String
  /// Its folder in the repository, `.` for the repository itself.
  package let folder: String
  /// Worst first: unmet by severity, inconclusive, waived, met, not applicable.
  package private(set) var entries: [Entry]
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
    let folder = facts.project.path.isEmpty ? "." : facts.project.path
    self.folder = folder
    entries = allRules.filter { parameters[$0.id] != nil || profile.applies($0.id) }
      .filter { !facts.project.isContainer || AuditProfile.appliesToContainers($0.id) }
      .map { rule in
        Entry(
          rule.evaluate(facts, rule.defaults.merging(parameters[rule.id] ?? RuleParameters()))
            .placed(in: folder),
          severity: rule.severity,
          waivers: waivers.filter { $0.concerns(rule.id, project: project) }, today: facts.today)
      }
    score = AuditScore(
      entries.filter { $0.waiver == nil }.map { ($0.finding.outcome, $0.severity.weight) })
    for index in entries.indices where entries[index].waiver == nil {
      entries[index].gain = gain(settling: [entries[index]])
    }
    entries.sort { $0.order < $1.order }
  }
}

extension ProjectAudit.Entry {
  fileprivate init(
    _ finding: Finding, severity: Severity, waivers: [Waiver], today: CivilDay
  ) {
    let isBad = finding.outcome == .unmet || finding.outcome == .inconclusive
    let holding = isBad ? waivers.first { $0.holds(on: today) } : nil
    self.init(
      finding: finding, severity: severity, waiver: holding,
      expired: isBad && holding == nil ? waivers.first : nil)
  }

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

extension Finding {
  /// What is missing has no place of its own; it is missed in the project's folder.
  fileprivate func placed(in folder: String) -> Finding {
    guard places.isEmpty, outcome == .unmet || outcome == .inconclusive else { return self }
    return Finding(
      rule: rule, outcome: outcome, message: message,
      places: [Place(path: folder)], measured: measured, remedy: remedy)
  }
}
