/// What runs in continuous integration, for a whole repository.
package struct PipelineFact: Hashable, Sendable {
  /// One file that a CI system reads.
  package struct File: Hashable, Sendable {
    /// Such as `github` or `gitlab`.
    package let system: String
    /// Path in the repository.
    package let path: String
    /// Shell lines and used actions, with their lines in the file.
    package let commands: [Command]
    /// Whether anything but a person's click starts it.
    package let isTriggered: Bool
    /// Whether the file could be read as what it is.
    package let isReadable: Bool
  }

  /// A line that a pipeline runs, or an action it uses.
  package struct Command: Hashable, Sendable {
    package let text: String
    /// The text without words that begin with a dash.
    package let bare: String
    package let line: Int
    /// Whether the line is one of those that run tests.
    package let runsTests: Bool
  }

  package let files: [File]
  package let unreadable: [FileReadError]
}
