internal import Dispatch
internal import Synchronization

/// Numbered pieces of work that several tasks do at the same time.
enum ParallelWork {
  /// Returns what came of each piece, in order; nil for those that no task could be opened for.
  ///
  /// - Parameters:
  ///   - count: How many pieces there are.
  ///   - tasks: How many tasks work at the same time.
  ///   - open: Opens what one task works with; nil when it cannot be opened.
  ///   - work: Does a piece.
  static func results<Worker, Result: Sendable>(
    of count: Int, tasks: Int, opening open: @Sendable () -> Worker?,
    _ work: @Sendable (borrowing Worker, Int) -> Result
  ) -> [Result?] {
    let results = Mutex([Result?](repeating: nil, count: count))
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: min(tasks, count)) { _ in
      guard let worker = open() else { return }
      while true {
        let index = next.withLock { value in
          value += 1
          return value - 1
        }
        guard index < count else { return }
        let result = work(worker, index)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0 }
  }
}
