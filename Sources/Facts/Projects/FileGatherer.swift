/// What the files of one project say one by one, gathered in the order of the tree.
///
/// Each file is read once. Files can be gathered in several runs of neighbours by several tasks;
/// merging the runs in their order gives what one task would have gathered.
struct FileGatherer: Sendable {
  /// What is gathered; the rest of the readers stays empty.
  let subjects: ProjectSubjects
  private(set) var containers = ContainerReader()
  private(set) var dependencies = DependencyReader()
  private(set) var deployment = DeploymentReader()
  private(set) var notebooks = NotebookReader()
  private(set) var notes = NoteReader()
  private(set) var quality = QualityReader()
  private(set) var secrets = SecretReader()
  private(set) var storedFiles = StoredFileReader()
  private(set) var structure = StructureReader()
  private(set) var tests = TestReader()

  init(_ subjects: ProjectSubjects) { self.subjects = subjects }

  /// Reads neighbouring files of a project.
  mutating func add(_ entries: ArraySlice<FileEntry>, of project: FileTree) {
    var folders: FolderNames?
    for entry in entries {
      let names =
        folders.flatMap { $0.folder == entry.folder ? $0 : nil }
        ?? FolderNames(of: entry, in: project)
      folders = names
      add(ProjectFile(entry, of: project, folders: names), of: project)
    }
  }

  private mutating func add(_ file: ProjectFile, of project: FileTree) {
    if subjects.contains(.containers) { containers.add(file) }
    if subjects.contains(.dependencies) { dependencies.add(file) }
    if subjects.contains(.deployment) { deployment.add(file) }
    if subjects.contains(.notebooks) { notebooks.add(file, of: project) }
    if subjects.contains(.notes) { notes.add(file) }
    if subjects.contains(.quality) { quality.add(file) }
    if subjects.contains(.secrets) { secrets.add(file) }
    if subjects.contains(.storedFiles) { storedFiles.add(file) }
    if subjects.contains(.structure) { structure.add(file) }
    if subjects.contains(.tests) { tests.add(file) }
  }

  /// Adds what the folders around the project declare for it.
  mutating func addSurroundings(_ declarations: DependencyReader) {
    dependencies.merge(declarations)
  }

  /// Adds what was gathered from later files of the same project.
  mutating func merge(_ later: FileGatherer) {
    containers.merge(later.containers)
    dependencies.merge(later.dependencies)
    deployment.merge(later.deployment)
    notebooks.merge(later.notebooks)
    notes.merge(later.notes)
    quality.merge(later.quality)
    secrets.merge(later.secrets)
    storedFiles.merge(later.storedFiles)
    structure.merge(later.structure)
    tests.merge(later.tests)
  }
}
