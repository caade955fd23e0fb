/// Walks from commits to their parents, each commit read once.
///
/// Never `git_revwalk`: it ends at the first object that is missing and does not know what a shallow
/// clone is.
struct HistoryWalk<Collector: CommitCollector> {
  private let database: ObjectDatabase
  private let verifies: Bool
  private let limit: Int
  private let frame: HarvestFrame
  private let packed: PackedCommitReader
  private var harvests: [CommitHarvest<Collector>]
  /// Why commits could not be read, by number.
  private var failures: [Int32: GitError] = [:]
  /// Commits that references lead to and that could not be read.
  private var lost: [(id: ObjectID, error: GitError)] = []
  private var roots: [OpenCommit] = []

  init(
    _ database: ObjectDatabase, shallowIDs: ObjectIDSet, request: HistoryRequest,
    _ collector: Collector
  ) {
    self.database = database
    verifies = request.verifiesPackedObjects
    limit = request.limit
    // What is hashed is read by id.
    let isStrict = verifies || database.hashesPackedObjects
    frame = HarvestFrame(
      numbers: CommitNumbers(packs: isStrict ? [] : database.packMappings),
      shallowIDs: shallowIDs, known: request.known)
    packed = PackedCommitReader(frame.numbers.packs, database.expander)
    harvests = [CommitHarvest(collector)]
  }

  /// Notes a commit that a reference leads to and that could not be read.
  mutating func lose(_ id: ObjectID, _ error: GitError) { lost.append((id, error)) }

  /// Reads everything that the roots lead to, on this thread.
  mutating func run(from ids: [ObjectID]) {
    var open = start(from: ids)
    var count = 0
    while count < limit, let commit = open.popLast() {
      read(commit, &open)
      count += 1
    }
  }

  /// Returns the commits to begin with, the first one last.
  private mutating func start(from ids: [ObjectID]) -> [OpenCommit] {
    var open: [OpenCommit] = []
    for id in ids.reversed() {
      let (commit, isOpen) = frame.meet(id)
      roots.append(commit)
      if isOpen { open.append(commit) }
    }
    roots.reverse()
    return open
  }

  private mutating func read(_ commit: OpenCommit, _ open: inout [OpenCommit]) {
    if packed.read(commit, { harvests[0].add(commit, $0, frame, to: &open) }) { return }
    do throws(GitError) {
      try database.withCommit(commit.id, verified: verifies) { bytes in
        harvests[0].add(commit, bytes, frame, to: &open)
      }
    } catch {
      failures[commit.number] = error
    }
  }

  /// Puts what was read in the order of a walk in which first parents come before the others.
  consuming func reading() -> HistoryReading<Collector> {
    frame.numbers.releasePages()
    return HistoryReading(
      harvests,
      HistoryOrder(
        harvests.map(\.links), frame, roots: roots, failures: failures, lost: lost))
  }
}

extension HistoryWalk where Collector: Sendable {
  /// Reads everything that the roots lead to, packed commits on several threads.
  mutating func run(
    from ids: [ObjectID], threads: Int, makeCollector: @escaping @Sendable () -> Collector
  ) {
    let packs = PackHarvest(
      frame: frame, threads: threads,
      hints: ReadingHints(objects: database.paths[0], roots: ids), makeCollector: makeCollector)
    // A commit that was written a moment ago lies outside the packs, and its parent in them.
    var open = start(from: ids)
    while !open.isEmpty {
      var packed: [OpenCommit] = []
      while let commit = open.popLast() {
        if commit.place != nil { packed.append(commit) } else { read(commit, &open) }
      }
      guard !packed.isEmpty else { return }
      let (more, unread) = packs.read(packed)
      harvests += more
      // What the threads could not read is read once more, with a second opinion.
      for commit in unread { read(commit, &open) }
    }
  }
}
