internal import Synchronization

/// The ids that a scan met, each with a number of its own.
///
/// The number of a packed commit is its place in the index, which has to be found anyway; whether it
/// was met takes a bit. Several threads may ask at a time.
final class CommitNumbers: Sendable {
  /// The packs that are looked into, in this order: an id that several have has one number.
  let packs: [PackMapping]
  /// Number of the first object of each pack.
  private let starts: [Int32]
  private let packed: SharedBits
  /// The ids outside the packs.
  private let others = Mutex(ObjectIDSet())

  /// - Parameter packs: Those that are looked into; what lies elsewhere costs more memory and time.
  init(packs: [PackMapping]) {
    // Most commits lie in the largest.
    var used: [PackMapping] = []
    var starts: [Int32] = []
    var end = 0
    for pack in packs.sorted(by: { $0.index.count > $1.index.count })
    where end + pack.index.count <= Int32.max / 2 {
      used.append(pack)
      starts.append(Int32(clamping: end))
      end += pack.index.count
    }
    self.packs = used
    self.starts = starts
    packed = SharedBits(count: end)
  }

  /// Gets ready for an id that is about to be met.
  func expect(_ id: ObjectID) { packs.first?.index.expect(id) }

  /// Returns a commit with its number, and whether nobody met it before.
  func meet(_ id: ObjectID) -> (commit: OpenCommit, isNew: Bool) {
    if let place = place(of: id) {
      let number = starts[place.pack] + Int32(clamping: place.index)
      packs[place.pack].index.expectOffset(at: place.index)
      return (
        OpenCommit(id: id, number: number, place: place), packed.insert(Int(number))
      )
    }
    let (index, isNew) = others.withLock { ids in
      let count = ids.count
      let index = ids.index(inserting: id)
      return (index, index == count)
    }
    let number = Int32(clamping: packed.count + index)
    return (OpenCommit(id: id, number: number, place: nil), isNew)
  }

  /// Returns a packed commit that nobody met before; nil for any other, which is not met by this.
  func meetPacked(_ id: ObjectID) -> OpenCommit? {
    guard place(of: id) != nil, case let (commit, isNew) = meet(id), isNew else { return nil }
    return commit
  }

  private func place(of id: ObjectID) -> PackPlace? {
    for pack in packs.indices {
      if let index = packs[pack].index.position(of: id) {
        return PackPlace(pack: pack, index: index)
      }
    }
    return nil
  }

  /// Returns the number of an id; nil when nobody met it.
  func number(of id: ObjectID) -> Int32? {
    if let place = place(of: id) {
      let number = starts[place.pack] + Int32(clamping: place.index)
      return packed.contains(Int(number)) ? number : nil
    }
    return others.withLock { $0.index(of: id) }.map { Int32(clamping: packed.count + $0) }
  }

  /// The id that has a number; nil when the index is not what it was.
  subscript(number: Int32) -> ObjectID? {
    if Int(number) >= packed.count {
      return others.withLock { $0[Int(number) - packed.count] }
    }
    let pack = starts.lastIndex { $0 <= number } ?? 0
    return packs[pack].index.id(at: Int(number - starts[pack]))
  }

  /// The numbers without gaps, when nothing more is met.
  var dense: DenseNumbers { DenseNumbers(packed, others: others.withLock(\.count)) }

  /// Lets the system take back the memory of packs and indices that were looked at.
  func releasePages() {
    for pack in packs { pack.releasePages() }
  }
}
