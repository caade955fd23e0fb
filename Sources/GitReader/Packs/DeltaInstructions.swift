internal import Glibc

/// The instructions that make one object of another: copy a piece of the base, or insert new bytes.
///
/// - SeeAlso: gitformat-pack(5), "Deltified representation".
struct DeltaInstructions {
  /// Size that the base must have.
  let baseSize: Int
  /// Size of what comes out.
  let resultSize: Int
  /// Where the instructions begin.
  private let start: Int

  /// Reads the two sizes; nil when they are not there.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    guard let baseSize = unsafe Self.size(bytes, &position),
      let resultSize = unsafe Self.size(bytes, &position)
    else { return nil }
    self.baseSize = baseSize
    self.resultSize = resultSize
    start = position
  }

  private static func size(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while position < bytes.count, shift < 56 {
      let byte = unsafe Int(bytes[position])
      position += 1
      value |= (byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }

  /// Returns the object that the instructions make; nil when they do not fit the base, or do not fill
  /// the result exactly.
  func result(_ delta: UnsafeRawBufferPointer, base: [UInt8]) -> [UInt8]? {
    guard base.count == baseSize else { return nil }
    var isSound = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: resultSize) { room, count in
      let written = unsafe base.withUnsafeBytes { source in
        unsafe write(delta, source, UnsafeMutableRawBufferPointer(room))
      }
      isSound = written == resultSize
      count = max(0, written)
    }
    return isSound ? bytes : nil
  }

  /// Returns how many bytes were written before the instructions ended; −1 when they make no sense.
  private func write(
    _ delta: UnsafeRawBufferPointer, _ base: UnsafeRawBufferPointer,
    _ room: UnsafeMutableRawBufferPointer
  ) -> Int {
    var written = 0
    var position = start
    func next() -> Int? {
      guard position < delta.count else { return nil }
      defer { position += 1 }
      return unsafe Int(delta[position])
    }
    while let instruction = next() {
      let source: UnsafeRawBufferPointer
      var offset = 0
      var length = 0
      if instruction & 0x80 != 0 {
        for bit in 0..<4 where instruction & (1 << bit) != 0 {
          guard let byte = next() else { return -1 }
          offset |= byte << (8 * bit)
        }
        for bit in 0..<3 where instruction & (0x10 << bit) != 0 {
          guard let byte = next() else { return -1 }
          length |= byte << (8 * bit)
        }
        if length == 0 { length = 0x10000 }
        unsafe source = base
      } else if instruction != 0 {
        offset = position
        length = instruction
        position += length
        unsafe source = delta
      } else {
        return -1
      }
      guard offset <= source.count - length, length <= resultSize - written,
        let from = source.baseAddress, let to = room.baseAddress
      else { return -1 }
      unsafe memcpy(to + written, from + offset, length)
      written += length
    }
    return written
  }
}
