internal import Glibc

extension Span<UInt8> {
  /// How many bytes are the same here and in another span, each from its own position on.
  func lengthInCommon(from start: Int, with other: Span<UInt8>, from otherStart: Int) -> Int {
    let limit = Swift.min(count - start, other.count - otherStart)
    guard start >= 0, otherStart >= 0, limit > 0 else { return 0 }
    return unsafe withUnsafeBytes { mine in
      unsafe other.withUnsafeBytes { theirs in
        var length = 0
        while length + 8 <= limit {
          let left = unsafe mine.loadUnaligned(fromByteOffset: start + length, as: UInt64.self)
          let right = unsafe theirs.loadUnaligned(
            fromByteOffset: otherStart + length, as: UInt64.self)
          if left != right {
            return length + (UInt64(littleEndian: left ^ right).trailingZeroBitCount / 8)
          }
          length += 8
        }
        while length < limit, unsafe mine[start + length] == theirs[otherStart + length] {
          length += 1
        }
        return length
      }
    }
  }

  /// Position of the first such byte at or after a position; nil when there is none.
  package func firstPosition(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    return unsafe withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }
}
