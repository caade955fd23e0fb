/// What the files of one project say, each value with the place it came from.
///
/// A project is a repository, or a folder of one that stands for itself.
package struct ProjectFacts: Sendable {
  /// Folder in the repository; empty for the repository itself.
  package let path: String

  package init(path: String) {
    self.path = path
  }
}
