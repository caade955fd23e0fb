/// The owner worked on the project in the window.
package enum ActivityCommitsInWindow: Rule {
  package static let id = "activity.commits-in-window"
  package static let severity = Severity.medium
  /// `commits`: how many, merges aside.
  package static let defaults = RuleParameters(["commits": .threshold(Threshold(.atLeast, 1))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    CommitCounting.evaluate(id, facts, parameters.threshold("commits") ?? Threshold(.atLeast, 1))
  }
}
