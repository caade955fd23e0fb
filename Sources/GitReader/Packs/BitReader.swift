/// Takes bits from a stream, the lowest of each byte first.
@safe struct BitReader {
  let start: UnsafeRawPointer
  /// The last position from which eight bytes can be read.
  let last: Int
  var position: Int
  var bits: UInt64 = 0
  var count = 0

  /// Where the first byte lies of which no bit was taken.
  var bytePosition: Int { position - count >> 3 }

  /// Makes at least 56 bits ready; false where the input ends.
  @inline(__always)
  mutating func refill() -> Bool {
    guard position <= last else { return false }
    let word = unsafe UInt64(
      littleEndian: start.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    bits |= word &<< UInt64(truncatingIfNeeded: count)
    position &+= (63 &- count) &>> 3
    count |= 56
    return true
  }

  @inline(__always)
  func peek(_ width: Int) -> Int {
    Int(truncatingIfNeeded: bits & ((1 &<< UInt64(truncatingIfNeeded: width)) &- 1))
  }

  @inline(__always)
  mutating func take(_ width: Int) -> Int {
    let value = peek(width)
    bits &>>= UInt64(truncatingIfNeeded: width)
    count &-= width
    return value
  }

  /// Takes the bits of an entry.
  @inline(__always)
  mutating func drop(_ entry: UInt32) {
    bits &>>= UInt64(entry & 0xFF)
    count &-= Int(entry & 0xFF)
  }

  /// The length or distance that an entry and the extra bits behind its code make.
  @inline(__always)
  func value(_ entry: UInt32) -> Int {
    let extra = (bits & ((1 &<< UInt64(entry & 0xFF)) &- 1)) &>> UInt64(entry >> 8 & 0x0F)
    return Int(entry >> 16) &+ Int(truncatingIfNeeded: extra)
  }
}
