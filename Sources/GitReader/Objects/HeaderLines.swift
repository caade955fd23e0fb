internal import Glibc

/// Goes through the header lines of a commit or a tag, up to the empty line before the message.
struct HeaderLines {
  /// One line without its line break.
  struct Line {
    let range: Range<Int>

    /// Where the rest of the line lies when it begins with the given word and blank.
    @inline(__always)
    func value(of prefix: StaticString, in bytes: Span<UInt8>) -> Range<Int>? {
      let length = prefix.utf8CodeUnitCount
      guard range.count >= length else { return nil }
      let matches = unsafe bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return false }
        return unsafe memcmp(base + range.lowerBound, prefix.utf8Start, length) == 0
      }
      return matches ? range.lowerBound + length..<range.upperBound : nil
    }
  }

  /// Where the next line starts; after the header, where the message does.
  private(set) var position = 0
  /// Whether the empty line before the message was there.
  private(set) var isTerminated = false

  /// Returns the next line of the header; nil after the last.
  mutating func next(in bytes: Span<UInt8>) -> Line? {
    guard !isTerminated, position < bytes.count else { return nil }
    let start = position
    let end = bytes.firstPosition(of: 0x0A, from: start) ?? bytes.count
    position = min(end + 1, bytes.count)
    if end == start {
      isTerminated = true
      return nil
    }
    return Line(range: start..<end)
  }
}
