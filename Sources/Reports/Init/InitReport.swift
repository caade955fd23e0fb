/// What `init` found and did.
package struct InitReport: Sendable {
  /// What became of the file.
  package enum Outcome: String, Sendable, CaseIterable {
    /// Only shown: nobody said yes.
    case proposed
    case written
    /// The file is there already, word for word.
    case unchanged
    /// Another file is there and was left as it is.
    case differs
  }

  /// Absolute path of the `milepost.yml`.
  package let path: String
  /// The proposed text.
  package let content: String
  package let outcome: Outcome
  /// Absolute paths.
  package let repositories: [String]
  /// Absolute paths, the best first.
  package let plans: [String]
  /// Lines that only the proposal has, when the file differs.
  package let added: [String]
  /// Lines that only the file has, when it differs.
  package let removed: [String]

  package init(
    path: String, content: String, outcome: Outcome, repositories: [String], plans: [String],
    added: [String], removed: [String]
  ) {
    self.path = path
    self.content = content
    self.outcome = outcome
    self.repositories = repositories
    self.plans = plans
    self.added = added
    self.removed = removed
  }
}
