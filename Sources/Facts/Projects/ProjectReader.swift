/// Reads the facts of every project in a repository.
package struct ProjectReader {
  private let tree: FileTree
  private let readmes: ReadmeReader

  private init(tree: FileTree) {
    self.tree = tree
    readmes = ReadmeReader(repository: tree, resolver: LinkResolver(tree: tree))
  }

  /// Returns the projects of a repository by path, the repository itself first.
  ///
  /// Every file's content is read at most once; pictures are read when a README names them.
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
    for entry in project.entries where containers.wants(entry) {
      do {
        let bytes = try project.contents(of: entry, limit: ContainerReader.sizeLimit)
        containers.add(entry, path: project.repositoryPath(entry.path), bytes: bytes)
      } catch {
        containers.add(error)
      }
    }
    var facts = ProjectFacts(path: part.folder)
    facts.isContainer = part.isContainer
    facts.foreignFolders = part.foreignFolders
    facts.containers = containers.fact
    let foreign = part.foreignFolders.map(\.path)
    facts.coverage = .found(.read(repository: tree, project: project, foreignFolders: foreign))
    facts.readme = readmes.read(project: project)
    facts.tests = .found(.read(project))
    return facts
  }
}
