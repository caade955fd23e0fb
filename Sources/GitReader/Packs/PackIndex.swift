/// Finds the objects of one pack by its index, version 2.
struct PackIndex: ~Copyable {
  private let file: MappedFile
  /// Objects in the pack.
  let count: Int
  private let idsStart = 1032
  private let offsetsStart: Int
  private let wideStart: Int

  /// Takes over an index that was checked.
  init(_ file: consuming MappedFile, count: Int) {
    self.file = file
    self.count = count
    offsetsStart = 1032 + count * 24
    wideStart = 1032 + count * 28
  }

  /// Returns where an object stands in the order of ids; nil when it is not in the pack.
  ///
  /// Where a hash lies among hashes can be reckoned: the second guess is a few places off as a rule, and
  /// from there it is walked, over neighbours in memory.
  ///
  /// - Complexity: O(log n), whoever chose the ids; hashes are found by two guesses on average.
  func position(of id: ObjectID) -> Int? {
    let wanted = id.leading
    var range = bracket(of: id)
    var guesses = 4
    while range.count > 0 {
      let middle = guesses > 0 ? range.reckoned(wanted) : (range.low + range.high) / 2
      guard let key = key(at: middle) else { return nil }
      if key == wanted { return position(of: id, near: middle, in: range) }
      range.cut(wanted, at: middle, key)
      guesses -= 1
      guard range.count > 0, abs(range.reckoned(wanted) - middle) <= Self.longestWalk else {
        continue
      }
      var place = middle
      for _ in 0..<Self.longestWalk where range.count > 0 {
        place += key < wanted ? 1 : -1
        guard let next = self.key(at: place) else { return nil }
        if next == wanted { return position(of: id, near: place, in: range) }
        if (next < wanted) != (key < wanted) { return nil }
        range.cut(wanted, at: place, next)
      }
    }
    return nil
  }

  /// Has what ``position(of:)`` looks at first fetched from memory while something else is done.
  ///
  /// In a large index every look is a miss of all caches, and the search one look after another.
  func expect(_ id: ObjectID) {
    let range = bracket(of: id)
    guard range.count > 0 else { return }
    let guess = range.reckoned(id.leading)
    file.prefetch(idsStart + guess * 20)
    file.prefetch(offsetsStart + guess * 4)
  }

  /// Has what ``offset(at:)`` looks at fetched from memory while something else is done.
  func expectOffset(at position: Int) { file.prefetch(offsetsStart + position * 4) }

  private func bracket(of id: ObjectID) -> Bracket {
    let first = id.firstByte
    return Bracket(
      low: first == 0 ? 0 : fanOut(first - 1), high: min(fanOut(first), count),
      lowKey: UInt64(first) << 56, highKey: UInt64(first) << 56 | (1 << 56 - 1))
  }

  /// Most places that are walked instead of guessing again.
  private static let longestWalk = 16

  /// The same where an id begins alike; another may begin so as well.
  private func position(of id: ObjectID, near place: Int, in range: Bracket) -> Int? {
    if file.id(at: idsStart + place * 20) == id { return place }
    var (low, high) = (range.low, range.high)
    while low < high {
      let middle = (low + high) / 2
      guard let found = file.id(at: idsStart + middle * 20) else { return nil }
      if found == id { return middle }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func key(at position: Int) -> UInt64? { file.number64(at: idsStart + position * 20) }

  /// A range of places, and keys that those in it lie between.
  private struct Bracket {
    var low: Int
    var high: Int
    var lowKey: UInt64
    var highKey: UInt64

    var count: Int { high - low }

    /// Where a key would lie if keys were spread evenly.
    func reckoned(_ wanted: UInt64) -> Int {
      guard highKey > lowKey, wanted > lowKey else { return low }
      let share = min(Double(wanted - lowKey) / Double(highKey - lowKey), 1)
      return min(low + Int(share * Double(count)), high - 1)
    }

    /// Leaves out what lies on the wrong side of a key.
    mutating func cut(_ wanted: UInt64, at place: Int, _ key: UInt64) {
      if key < wanted {
        (low, lowKey) = (place + 1, key)
      } else {
        (high, highKey) = (place, key)
      }
    }
  }

  /// Returns the id at a place in the order of ids.
  func id(at position: Int) -> ObjectID? {
    guard position < count else { return nil }
    return file.id(at: idsStart + position * 20)
  }

  /// Returns where in the pack an object starts; nil when the index is not what it was.
  func offset(at position: Int) -> Int? {
    guard position < count, let word = file.number32(at: offsetsStart + position * 4) else {
      return nil
    }
    guard word >= 0x8000_0000 else { return Int(word) }
    return file.number64(at: wideStart + Int(word & 0x7FFF_FFFF) * 8).flatMap { Int(exactly: $0) }
  }

  private func fanOut(_ byte: Int) -> Int { Int(file.number32(at: 8 + byte * 4) ?? 0) }

  func releasePages() { file.releasePages() }
}
