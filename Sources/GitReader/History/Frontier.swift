internal import Glibc
internal import Synchronization

/// The commits that threads still have to read, each handed out once.
final class Frontier: Sendable {
  private struct Queue {
    var open: [ObjectID] = []
    /// Threads that took commits and may still find others.
    var active = 0
  }

  /// A part of the ids that were met: threads rarely wait for the same one.
  private final class Shard: Sendable {
    let ids = Mutex(ObjectIDSet())
  }

  private let shards: [Shard]
  private let queue = Mutex(Queue())
  /// Threads that have nothing to do.
  private let idle = Atomic<Int>(0)
  private let known: ObjectIDSet

  init(_ roots: [ObjectID], known: ObjectIDSet) {
    shards = (0..<32).map { _ in Shard() }
    self.known = known
    for root in roots where meet(root) { queue.withLock { $0.open.append(root) } }
  }

  /// Returns whether a commit is to be read and nobody took it yet.
  func meet(_ id: ObjectID) -> Bool {
    if !known.isEmpty, known.contains(id) { return false }
    return shards[Int(id.leading >> 40 & 31)].ids.withLock { $0.insert(id) }
  }

  /// Whether a thread waits for something to do.
  var isHungry: Bool { idle.load(ordering: .relaxed) > 0 }

  /// Hands over commits that this thread would have read later.
  func give(_ ids: ArraySlice<ObjectID>) { queue.withLock { $0.open += ids } }

  /// Takes commits to read, waiting for some; none when there will be no more.
  ///
  /// Threads need not run at the same time, nor all of them ever.
  ///
  /// - Parameter isFirst: Whether this thread asks for the first time.
  func take(isFirst: Bool = false) -> [ObjectID] {
    var isActive = !isFirst
    var isCounted = false
    defer { if isCounted { idle.subtract(1, ordering: .relaxed) } }
    while true {
      let (ids, isOver) = queue.withLock { queue -> ([ObjectID], Bool) in
        if isActive { queue.active -= 1 }
        isActive = false
        let count = min((queue.open.count + 1) / 2, 64)
        guard count > 0 else { return ([], queue.active == 0) }
        let ids = Array(queue.open.suffix(count))
        queue.open.removeLast(count)
        queue.active += 1
        return (ids, false)
      }
      if !ids.isEmpty || isOver { return ids }
      if !isCounted { idle.add(1, ordering: .relaxed) }
      isCounted = true
      // Side branches turn up within microseconds, or the history is a single line.
      usleep(50)
    }
  }
}
