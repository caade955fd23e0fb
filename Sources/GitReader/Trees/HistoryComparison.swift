internal import Dispatch
internal import Synchronization

/// Keeps of each commit its tree.
struct TreeCollector: CommitCollector, Sendable {
  struct Commit: Sendable {
    let id: ObjectID
    let tree: ObjectID?
    let parentCount: Int
  }

  private(set) var commits: [Commit] = []

  mutating func collect(
    _ header: CommitHeader, _ message: Span<UInt8>, identities: IdentityTable
  ) {
    commits.append(Commit(id: header.id, tree: header.tree, parentCount: header.parents.count))
  }
}

/// Compares the trees of commits with those of their first parents, side by side.
struct HistoryComparison: Sendable {
  /// What came of some commits that follow each other.
  struct Part: Sendable {
    var events: [PathHistory.Event] = []
    var problems: [RepositoryProblem] = []
    var uncompared: [ObjectID] = []
  }

  let reading: HistoryReading<TreeCollector>
  let selection: PathSelection
  let options: PathOptions

  /// So many commits are compared by one thread, which has the tree of a parent still at hand.
  private static let length = 512

  /// Returns what came of the commits, part by part in the order of the scan.
  func parts(of objects: ObjectDatabase, threads: Int) -> [Part] {
    let all = reading.order.count
    let commits = all > options.mostCommits ? min(all, options.newest) : all
    let count = (commits + Self.length - 1) / Self.length
    let parts = Mutex([Part](repeating: Part(), count: count))
    let next = Mutex(0)
    @Sendable func compare(_ objects: ObjectDatabase) {
      var comparison = TreeComparison(objects)
      while true {
        let index = next.withLock { value in
          defer { value += 1 }
          return value
        }
        guard index < count else { return }
        let start = index * Self.length
        let part = part(start..<min(start + Self.length, commits), &comparison)
        parts.withLock { $0[index] = part }
      }
    }
    if threads > 1, count > 1 {
      let reopening = objects.reopening
      DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
        if let objects = reopening() { compare(objects) }
      }
    }
    // Alone, or where there was no memory for another thread.
    compare(objects)
    return parts.withLock { $0 }
  }

  private func part(_ positions: Range<Int>, _ comparison: inout TreeComparison) -> Part {
    var part = Part()
    for position in positions {
      let commit = commit(at: position)
      guard let tree = commit.tree, options.comparesMerges || commit.parentCount < 2 else {
        continue
      }
      let parent = reading.firstParents[position]
      let old = parent < 0 ? nil : self.commit(at: Int(parent)).tree
      guard old != nil || commit.parentCount == 0 || options.cutsAreFirst else {
        part.uncompared.append(commit.id)
        continue
      }
      do throws(GitError) {
        part.problems += try comparison.changes(from: old, to: tree, in: selection) {
          part.events.append(PathHistory.Event(commit: commit.id, change: $0))
        }
      } catch {
        part.problems.append(
          RepositoryProblem(.treeDamaged, error.subject, "\(error.code.rawValue) \(error.detail)"))
        part.uncompared.append(commit.id)
      }
    }
    return part
  }

  private func commit(at position: Int) -> TreeCollector.Commit {
    let place = reading.order.place(at: position)
    return reading.collectors[place.collector].commits[place.index]
  }
}
