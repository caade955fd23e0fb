/// Walks from commits to their parents, each commit read once.
///
/// Never `git_revwalk`: it ends at the first object that is missing and does not know what a shallow
/// clone is.
struct HistoryWalk<Collector: CommitCollector> {
  private let database: ObjectDatabase
  private let verifies: Bool
  private let limit: Int
  private let frame: HarvestFrame
  private var harvests: [CommitHarvest<Collector>]
  /// Why commits could not be read, by number.
  private var failures: [Int32: GitError] = [:]
  /// Commits that references lead to and that could not be read.
  private var lost: [(id: ObjectID, error: GitError)] = []
  private var roots: [OpenCommit] = []

  init(
    _ database: ObjectDatabase, shallowIDs: ObjectIDSet, request: HistoryRequest, threads: Int = 1,
    _ collector: Collector
  ) {
    self.database = database
    verifies = request.verifiesPackedObjects
    limit = request.limit
    frame = HarvestFrame(
      numbers: CommitNumbers(shards: threads > 1 ? 32 : 1), shallowIDs: shallowIDs,
      known: request.known)
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
      let (number, isOpen) = frame.meet(id)
      roots.append(OpenCommit(id: id, number: number))
      if isOpen { open.append(OpenCommit(id: id, number: number)) }
    }
    roots.reverse()
    return open
  }

  private mutating func read(_ commit: OpenCommit, _ open: inout [OpenCommit]) {
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
    HistoryReading(
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
      packs: database.packMappings, frame: frame, threads: threads, makeCollector: makeCollector)
    // A commit that was written a moment ago lies outside the packs, and its parent in them.
    var alone = start(from: ids)
    var packed: [OpenCommit] = []
    alone.removeAll { commit in
      guard database.isPacked(commit.id) else { return false }
      packed.append(commit)
      return true
    }
    while !alone.isEmpty || !packed.isEmpty {
      while let commit = alone.popLast() {
        var parents: [OpenCommit] = []
        read(commit, &parents)
        for parent in parents {
          if database.isPacked(parent.id) { packed.append(parent) } else { alone.append(parent) }
        }
      }
      guard !packed.isEmpty else { break }
      let (more, unread) = packs.read(packed)
      harvests += more
      packed = []
      // What the threads could not read is read once more, with a second opinion.
      alone = unread
    }
  }
}
