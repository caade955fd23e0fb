/// Reads the facts of every project in a repository.
package struct ProjectReader {
  private let tree: FileTree
  private let readmes: ReadmeReader
  private let ignoreRules: IgnoreRules
  private let licences: LicenceReader
  private let pipelines: Evidence<PipelineFact>

  private init(tree: FileTree) {
    self.tree = tree
    readmes = ReadmeReader(repository: tree, resolver: LinkResolver(tree: tree))
    ignoreRules = IgnoreRules(tree: tree)
    licences = LicenceReader(repository: tree)
    pipelines = PipelineReader(repository: tree).read()
  }

  /// Returns the projects of a repository by path, the repository itself first.
  ///
  /// Pictures are read when a README names them, other binary files not at all.
  ///
  /// - Parameter tree: All files of the repository.
  package static func read(tree: FileTree) -> [ProjectFacts] {
    let reader = ProjectReader(tree: tree)
    let splitter = ProjectSplitter(tree: tree, attributes: LinguistAttributes(tree: tree))
    return splitter.parts().map(reader.read)
  }

  private func read(_ part: ProjectSplitter.Part) -> ProjectFacts {
    let project = tree.subtree(part.folder, of: part.files)
    var containers = ContainerReader()
    var dependencies = DependencyReader()
    var deployment = DeploymentReader()
    var notebooks = NotebookReader()
    var notes = NoteReader()
    var quality = QualityReader()
    var secrets = SecretReader()
    var storedFiles = StoredFileReader()
    var structure = StructureReader()
    for entry in project.entries {
      let file = ProjectFile(entry, of: project)
      containers.add(file)
      dependencies.add(file)
      deployment.add(file)
      notebooks.add(file, of: project)
      notes.add(file)
      quality.add(file)
      secrets.add(file)
      storedFiles.add(file)
      structure.add(file)
    }
    dependencies.addSurroundings(of: part.folder, in: tree)
    var facts = ProjectFacts(path: part.folder)
    facts.isContainer = part.isContainer
    facts.foreignFolders = part.foreignFolders
    facts.containers = containers.fact
    let foreign = part.foreignFolders.map(\.path)
    facts.coverage = .found(.read(repository: tree, project: project, foreignFolders: foreign))
    facts.dependencies = dependencies.fact
    facts.deployment = .found(deployment.fact)
    facts.ignore = .found(ignoreFact(part))
    facts.licence = licences.read(project: part.folder)
    facts.notebooks = notebooks.fact
    facts.notes = .found(notes.fact)
    facts.pipelines = pipelines
    facts.quality = .found(quality.fact)
    facts.readme = readmes.read(project: project)
    facts.secrets = .found(secrets.fact)
    facts.storedFiles = .found(storedFiles.fact)
    facts.structure = .found(structure.fact)
    facts.tests = .found(.read(project))
    return facts
  }

  private func ignoreFact(_ part: ProjectSplitter.Part) -> IgnoreFact {
    let foreign = part.foreignFolders.flatMap { tree.entries(below: $0.path) }
    let tracked = (part.files + foreign).compactMap { entry in
      ignoreRules.rule(ignoring: entry.path).map {
        IgnoreFact.Tracked(path: entry.path, rule: $0)
      }
    }
    return IgnoreFact(
      rules: ignoreRules.rules(for: part.folder), trackedAndIgnored: tracked,
      unreadable: ignoreRules.unreadable)
  }
}
