/// The SHA-1 name of a git object.
package struct ObjectID: Hashable, Sendable {
  // Three words instead of an array: no allocation for a million commits.
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  /// Creates an id from 20 bytes, or nil when there are not exactly 20.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 20 else { return nil }
    var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
    for (index, byte) in bytes.enumerated() {
      switch index {
      case ..<8: words.0 = words.0 << 8 | UInt64(byte)
      case ..<16: words.1 = words.1 << 8 | UInt64(byte)
      default: words.2 = words.2 << 8 | UInt32(byte)
      }
    }
    (high, middle, low) = words
  }

  /// Creates an id from the first 20 bytes of a buffer that is known to hold them.
  init(unchecked buffer: UnsafeRawBufferPointer) {
    high = unsafe UInt64(bigEndian: buffer.loadUnaligned(as: UInt64.self))
    middle = unsafe UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    low = unsafe UInt32(bigEndian: buffer.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  /// Writes the 20 bytes to the start of a buffer that is known to have the room.
  func copy(to buffer: UnsafeMutableRawBufferPointer) {
    unsafe buffer.storeBytes(of: high.bigEndian, as: UInt64.self)
    unsafe buffer.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
    unsafe buffer.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
  }

  /// Creates an id from 20 bytes of a span, or nil when it ends before.
  package init?(bytesOf span: Span<UInt8>, at offset: Int) {
    guard offset >= 0, span.count - offset >= 20 else { return nil }
    self = unsafe span.extracting(offset..<offset + 20).withUnsafeBytes {
      unsafe ObjectID(unchecked: $0)
    }
  }

  /// Creates an id from 40 hexadecimal digits of a span, or nil when they are not there.
  init?(hexOf span: Span<UInt8>, at offset: Int) {
    guard offset >= 0, span.count - offset >= 40 else { return nil }
    let words = unsafe span.withUnsafeBytes { buffer in
      func word(_ index: Int) -> UInt32? {
        hexWord(
          unsafe UInt64(
            littleEndian: buffer.loadUnaligned(fromByteOffset: offset + index * 8, as: UInt64.self))
        )
      }
      return (word(0), word(1), word(2), word(3), word(4))
    }
    guard let first = words.0, let second = words.1, let third = words.2, let fourth = words.3,
      let fifth = words.4
    else { return nil }
    high = UInt64(first) << 32 | UInt64(second)
    middle = UInt64(third) << 32 | UInt64(fourth)
    low = fifth
  }

  /// Creates an id from 40 hexadecimal digits in either case, or nil when the text is anything else.
  package init?(hex: some StringProtocol) {
    let digits = Array(hex.utf8)
    guard digits.count == 40 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(20)
    for index in stride(from: 0, to: 40, by: 2) {
      guard let upper = hexValue(digits[index]), let lower = hexValue(digits[index + 1]) else {
        return nil
      }
      bytes.append(upper << 4 | lower)
    }
    self.init(bytes: bytes)
  }

  /// The 20 bytes.
  package var bytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * $0)) }
      + (0..<8).map { UInt8(truncatingIfNeeded: middle >> (56 - 8 * $0)) }
      + (0..<4).map { UInt8(truncatingIfNeeded: low >> (24 - 8 * $0)) }
  }

  /// The first eight bytes as one big-endian number.
  package var leading: UInt64 { high }

  /// The first byte.
  var firstByte: Int { Int(high >> 56) }

  /// Appends the 20 bytes.
  package func append(to target: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) {
      target.append(UInt8(truncatingIfNeeded: high >> UInt64(shift)))
    }
    for shift in stride(from: 56, through: 0, by: -8) {
      target.append(UInt8(truncatingIfNeeded: middle >> UInt64(shift)))
    }
    for shift in stride(from: 24, through: 0, by: -8) {
      target.append(UInt8(truncatingIfNeeded: low >> UInt32(shift)))
    }
  }

  /// A number below 256.
  var cacheSlot: Int { Int(truncatingIfNeeded: low & 255) }

  /// Returns a hash that nobody who does not know the seed can make collide.
  ///
  /// Parents of a hostile commit are ids of its author's choice, not hashes of anything.
  @inline(__always)
  func hash(seed: (UInt64, UInt64)) -> UInt64 {
    let mixed = high &* seed.0 &+ middle &* seed.1 &+ UInt64(low) &* (seed.0 ^ seed.1)
    return mixed ^ (mixed >> 32)
  }

  /// The first seven hexadecimal digits, as git shows an id by default.
  package var short: String { String(description.prefix(7)) }

  package static func == (left: ObjectID, right: ObjectID) -> Bool {
    left.high == right.high && left.middle == right.middle && left.low == right.low
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(middle)
    hasher.combine(low)
  }
}

extension ObjectID: Comparable {
  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }
}

extension ObjectID: CustomStringConvertible {
  /// The 40 lower-case hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(40)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// The number that eight hexadecimal digits write, the first digit in the lowest byte of `digits`.
///
/// All eight at once: ids are a sixth of the bytes of an average commit.
@inline(__always)
private func hexWord(_ digits: UInt64) -> UInt32? {
  let ones: UInt64 = 0x0101_0101_0101_0101
  // '0'...'9' end in their value, 'A'...'F' and 'a'...'f' in their value less nine.
  let values = (digits & (ones &* 0x0F)) &+ (digits >> 6 & ones) &* 9
  let letters = (values &+ ones &* 6) >> 4 & ones
  // Writing the values again gives the same digits only if they were digits.
  guard digits | letters &* 0x20 == values &+ ones &* 0x30 &+ letters &* 0x27,
    values & (ones &* 0xF0) == 0
  else { return nil }
  var packed = (values & 0x000F_000F_000F_000F) << 4 | (values >> 8 & 0x000F_000F_000F_000F)
  packed = (packed | packed >> 8) & 0x0000_FFFF_0000_FFFF
  packed = (packed | packed >> 16) & 0xFFFF_FFFF
  return UInt32(truncatingIfNeeded: packed).byteSwapped
}

private func hexValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case 0x30...0x39: digit - 0x30
  case 0x41...0x46: digit - 0x37
  case 0x61...0x66: digit - 0x57
  default: nil
  }
}
