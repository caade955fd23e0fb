internal import Dispatch
internal import Synchronization

/// Reads commits from packs on several threads.
struct PackHarvest<Collector: CommitCollector & Sendable> {
  let packs: [PackMapping]
  let frame: HarvestFrame
  let threads: Int
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
    let packs = packs.map { PackReader($0) }
    let expander = ObjectExpander.make()
    var open = frontier.take(isFirst: true)
    while !open.isEmpty {
      while let commit = open.popLast() {
        if let expander, read(commit, packs, expander, &share.harvest, &open) {
          if open.count > 1, frontier.isHungry {
            let half = open.count / 2
            frontier.give(open[..<half])
            open.removeFirst(half)
          }
        } else {
          share.unread.append(commit)
        }
      }
      open = frontier.take()
    }
    return share
  }

  /// Reads a commit; false when it is not in the packs, or anything is wrong with it.
  private func read(
    _ commit: OpenCommit, _ packs: [PackReader], _ expander: ObjectExpander,
    _ harvest: inout CommitHarvest<Collector>, _ open: inout [OpenCommit]
  ) -> Bool {
    for pack in packs {
      guard let offset = pack.offset(of: commit.id) else { continue }
      do throws(PackDamage) {
        return try pack.withCommit(
          at: offset, limit: ObjectDatabase.largestObject, with: expander,
          { harvest.add(commit, $0, frame, to: &open) }) != nil
      } catch {
        // Whoever reads it alone will find out what is wrong.
        return false
      }
    }
    return false
  }
}
