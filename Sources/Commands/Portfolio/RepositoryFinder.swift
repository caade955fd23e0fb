import GitReader
import MilepostResources

/// Finds the repositories that a command is about.
struct RepositoryFinder {
  /// A repository's folder, before it is opened.
  struct Candidate: Equatable, Sendable {
    /// Absolute path.
    let path: String
    /// Name in reports and links.
    let name: String
  }

  let context: CommandContext

  /// Returns the repositories of the given paths, else of the configuration, else the enclosing
  /// one, else those below the working directory; sorted by name, each path once.
  ///
  /// - Throws: exit 66 when a path does not exist or holds no repository.
  func find(_ paths: [String]) throws(Failure) -> [Candidate] {
    var found: [Candidate] = []
    if !paths.isEmpty {
      for path in paths { found += try search(context.environment.absolutePath(path), given: path) }
    } else if !context.configuration.repositories.isEmpty {
      for repository in context.configuration.repositories {
        let below = try search(repository.path, given: repository.path)
        found +=
          below.count == 1
          ? [Candidate(path: below[0].path, name: repository.name ?? below[0].name)] : below
      }
    } else if let enclosing = enclosingRepository() {
      found = [enclosing]
    } else {
      found = try search(context.environment.workingDirectory, given: ".")
    }
    return named(found)
  }

  /// Names of repositories that are alike get their parent folder in front.
  private func named(_ candidates: [Candidate]) -> [Candidate] {
    guard candidates.count > 1 else { return candidates }
    var seen: Set<String> = []
    let unique = candidates.filter { seen.insert($0.path).inserted }
    let counts = Dictionary(grouping: unique, by: \.name).mapValues(\.count)
    return unique.map { candidate in
      guard counts[candidate.name, default: 0] > 1 else { return candidate }
      let parts = candidate.path.split(separator: "/").suffix(2)
      return Candidate(path: candidate.path, name: parts.joined(separator: "/"))
    }.sorted { ($0.name, $0.path) < ($1.name, $1.path) }
  }

  private func search(_ path: String, given: String) throws(Failure) -> [Candidate] {
    guard let kind = PathKind(at: path) else {
      throw Failure(.inputNotFound, Message("error.path.none", ["path": .text(given)]))
    }
    guard kind == .folder else {
      throw Failure(.inputNotFound, Message("error.path.not-a-folder", ["path": .text(given)]))
    }
    let folder = Self.standardised(path)
    if Self.isRepository(folder) { return [Self.candidate(folder)] }
    let found = Self.repositories(below: folder, levels: 2)
    guard !found.isEmpty else {
      throw Failure(
        .inputNotFound, Message("error.path.no-repository", ["path": .text(given)]),
        cause: Message("cause.searched-two-levels"), hints: [Message("hint.name-repository")])
    }
    return found
  }

  private static func repositories(below folder: String, levels: Int) -> [Candidate] {
    guard levels > 0 else { return [] }
    let names = PathKind.folders(in: folder).filter { !$0.hasPrefix(".") && $0 != "node_modules" }
    return Processors.map(names, fewest: 64) { name -> [Candidate] in
      let path = folder == "/" ? "/" + name : "\(folder)/\(name)"
      return isRepository(path)
        ? [candidate(path)] : repositories(below: path, levels: levels - 1)
    }.flatMap { $0 }
  }

  private func enclosingRepository() -> Candidate? {
    var folder = Self.standardised(context.environment.workingDirectory)
    while true {
      if Self.isRepository(folder) { return Self.candidate(folder) }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// A work tree, a linked work tree or submodule (`.git` file), or a bare repository.
  private static func isRepository(_ folder: String) -> Bool {
    if PathKind(at: folder + "/.git") != nil { return true }
    return PathKind(at: folder + "/HEAD") != nil
      && PathKind(at: folder + "/objects", followsLinks: false) == .folder
      && PathKind(at: folder + "/refs", followsLinks: false) == .folder
  }

  private static func candidate(_ path: String) -> Candidate {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return Candidate(
      path: path, name: last.hasSuffix(".git") && last.count > 4 ? String(last.dropLast(4)) : last)
  }

  /// Without `.`, `..`, doubled and final slashes; symbolic links stay as the person wrote them.
  static func standardised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    guard !parts.isEmpty else { return "/" }
    return parts.reduce(into: "") { $0 += "/" + String($1) }
  }
}

/// Not the narrower question of the hooks, which never follow a link.
private typealias PathKind = GitReader.FileKind
