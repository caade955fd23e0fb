/// A set of object ids with open addressing: 20 bytes an id and no allocation for each.
package struct ObjectIDSet: Sendable {
  // 0 is a free slot; else the position in `members` plus one, and above it 32 bits of the hash, so
  // that other members are told apart without a look at them.
  private var slots: [UInt64]
  private var members: [ObjectID] = []
  // One for the whole run: asking the system for noise takes longer than a small set.
  static let seed: (UInt64, UInt64) = (
    UInt64.random(in: .min ... .max) | 1, UInt64.random(in: .min ... .max) | 1
  )
  private let seed = Self.seed

  package init() { slots = [UInt64](repeating: 0, count: 64) }

  package init(_ ids: some Sequence<ObjectID>) {
    self.init()
    for id in ids { insert(id) }
  }

  package var count: Int { members.count }
  package var isEmpty: Bool { members.isEmpty }

  /// The ids in their order.
  package func sorted() -> [ObjectID] { members.sorted() }

  /// The id before which so many were added.
  package subscript(index: Int) -> ObjectID { members[index] }

  package func contains(_ id: ObjectID) -> Bool {
    !members.isEmpty && slots[slot(of: id, hash: id.hash(seed: seed))] != 0
  }

  /// Returns how many ids were added before this one, or nil when it is not in the set.
  package func index(of id: ObjectID) -> Int? {
    let value = slots[slot(of: id, hash: id.hash(seed: seed))]
    return value == 0 ? nil : Int(value & 0xFFFF_FFFF) - 1
  }

  /// Adds an id and returns whether it is new.
  @discardableResult
  package mutating func insert(_ id: ObjectID) -> Bool {
    let known = count
    return index(inserting: id) == known
  }

  /// Adds an id and returns how many were added before it, which for a new one is the count so far.
  package mutating func index(inserting id: ObjectID) -> Int {
    let hash = id.hash(seed: seed)
    let position = slot(of: id, hash: hash)
    let found = slots[position]
    if found != 0 { return Int(found & 0xFFFF_FFFF) - 1 }
    members.append(id)
    slots[position] = (hash & ~0xFFFF_FFFF) | UInt64(members.count)
    if members.count * 4 > slots.count * 3 { grow() }
    return members.count - 1
  }

  /// Slot that holds the id, or the free one where it belongs.
  private func slot(of id: ObjectID, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var position = Int(truncatingIfNeeded: hash) & mask
    while slots[position] != 0 {
      if slots[position] >> 32 == hash >> 32,
        members[Int(slots[position] & 0xFFFF_FFFF) - 1] == id
      {
        break
      }
      position = (position + 1) & mask
    }
    return position
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, id) in members.enumerated() {
      let hash = id.hash(seed: seed)
      var position = Int(truncatingIfNeeded: hash) & mask
      while slots[position] != 0 { position = (position + 1) & mask }
      slots[position] = (hash & ~0xFFFF_FFFF) | UInt64(index + 1)
    }
  }
}
