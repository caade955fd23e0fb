/// The objects of one kind that were used last as bases of deltas, found by their place.
struct DeltaBases {
  private struct Base {
    // Not the pack itself, which lives as long as this: counting its uses takes a tenth of the time.
    let pack: ObjectIdentifier
    let offset: Int
    let bytes: [UInt8]
  }

  private var bases: [Base?]
  /// Bytes of all bases that are kept.
  private var size = 0
  /// Larger objects are not kept, in bytes.
  private let largest: Int
  /// Bytes that all of them may have.
  private let capacity: Int

  /// - Parameter slots: How many are kept at most; a power of two.
  init(slots: Int, largest: Int, capacity: Int) {
    bases = [Base?](repeating: nil, count: slots)
    self.largest = largest
    self.capacity = capacity
  }

  /// Returns the object at an offset when it was kept.
  func bytes(at offset: Int, of pack: PackReader) -> [UInt8]? {
    guard let base = bases[slot(offset)], base.offset == offset,
      base.pack == ObjectIdentifier(pack)
    else { return nil }
    return base.bytes
  }

  /// Keeps an object in the place of another.
  mutating func keep(_ bytes: [UInt8], at offset: Int, of pack: PackReader) {
    guard bytes.count <= largest else { return }
    let slot = slot(offset)
    size += bytes.count - (bases[slot]?.bytes.count ?? 0)
    bases[slot] = Base(pack: ObjectIdentifier(pack), offset: offset, bytes: bytes)
    // To begin anew costs less than to know which was used last.
    if size > capacity {
      bases = [Base?](repeating: nil, count: bases.count)
      size = 0
    }
  }

  private func slot(_ offset: Int) -> Int {
    let hash = UInt64(truncatingIfNeeded: offset) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 40) & (bases.count - 1)
  }
}
