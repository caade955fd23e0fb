/// Reads the facts of every project in a repository.
package struct ProjectReader {
  private let tree: FileTree
  private let readmes: ReadmeReader
  private let ignoreRules: IgnoreRules
  private let licences: LicenceReader
  private let pipelines: Evidence<PipelineFact>
  private let submodules: SubmoduleReader
  /// The tracked files of a work tree; nil when all files are tracked.
  private let tracked: FileTree?

  private init(tree: FileTree, tracked: FileTree?) {
    self.tree = tree
    self.tracked = tracked
    readmes = ReadmeReader(repository: tree, resolver: LinkResolver(tree: tree))
    ignoreRules = IgnoreRules(tree: tree)
    licences = LicenceReader(repository: tree)
    pipelines = PipelineReader(repository: tree).read()
    submodules = SubmoduleReader(repository: tree)
  }

  /// Returns the projects of a repository by path, the repository itself first.
  ///
  /// Pictures are read when a README names them, other binary files not at all.
  ///
  /// - Parameters:
  ///   - tree: All files of the repository.
  ///   - tracked: The tracked files, when the tree is a work tree.
  ///   - tasks: How many tasks may read files at the same time; the result does not depend on it.
  package static func read(
    tree: FileTree, tracked: FileTree? = nil, tasks: Int = 1
  ) -> [ProjectFacts] {
    let reader = ProjectReader(tree: tree, tracked: tracked)
    let splitter = ProjectSplitter(tree: tree, attributes: LinguistAttributes(tree: tree))
    let parts = splitter.parts()
    let gathered = ParallelGathering(tree: tree, parts: parts).gathered(tasks: tasks)
    return zip(parts, gathered).map(reader.read)
  }

  private func read(_ part: ProjectSplitter.Part, _ files: FileGatherer) -> ProjectFacts {
    let project = tree.subtree(part.folder, of: part.files)
    var files = files
    files.addSurroundings(of: part.folder, in: tree)
    var facts = ProjectFacts(path: part.folder)
    facts.isContainer = part.isContainer
    facts.foreignFolders = part.foreignFolders.filter { tracked?.hasFolder($0.path) ?? true }
    facts.containers = files.containers.fact
    let foreign = part.foreignFolders.map(\.path)
    facts.coverage = .found(.read(repository: tree, project: project, foreignFolders: foreign))
    facts.dependencies = files.dependencies.fact
    facts.deployment = .found(files.deployment.fact)
    facts.ignore = .found(ignoreFact(part))
    facts.licence = licences.read(project: part.folder)
    facts.notebooks = files.notebooks.fact
    facts.notes = .found(files.notes.fact)
    facts.pipelines = pipelines
    facts.quality = .found(files.quality.fact)
    facts.readme = readmes.read(project: project)
    facts.secrets = .found(files.secrets.fact)
    facts.storedFiles = .found(files.storedFiles.fact)
    facts.submodules = submodules.read(part.files)
    facts.structure = .found(files.structure.fact)
    facts.tests = .found(files.tests.fact)
    return facts
  }

  private func ignoreFact(_ part: ProjectSplitter.Part) -> IgnoreFact {
    let foreign = part.foreignFolders.flatMap { tree.entries(below: $0.path) }
    let files = (part.files + foreign).filter { tracked == nil || tracked?[$0.path] != nil }
    let ignored = files.compactMap { entry in
      ignoreRules.rule(ignoring: entry.path).map {
        IgnoreFact.Tracked(path: entry.path, rule: $0)
      }
    }
    return IgnoreFact(
      rules: ignoreRules.rules(for: part.folder), trackedAndIgnored: ignored,
      unreadable: ignoreRules.unreadable)
  }
}
