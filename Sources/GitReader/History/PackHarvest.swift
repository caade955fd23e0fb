internal import Dispatch
internal import Synchronization

/// Reads commits from packs on several threads.
struct PackHarvest<Collector: CommitCollector & Sendable> {
  let frame: HarvestFrame
  let threads: Int
  /// Where threads may begin that have nothing to do.
  let hints: ReadingHints
  let makeCollector: @Sendable () -> Collector

  /// What one thread came to.
  private struct Share: Sendable {
    var harvest: CommitHarvest<Collector>
    /// Commits that are not in the packs, or that something is wrong with.
    var unread: [OpenCommit] = []
  }

  /// Reads everything that the given commits lead to.
  ///
  /// - Returns: What the threads read, and the commits that none of them could read.
  func read(_ open: [OpenCommit]) -> (harvests: [CommitHarvest<Collector>], unread: [OpenCommit]) {
    let frontier = Frontier(open)
    let shares = Mutex([Share]())
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let share = share(of: frontier)
      shares.withLock { $0.append(share) }
    }
    let results = shares.withLock { $0 }
    return (results.map(\.harvest), results.flatMap(\.unread))
  }

  /// Reads commits until no thread has any left.
  private func share(of frontier: Frontier) -> Share {
    var share = Share(harvest: CommitHarvest(makeCollector()))
    let reader = ObjectExpander.make().map { PackedCommitReader(frame.numbers.packs, $0) }
    var open = frontier.take(isFirst: true, hint: { hint(frontier) })
    while !open.isEmpty {
      while let commit = open.popLast() {
        if let reader,
          reader.read(commit, { share.harvest.add(commit, $0, frame, to: &open) })
        {
          if open.count > 1, frontier.isHungry {
            let half = open.count / 2
            frontier.give(open[..<half])
            open.removeFirst(half)
          }
        } else {
          share.unread.append(commit)
        }
      }
      open = frontier.take(hint: { hint(frontier) })
    }
    return share
  }

  private func hint(_ frontier: Frontier) -> OpenCommit? {
    // What is known already is not to be read, however it was met.
    guard frame.known.isEmpty else { return nil }
    return hints.next(frame.numbers.meetPacked, isOver: { frontier.isOver })
  }
}
