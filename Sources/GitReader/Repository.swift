/// A git repository that is open for reading, and for nothing else.
///
/// Everything is read here, bounded; libgit2 gives a second opinion on a pack that seems damaged, and
/// hashes where somebody else relies on the answer. `$GIT_DIR` and its relatives are not looked at. One task uses a repository at
/// a time; open it again instead of sharing it.
///
/// - SeeAlso: docs/decisions/0010-what-libgit2-reads.md, 0070-own-pack-reader.md, 0077-two-hashes.md
package struct Repository: ~Copyable {
  /// Absolute path of the folder with HEAD, without symbolic links.
  package let gitFolder: String
  /// Absolute path of the folder with the references; differs from `gitFolder` in a linked work tree.
  package let commonFolder: String
  /// Absolute path of the files; nil for a bare repository.
  package let workTree: String?
  /// The repository's own settings, with what they include.
  package let configuration: GitConfiguration
  /// Reads single objects, also after this value is gone.
  package let objects: ObjectDatabase

  private let references: ReferenceStore
  private let openingProblems: [RepositoryProblem]
  private let shallowIDs: ObjectIDSet

  private init(_ opening: RepositoryOpening, _ objects: ObjectDatabase) {
    gitFolder = opening.layout.gitFolder
    commonFolder = opening.layout.commonFolder
    workTree = opening.layout.workTree
    configuration = opening.configuration
    self.objects = objects
    references = opening.references
    shallowIDs = opening.shallow.ids
    openingProblems = opening.problems
  }

  /// Opens the repository whose root is the given folder.
  ///
  /// - Parameters:
  ///   - path: A work tree (also a linked one, or a submodule's), a bare repository, or a `.git`
  ///     folder; for a folder inside a work tree see ``discover(from:)``.
  ///   - trust: Whose repositories are read.
  /// - Throws: ``GitError`` with the path: not there, not a repository, not the user's, or of a
  ///   format that is not supported, which is named.
  package static func open(at path: String, trust: OwnerTrust) throws(GitError) -> Repository {
    let opening = try RepositoryOpening.read(at: path, trust: trust)
    return Repository(
      opening, try ObjectDatabase.open(opening.layout.commonFolder + "/objects"))
  }

  /// Returns the first folder at or above a path that ``open(at:trust:)`` may open, or nil.
  package static func discover(from path: String) -> String? {
    RepositoryLayout.discover(from: path)
  }

  /// What was left out so far while the rest could be read; packs that came later included.
  package var problems: [RepositoryProblem] { openingProblems + objects.problems }

  /// Whether the repository is a shallow clone.
  package var isShallow: Bool { !shallowIDs.isEmpty }

  /// Commits whose parents a shallow clone left out, as the repository says now.
  package var shallow: ObjectIDSet { shallowIDs }

  /// Folders outside the repository that objects are read from.
  package var alternates: [String] { Array(objects.paths.dropFirst()) }

  /// Reads HEAD.
  ///
  /// - Throws: ``GitError/Code/damagedHead`` or ``GitError/Code/damagedReference``.
  package func head() throws(GitError) -> Head { try references.head() }

  /// Lists every reference; a damaged one is a problem and costs no other.
  package func allReferences() -> ReferenceList { references.all() }

  /// Lists the references of a folder such as `refs/remotes/origin`, as ``allReferences()`` does.
  package func references(below folder: String) -> ReferenceList { references.all(below: folder) }

  /// Finds the object of a full reference name; nil when there is no such reference.
  ///
  /// - Throws: ``GitError/Code/damagedReference``.
  package func target(of reference: String) throws(GitError) -> ObjectID? {
    try references.target(of: reference)
  }

  /// Reads all tags.
  package func tags() -> TagList {
    let list = references.all(below: "refs/tags")
    let tags = TagReader(database: objects).tags(among: list.references)
    return TagList(
      tags: tags.tags,
      problems: list.problems.filter { $0.subject.hasPrefix("refs/tags/") } + tags.problems)
  }

  /// Follows tags to what they are for.
  ///
  /// - Throws: ``GitError`` when an object on the way cannot be read.
  package func peeled(_ id: ObjectID) throws(GitError) -> ObjectID {
    try TagReader(database: objects).peel(id).id
  }

  /// Reads one commit.
  ///
  /// - Returns: The commit and the table that its identities are indices into.
  /// - Throws: ``GitError`` with the id.
  package func commit(_ id: ObjectID) throws(GitError) -> (CommitRecord, IdentityTable) {
    let content = try objects.read(id, as: .commit)
    var parser = CommitParser()
    let record = content.withBytes { bytes in
      let (header, start) = parser.parse(bytes, id: id)
      return CommitRecord(
        header, message: Array(copying: bytes.extracting(start..<bytes.count)))
    }
    return (record, parser.identities)
  }

  /// Visits every commit that the request's roots lead to, each once.
  ///
  /// An object that is missing or damaged costs that commit and what only it leads to; it is named
  /// in the result, and the walk goes on. The order is the same for the same repository, and children
  /// need not come before their parents.
  ///
  /// - Parameters:
  ///   - request: Roots, and where to stop; threads are not used.
  ///   - visit: Called once a commit, while it is read, with the identities met so far.
  /// - Throws: ``GitError`` when HEAD or a reference that was asked for cannot be read.
  /// - Complexity: Linear in the bytes of the commits; about 60 bytes of memory a commit.
  package func scanHistory(
    _ request: HistoryRequest = HistoryRequest(),
    visit: (CommitRecord, IdentityTable) -> Void
  ) throws(GitError) -> HistoryScan {
    let outcome = withoutActuallyEscaping(visit) { visit -> Result<HistoryScan, GitError> in
      do throws(GitError) {
        return .success(
          try reading(request, VisitingCollector(visit: visit)) { $0.run(from: $1) }.scan)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// Reads every commit that the request's roots lead to, as ``scanHistory(_:visit:)`` does, keeping
  /// what collectors make of them.
  ///
  /// - Parameters:
  ///   - request: Roots, where to stop, and how many threads read.
  ///   - makeCollector: Called once for each thread.
  package func readHistory<Collector: CommitCollector & Sendable>(
    _ request: HistoryRequest, makeCollector: @escaping @Sendable () -> Collector
  ) throws(GitError) -> HistoryReading<Collector> {
    let isAlone =
      request.verifiesPackedObjects || objects.hashesPackedObjects
      || objects.packedCount > Self.mostShared
    let threads = isAlone ? 1 : request.threads
    return try reading(request, makeCollector()) { walk, roots in
      if threads > 1 {
        walk.run(from: roots, threads: threads, makeCollector: makeCollector)
      } else {
        walk.run(from: roots)
      }
    }
  }

  /// Most objects in packs that several threads read.
  ///
  /// What they read exists twice for a moment, in their order and in that of the walk. A million commits
  /// come with some five million objects.
  private static let mostShared = 8_000_000

  private func reading<Collector: CommitCollector>(
    _ request: HistoryRequest, _ collector: Collector,
    run: (inout HistoryWalk<Collector>, [ObjectID]) -> Void
  ) throws(GitError) -> HistoryReading<Collector> {
    var walk = HistoryWalk(
      objects, shallowIDs: shallowIDs, request: request, collector)
    var roots: Set<ObjectID> = []
    for start in try starts(request.roots) {
      do throws(GitError) {
        let peeled = try TagReader(database: objects).peel(start.id)
        if peeled.kind == .commit {
          roots.insert(peeled.id)
        } else if start.mustBeCommit {
          throw GitError(.wrongKind, start.id.description, "a \(peeled.kind) and no commit")
        }
      } catch {
        walk.lose(start.id, error)
      }
    }
    run(&walk, roots.sorted())
    return walk.reading()
  }

  /// The objects that a scan starts from, in a fixed order, each once.
  private func starts(_ roots: HistoryRequest.Roots) throws(GitError)
    -> [(id: ObjectID, mustBeCommit: Bool)]
  {
    var starts: [(id: ObjectID, mustBeCommit: Bool)] = []
    var seen: Set<ObjectID> = []
    func add(_ id: ObjectID?, mustBeCommit: Bool = true) {
      if let id, seen.insert(id).inserted { starts.append((id, mustBeCommit)) }
    }
    switch roots {
    case .head: add(try head().commit)
    case .headAndBranches:
      add(try head().commit)
      for reference in references.all(below: "refs/heads").references { add(reference.target) }
    case .everyReference:
      add(try head().commit)
      for reference in allReferences().references { add(reference.target, mustBeCommit: false) }
    case .references(let names):
      for name in names {
        guard let id = try target(of: name) else {
          throw GitError(.damagedReference, name, "there is no such reference")
        }
        add(id)
      }
    case .commits(let ids): for id in ids { add(id) }
    }
    return starts
  }
}
