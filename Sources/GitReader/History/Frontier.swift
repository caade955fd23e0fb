internal import Glibc
internal import Synchronization

/// The commits that threads still have to read, each handed out once.
final class Frontier: Sendable {
  private struct Queue {
    var open: [OpenCommit] = []
    /// Threads that took commits and may still find others.
    var active = 0
  }

  private let queue: Mutex<Queue>
  /// Threads that have nothing to do.
  private let idle = Atomic<Int>(0)

  init(_ open: [OpenCommit]) { queue = Mutex(Queue(open: open)) }

  /// How often a thread looks for something to do before it asks for a hint: some two milliseconds.
  private static let patience = 20

  /// Whether there is nothing to read, and nobody who may find more.
  var isOver: Bool { queue.withLock { $0.open.isEmpty && $0.active == 0 } }

  /// Whether a thread waits for something to do.
  var isHungry: Bool { idle.load(ordering: .relaxed) > 0 }

  /// Hands over commits that this thread would have read later.
  func give(_ commits: ArraySlice<OpenCommit>) { queue.withLock { $0.open += commits } }

  /// Takes commits to read, waiting for some; none when there will be no more.
  ///
  /// Threads need not run at the same time, nor all of them ever.
  ///
  /// - Parameters:
  ///   - isFirst: Whether this thread asks for the first time.
  ///   - hint: Asked for another commit to begin with when nothing turns up.
  func take(isFirst: Bool = false, hint: () -> OpenCommit?) -> [OpenCommit] {
    var isActive = !isFirst
    var isCounted = false
    var naps = 0
    defer { if isCounted { idle.subtract(1, ordering: .relaxed) } }
    while true {
      let (commits, isOver) = queue.withLock { queue -> ([OpenCommit], Bool) in
        if isActive { queue.active -= 1 }
        isActive = false
        let count = min((queue.open.count + 1) / 2, 64)
        guard count > 0 else { return ([], queue.active == 0) }
        let commits = Array(queue.open.suffix(count))
        queue.open.removeLast(count)
        queue.active += 1
        return (commits, false)
      }
      if !commits.isEmpty || isOver { return commits }
      if !isCounted { idle.add(1, ordering: .relaxed) }
      isCounted = true
      naps += 1
      if naps == Self.patience, let commit = hint() {
        queue.withLock { $0.active += 1 }
        return [commit]
      }
      // Side branches turn up within microseconds, or the history is a single line.
      usleep(50)
    }
  }
}
