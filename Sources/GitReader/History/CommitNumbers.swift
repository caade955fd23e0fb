internal import Synchronization

/// The ids that the threads of a scan met, each with a number of its own.
///
/// Several threads may ask at a time. With one shard numbers leave none out.
final class CommitNumbers: Sendable {
  /// A part of the ids: threads rarely wait for the same one.
  private final class Shard: Sendable {
    let ids = Mutex(ObjectIDSet())
  }

  private let shards: [Shard]

  /// - Parameter shards: A power of two, at most 256.
  init(shards count: Int) { shards = (0..<count).map { _ in Shard() } }

  // By the seeded hash: ids that somebody chose for it would all fall into one shard, whose numbers
  // leave thirty-one of thirty-two out.
  private func shard(of id: ObjectID) -> Int {
    Int(id.hash(seed: ObjectIDSet.seed) >> 56) & (shards.count - 1)
  }

  /// Returns the number of an id, and whether nobody met it before.
  func meet(_ id: ObjectID) -> (number: Int32, isNew: Bool) {
    let shard = shard(of: id)
    let (index, isNew) = shards[shard].ids.withLock { ids in
      let count = ids.count
      let index = ids.index(inserting: id)
      return (index, index == count)
    }
    return (Int32(clamping: index * shards.count + shard), isNew)
  }

  /// Returns the number of an id; nil when nobody met it.
  func number(of id: ObjectID) -> Int32? {
    let shard = shard(of: id)
    return shards[shard].ids.withLock { $0.index(of: id) }.map {
      Int32(clamping: $0 * shards.count + shard)
    }
  }

  /// The id that has a number.
  subscript(number: Int32) -> ObjectID {
    let (index, shard) = Int(number).quotientAndRemainder(dividingBy: shards.count)
    return shards[shard].ids.withLock { $0[index] }
  }

  /// All numbers are below this one.
  var limit: Int { (shards.map { $0.ids.withLock(\.count) }.max() ?? 0) * shards.count }
}
