package import Activity
package import CivilTime
package import Facts

/// A named claim about facts, with parameters.
///
/// A rule is one file: a type with its id, its defaults and one pure function from facts to a
/// finding. Hygiene, gate and plan items all use the same rules.
package protocol Rule: Sendable {
  /// `family.name`, ASCII, stable for ever.
  static var id: String { get }
  /// How much an unmet finding hurts.
  static var severity: Severity { get }
  /// Parameters by name with their default values, in one place.
  static var defaults: RuleParameters { get }

  /// Returns what the rule says.
  ///
  /// - Parameters:
  ///   - facts: What was read; a rule cannot look behind it.
  ///   - parameters: ``defaults`` with the caller's values on top.
  static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding
}

/// How much an unmet finding hurts, and its weight in the score.
///
/// - SeeAlso: OpenSSF Scorecard, which weighs critical 10, high 7.5, medium 5, low 2.5.
package enum Severity: String, Sendable, CaseIterable {
  case critical, high, medium, low, info

  /// Weight in the score, in quarters of Scorecard's unit, so that it stays an integer.
  package var weight: Int {
    switch self {
    case .critical: 40
    case .high: 30
    case .medium: 20
    case .low: 10
    case .info: 0
    }
  }
}

/// What a rule may look at.
package struct RuleFacts: Sendable {
  package let project: ProjectFacts
  /// The evaluation clock, as a day.
  package let today: CivilDay
  /// The window a plan item sets; nil means all of history.
  package let window: DayRange?
  /// The owner's commits in the whole portfolio; nil when no history was read.
  package let commits: OwnerCommits?
  /// Index of the project's repository in the history; nil means every repository.
  package let repository: Int?

  package init(
    project: ProjectFacts, today: CivilDay, window: DayRange? = nil, commits: OwnerCommits? = nil,
    repository: Int? = nil
  ) {
    self.project = project
    self.today = today
    self.window = window
    self.commits = commits
    self.repository = repository
  }
}
