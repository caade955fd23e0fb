/// What the files of one project say, each value with the place it came from.
///
/// A project is a repository, or a folder of one that stands for itself.
package struct ProjectFacts: Sendable {
  /// Folder in the repository; empty for the repository itself.
  package let path: String
  package var containers: Evidence<ContainerFact> = .notRead
  package var coverage: Evidence<CoverageFact> = .notRead
  package var dependencies: Evidence<DependencyFact> = .notRead
  package var deployment: Evidence<DeploymentFact> = .notRead
  /// Tracked folders of other people's and tools' work, outermost first.
  package var foreignFolders: [ForeignFolder] = []
  /// Whether it only holds other projects.
  package var isContainer = false
  package var ignore: Evidence<IgnoreFact> = .notRead
  package var licence: Evidence<LicenceFact> = .notRead
  package var notebooks: Evidence<NotebookFact> = .notRead
  package var notes: Evidence<NoteFact> = .notRead
  /// What the history holds beside the tree; read on its own, by ``PastFilesReader``.
  package var pastFiles: Evidence<PastFilesFact> = .notRead
  /// Pipelines of the whole repository.
  package var pipelines: Evidence<PipelineFact> = .notRead
  package var quality: Evidence<QualityFact> = .notRead
  package var readme: Evidence<ReadmeFact> = .notRead
  package var tests: Evidence<TestFact> = .notRead
  package var secrets: Evidence<SecretFact> = .notRead
  package var storedFiles: Evidence<StoredFileFact> = .notRead
  package var submodules: Evidence<SubmoduleFact> = .notRead
  package var structure: Evidence<StructureFact> = .notRead
  /// Languages of the project's own files.
  package var languages = SourceLanguages([])

  package init(path: String) {
    self.path = path
  }
}
