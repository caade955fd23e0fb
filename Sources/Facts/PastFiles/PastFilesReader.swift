package import GitReader

/// Searches what commits added and the tree of HEAD holds no more, each content once.
///
/// - SeeAlso: docs/decisions/0053-secrets-in-history.md
package struct PastFilesReader {
  /// How much of a history is searched.
  package struct Limits: Sendable {
    package var commits = 10_000
    /// The newest of a history with more commits.
    package var newest = 2_000
    /// Contents that are read.
    package var files = 30_000
    /// Bytes of those contents in all.
    package var bytes = 192 << 20

    package init() {}
  }

  /// More places than this are not needed to act.
  private static let mostKeys = 200

  private let objects: ObjectDatabase
  private let limits: Limits
  private let patterns = SecretPatterns.standard
  private let words = StoredFileWords.standard
  private let foreignFolders = ProjectWords.standard.foreignFolders
  private var known: ObjectIDSet
  private var fact = PastFilesFact()
  private var bytesLeft: Int

  private init(_ repository: borrowing Repository, _ tree: FileTree, _ limits: Limits) {
    objects = repository.objects
    self.limits = limits
    bytesLeft = limits.bytes
    known = ObjectIDSet()
    for entry in tree.entries { if let id = entry.id { known.insert(id) } }
  }

  /// Returns the projects with what their history holds beside the tree.
  ///
  /// A path belongs to the project that has its folder today, else to the repository's own. Files in
  /// folders of other people's work are not looked at.
  ///
  /// - Parameters:
  ///   - projects: The projects of `tree`.
  ///   - head: The commit whose history is searched.
  ///   - tree: The files of that commit.
  ///   - tasks: How many tasks compare trees at the same time.
  /// - Throws: As ``GitReader/Repository/history(of:_:_:)``.
  /// - Complexity: One comparison of trees a commit, and one reading of each content.
  package static func adding(
    to projects: [ProjectFacts], in repository: borrowing Repository, head: ObjectID,
    tree: FileTree, tasks: Int = 1, limits: Limits = Limits()
  ) throws(GitError) -> [ProjectFacts] {
    var reader = PastFilesReader(repository, tree, limits)
    try reader.read(repository, head: head, tasks: tasks)
    return reader.distributed(to: projects, tree)
  }

  private mutating func read(
    _ repository: borrowing Repository, head: ObjectID, tasks: Int
  ) throws(GitError) {
    var options = PathOptions()
    options.comparesMerges = true
    options.cutsAreFirst = true
    options.mostCommits = limits.commits
    options.newest = limits.newest
    let history = try repository.history(
      of: PathSelection([""]), HistoryRequest(roots: .commits([head]), threads: tasks), options)
    if !history.scan.isComplete { fact.gap = .incomplete }
    if history.scan.commitCount > limits.commits { fact.gap = .limit }
    if !history.problems.isEmpty { fact.gap = fact.gap ?? .incomplete }
    // The scan goes from the last commit back: this way a content meets the commit that wrote it.
    var end = history.events.endIndex
    while let commit = history.events[..<end].last?.commit {
      let start = (history.events[..<end].lastIndex { $0.commit != commit } ?? -1) + 1
      for event in history.events[start..<end] {
        if let blob = event.change.new, known.insert(blob) {
          read(blob, event.change.path, in: commit)
        }
      }
      end = start
    }
  }

  private mutating func read(_ blob: ObjectID, _ path: String, in commit: ObjectID) {
    let folders = path.utf8.split(separator: UInt8(ascii: "/")).dropLast()
      .map { Substring($0).lowercased() }
    if folders.contains(where: foreignFolders.contains) { return }
    let entry = FileEntry(path: path, kind: .regular, id: blob)
    let name = entry.name.lowercased()
    let ending = entry.ending.lowercased()
    if words.models.contains(ending) { return addModel(blob, path, commit) }
    if ProjectFile.isBinary(ending: ending) { return }
    guard fact.searched < limits.files, bytesLeft > 0 else {
      fact.gap = .limit
      return
    }
    do throws(GitError) {
      let bytes = try objects.blob(blob, limit: ProjectFile.textLimit)
      bytesLeft -= bytes.count
      fact.searched += 1
      if ProjectFile.looksBinary(bytes) { return }
      search(
        bytes,
        SecretPlace(path: path, name: name, ending: ending, folders: folders, patterns), commit)
    } catch {
      // A submodule is listed like a file; a text that is too large is not searched in HEAD either.
      if error.code != .wrongKind, error.code != .objectTooLarge {
        fact.gap = fact.gap ?? .incomplete
      }
    }
  }

  private mutating func addModel(_ blob: ObjectID, _ path: String, _ commit: ObjectID) {
    do throws(GitError) {
      let size = try objects.header(of: blob).size
      // A pointer of Git LFS has less than 200 bytes, and no model has.
      guard size >= 1_024 else { return }
      fact.models.append(.init(path: path, bytes: size, commit: commit.description))
    } catch {
      fact.gap = fact.gap ?? .incomplete
    }
  }

  private mutating func search(_ bytes: [UInt8], _ place: SecretPlace, _ commit: ObjectID) {
    if place.isEnvironment, environmentAssignments(in: bytes) > 0 {
      fact.environmentFiles.append(
        .init(path: place.path, bytes: bytes.count, commit: commit.description))
    }
    guard !place.isSample, fact.keys.count < Self.mostKeys else { return }
    for sighting in SecretSearch(bytes, at: place, patterns).sightings(limit: 20)
    where sighting.certainty == .key {
      fact.keys.append(
        .init(
          kind: sighting.kind, path: place.path, line: sighting.line, commit: commit.description))
    }
  }

  // MARK: Projects

  private func distributed(to projects: [ProjectFacts], _ tree: FileTree) -> [ProjectFacts] {
    let owners = Dictionary(
      projects.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    let present = projects.flatMap { $0.secrets.value?.sightings ?? [] }
      .reduce(into: Set<[String]>()) { $0.insert([$1.path, $1.kind]) }
    var facts = projects.map { _ in
      var part = PastFilesFact()
      (part.searched, part.gap) = (fact.searched, fact.gap)
      return part
    }
    func owner(of path: String) -> Int {
      var folder = path[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        if let index = owners[String(folder)] { return index }
      }
      return owners[""] ?? 0
    }
    // One key stays in a file through many versions of it.
    var told: Set<[String]> = present
    for key in fact.keys where told.insert([key.path, key.kind]).inserted {
      facts[owner(of: key.path)].keys.append(key)
    }
    var paths: Set<String> = []
    for file in fact.environmentFiles
    where tree[file.path] == nil && paths.insert(file.path).inserted {
      facts[owner(of: file.path)].environmentFiles.append(file)
    }
    for file in fact.models { facts[owner(of: file.path)].models.append(file) }
    return zip(projects, facts).map { project, fact in
      var project = project
      project.pastFiles = .found(fact)
      return project
    }
  }
}
