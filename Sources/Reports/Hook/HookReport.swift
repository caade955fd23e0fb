/// What became of the commit-msg hook of a repository.
package struct HookReport: Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    case installed
    /// Ours is there already, word for word.
    case present
    /// Somebody else's hook is there and was left as it is.
    case foreign
    /// The folder of hooks serves other repositories, too; nothing was written.
    case shared
    /// Ours was edited and was left as it is.
    case changed
    case removed
    /// There is no hook.
    case absent
    /// The hook is not ours and was not taken away.
    case kept
  }

  /// Absolute path of the hook.
  package let path: String
  package let outcome: Outcome
  /// The line that does in a hook of one's own what ours does.
  package let line: String

  package init(path: String, outcome: Outcome, line: String) {
    self.path = path
    self.outcome = outcome
    self.line = line
  }

  /// Whether the hook is as it was asked for.
  package var isDone: Bool {
    switch outcome {
    case .installed, .present, .removed, .absent: true
    case .foreign, .shared, .changed, .kept: false
    }
  }
}
