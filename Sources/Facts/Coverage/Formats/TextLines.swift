/// The lines of a text, as bytes; ends with LF or CR LF, a byte order mark is passed over.
///
/// A `String` would join CR and LF into one character and split at neither.
struct TextLines: Sequence, IteratorProtocol {
  /// One line without its end.
  struct Line {
    /// 1-based.
    let number: Int
    let text: ArraySlice<UInt8>
  }

  private var rest: ArraySlice<UInt8>
  private var number = 0

  init(_ bytes: [UInt8]) {
    rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }

  mutating func next() -> Line? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    var line = rest[..<end]
    rest = end < rest.endIndex ? rest[(end + 1)...] : []
    if line.last == 0x0D { line.removeLast() }
    number += 1
    return Line(number: number, text: line)
  }
}
