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
  /// - Complexity: O(log n), whoever chose the ids; hashes are found by three looks on average.
  func position(of id: ObjectID) -> Int? {
    let first = id.firstByte
    var low = first == 0 ? 0 : fanOut(first - 1)
    var high = min(fanOut(first), count)
    let wanted = id.leading
    // Where a hash lies among hashes can be reckoned; what is left of the range is halved.
    var guesses = 3
    var lowKey = UInt64(first) << 56
    var highKey = lowKey | (1 << 56 - 1)
    while low < high {
      var middle = (low + high) / 2
      if guesses > 0, high - low > 16, highKey > lowKey {
        let share = min(Double(wanted &- lowKey) / Double(highKey &- lowKey), 1)
        middle = min(max(low + Int(share * Double(high - low)), low), high - 1)
        guesses -= 1
      }
      guard let key = file.number64(at: idsStart + middle * 20) else { return nil }
      if key < wanted {
        low = middle + 1
        lowKey = key
      } else if key > wanted {
        high = middle
        highKey = key
      } else {
        guard let found = file.id(at: idsStart + middle * 20) else { return nil }
        if found == id { return middle }
        if found < id { low = middle + 1 } else { high = middle }
        guesses = 0
      }
    }
    return nil
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
