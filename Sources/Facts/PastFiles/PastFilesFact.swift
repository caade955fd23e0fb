/// What the history of a project holds that its tree holds no more; never the value of a secret.
package struct PastFilesFact: Hashable, Sendable {
  /// A key in a file as a commit wrote it.
  package struct Key: Hashable, Sendable {
    /// Such as `github-token`.
    package let kind: String
    /// Path in the repository at that commit.
    package let path: String
    package let line: Int
    /// Id of a commit that wrote it.
    package let commit: String
  }

  /// A file that is gone.
  package struct File: Hashable, Sendable {
    /// Path in the repository at that commit.
    package let path: String
    package let bytes: Int
    /// Id of a commit that wrote it.
    package let commit: String
  }

  /// Why some of the history was not looked at.
  package enum Gap: String, Hashable, Sendable {
    /// More commits, files or bytes than ``PastFilesReader/Limits`` allow.
    case limit
    /// The clone is shallow, or objects are missing or damaged.
    case incomplete
  }

  /// Keys that no file of the tree holds at the same path, in the order of the commits.
  package internal(set) var keys: [Key] = []
  /// Files of environment variables with values, whose path is tracked no more.
  package internal(set) var environmentFiles: [File] = []
  /// Trained models whose content is tracked no more.
  package internal(set) var models: [File] = []
  /// Number of texts of the repository's history that were searched.
  package internal(set) var searched = 0
  package internal(set) var gap: Gap?
}
