package import Facts

/// What a project is about, as far as its files say it themselves.
package struct ProjectProfile: Sendable {
  let name: String
  /// Index into the repositories of the history.
  let repository: Int
  /// Names and titles by which a plan may call it, at least one.
  let titles: [String]
  /// How much a term stands for the project: 3 in its name or title, 2 in headings, dependencies and
  /// the introduction, 1 in names of files.
  let weights: [TextTerms.Term: Int]
  /// Names of the repository's tags.
  let tags: [String]
  /// Paths of files and folders, relative to the project, in lower case.
  let paths: Set<String>
  /// Whether it only holds other projects.
  let isContainer: Bool

  /// Longest part of a README that is looked at, in bytes.
  private static let readmeLimit = 16 << 10
  /// How many files of a project are looked at.
  private static let fileLimit = 5000

  /// Describes a project.
  ///
  /// - Parameters:
  ///   - tree: All files of the repository.
  package init(
    _ project: PortfolioFacts.Project, tree: FileTree, repository: RepositoryFacts
  ) {
    name = project.name
    self.repository = project.repository
    isContainer = project.facts.isContainer
    tags = repository.tags.map(\.name)
    let own = tree.entries(below: project.facts.path).prefix(Self.fileLimit)
    let drop = project.facts.path.isEmpty ? 0 : project.facts.path.utf8.count + 1
    let files = own.map { String(decoding: $0.path.utf8.dropFirst(drop), as: UTF8.self) }
    paths = Self.withFolders(files)
    let readme: ReadmeDocument? =
      if case .found(let fact) = project.facts.readme { fact.documents.first } else { nil }
    titles = [name] + [readme?.title].compactMap { $0 }
    var weights: [TextTerms.Term: Int] = [:]
    func add(_ texts: [String], _ weight: Int) {
      for term in TextTerms(texts).terms { weights[term] = max(weights[term] ?? 0, weight) }
    }
    add(titles, 3)
    add(readme.map { Self.introduction(of: $0, in: tree) } ?? [], 2)
    add(readme?.sections.map(\.heading) ?? [], 2)
    add(Self.dependencies(of: project.facts), 2)
    add(files, 1)
    self.weights = weights
  }

  private static func dependencies(of facts: ProjectFacts) -> [String] {
    guard case .found(let fact) = facts.dependencies else { return [] }
    let own = facts.path.isEmpty ? "" : facts.path + "/"
    return fact.manifests.filter { $0.path.hasPrefix(own) }.flatMap(\.dependencies).map(\.name)
      + fact.imports.map(\.module)
  }

  /// The prose of a README up to its second heading, without code and addresses.
  private static func introduction(of readme: ReadmeDocument, in tree: FileTree) -> [String] {
    guard let entry = tree[readme.path] else { return [] }
    let bytes: [UInt8]
    do throws(FileReadError) {
      bytes = try tree.contents(of: entry, limit: 1 << 20)
    } catch {
      // Already reported where the README itself is judged.
      return []
    }
    var lines: [String] = []
    var headings = 0
    var isCode = false
    for line in String(decoding: bytes.prefix(readmeLimit), as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("```") { isCode.toggle() }
      if line.hasPrefix("#"), !isCode { headings += 1 }
      if headings > 1 { break }
      if isCode || line.contains("://") || line.hasPrefix("#") { continue }
      lines.append(String(line))
    }
    return lines
  }

  private static func withFolders(_ files: [String]) -> Set<String> {
    var paths: Set<String> = []
    for file in files {
      var path = file.lowercased()[...]
      while !path.isEmpty, paths.insert(String(path)).inserted {
        path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
      }
    }
    return paths
  }
}
