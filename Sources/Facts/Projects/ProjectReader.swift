/// Reads the facts of every project in a repository.
package struct ProjectReader {
  private let tree: FileTree
  private let subjects: ProjectSubjects
  // nil when nobody asks for them.
  private let readmes: ReadmeReader?
  private let ignoreRules: IgnoreRules?
  private let licences: LicenceReader?
  private let surroundings: SurroundingDeclarations?
  private let pipelines: Evidence<PipelineFact>
  private let submodules: SubmoduleReader?
  /// The tracked files of a work tree; nil when all files are tracked.
  private let tracked: FileTree?

  private init(
    tree: FileTree, tracked: FileTree?, pipelines: Evidence<PipelineFact>, subjects: ProjectSubjects
  ) {
    self.tree = tree
    self.tracked = tracked
    self.pipelines = pipelines
    self.subjects = subjects
    readmes =
      subjects.contains(.readme)
      ? ReadmeReader(repository: tree, resolver: LinkResolver(tree: tree)) : nil
    ignoreRules = subjects.contains(.ignore) ? IgnoreRules(tree: tree) : nil
    licences = subjects.contains(.licence) ? LicenceReader(repository: tree) : nil
    surroundings =
      subjects.contains(.dependencies) ? SurroundingDeclarations(repository: tree) : nil
    submodules = subjects.contains(.submodules) ? SubmoduleReader(repository: tree) : nil
  }

  /// Returns the projects of a repository by path, the repository itself first.
  ///
  /// Pictures are read when a README names them, other binary files not at all.
  ///
  /// - Parameters:
  ///   - tree: All files of the repository.
  ///   - tracked: The tracked files, when the tree is a work tree.
  ///   - tasks: How many tasks may read files at the same time; the result does not depend on it.
  ///   - subjects: What is read; the rest stays unread.
  package static func read(
    tree: FileTree, tracked: FileTree? = nil, tasks: Int = 1, subjects: ProjectSubjects = .all
  ) -> [ProjectFacts] {
    let splitter = ProjectSplitter(tree: tree, attributes: LinguistAttributes(tree: tree))
    let parts = splitter.parts()
    let gathered = ParallelGathering(tree: tree, parts: parts, subjects: subjects)
      .gathered(tasks: tasks)
    let pipelines =
      subjects.contains(.pipelines) ? PipelineReader(repository: tree).read() : .notRead
    let reader = ProjectReader(
      tree: tree, tracked: tracked, pipelines: pipelines, subjects: subjects)
    var projects = [ProjectFacts?](repeating: nil, count: parts.count)
    if tasks > 1, parts.count > 1, tracked == nil, let reopening = tree.reopening {
      let open: @Sendable () -> ProjectReader? = {
        reopening().map {
          ProjectReader(tree: $0, tracked: nil, pipelines: pipelines, subjects: subjects)
        }
      }
      projects = ParallelWork.results(of: parts.count, tasks: tasks, opening: open) {
        $0.read(parts[$1], gathered[$1])
      }
    }
    return parts.indices.map { projects[$0] ?? reader.read(parts[$0], gathered[$0]) }
  }

  private func read(_ part: ProjectSplitter.Part, _ files: FileGatherer) -> ProjectFacts {
    let project = tree.subtree(part.folder, of: part.files)
    var files = files
    if let surroundings { files.addSurroundings(surroundings.around(part.folder)) }
    var facts = ProjectFacts(path: part.folder)
    facts.isContainer = part.isContainer
    facts.foreignFolders = part.foreignFolders.filter { tracked?.hasFolder($0.path) ?? true }
    facts.languages = SourceLanguages(part.files)
    let foreign = part.foreignFolders.map(\.path)
    facts.containers = asked(.containers, files.containers.fact)
    facts.coverage = asked(
      .coverage,
      .found(.read(repository: tree, project: project, foreignFolders: foreign)))
    facts.dependencies = asked(.dependencies, files.dependencies.fact)
    facts.deployment = asked(.deployment, .found(files.deployment.fact))
    facts.ignore = ignoreRules.map { .found(ignoreFact(part, $0)) } ?? .notRead
    facts.licence = licences?.read(project: part.folder) ?? .notRead
    facts.notebooks = asked(.notebooks, files.notebooks.fact)
    facts.notes = asked(.notes, .found(files.notes.fact))
    facts.pipelines = pipelines
    facts.quality = asked(.quality, .found(files.quality.fact))
    facts.readme = readmes?.read(project: project) ?? .notRead
    facts.secrets = asked(.secrets, .found(files.secrets.fact))
    facts.storedFiles = asked(.storedFiles, .found(files.storedFiles.fact))
    facts.submodules = submodules?.read(part.files) ?? .notRead
    facts.structure = asked(.structure, .found(files.structure.fact))
    facts.tests = asked(.tests, .found(files.tests.fact))
    return facts
  }

  private func asked<Fact>(
    _ subject: ProjectSubjects, _ evidence: @autoclosure () -> Evidence<Fact>
  ) -> Evidence<Fact> {
    subjects.contains(subject) ? evidence() : .notRead
  }

  private func ignoreFact(_ part: ProjectSplitter.Part, _ rules: IgnoreRules) -> IgnoreFact {
    var ignored: [IgnoreFact.Tracked] = []
    func add(_ entries: some Sequence<FileEntry>) {
      for entry in entries where tracked == nil || tracked?[entry.path] != nil {
        guard let rule = rules.rule(ignoring: entry.path) else { continue }
        ignored.append(IgnoreFact.Tracked(path: entry.path, rule: rule))
      }
    }
    add(part.files)
    for folder in part.foreignFolders { add(tree.entries(below: folder.path)) }
    return IgnoreFact(
      rules: rules.rules(for: part.folder), trackedAndIgnored: ignored,
      unreadable: rules.unreadable)
  }
}
