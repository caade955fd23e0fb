/// What the files of one project say, each value with the place it came from.
///
/// A project is a repository, or a folder of one that stands for itself.
package struct ProjectFacts: Sendable {
  /// Folder in the repository; empty for the repository itself.
  package let path: String
  package var containers: Evidence<ContainerFact> = .notRead
  package var coverage: Evidence<CoverageFact> = .notRead
  /// Tracked folders of other people's and tools' work, outermost first.
  package var foreignFolders: [ForeignFolder] = []
  /// Whether it only holds other projects.
  package var isContainer = false
  package var readme: Evidence<ReadmeFact> = .notRead
  package var tests: Evidence<TestFact> = .notRead

  package init(path: String) {
    self.path = path
  }
}
