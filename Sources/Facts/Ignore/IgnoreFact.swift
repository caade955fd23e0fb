/// What a project's `.gitignore` says and what it should have kept out.
package struct IgnoreFact: Hashable, Sendable {
  /// A tracked file that a line ignores.
  package struct Tracked: Hashable, Sendable {
    /// Path in the repository.
    package let path: String
    package let rule: IgnoreRules.Rule
  }

  /// Lines that apply to the project.
  package let rules: [IgnoreRules.Rule]
  package let trackedAndIgnored: [Tracked]
  package let unreadable: [FileReadError]
}
