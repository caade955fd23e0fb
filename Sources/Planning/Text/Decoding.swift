/// One line of the document as scalars.
struct SourceLine: Sendable {
  /// 1-based.
  let number: Int
  /// Without the line's end.
  var scalars: [UInt32]
  /// Whether bytes of it were no UTF-8; they became U+FFFD.
  let isDamaged: Bool
  /// Whether it was cut at ``SourceLines/longest``.
  let isCut: Bool
}

/// Cuts a document into lines.
enum SourceLines {
  /// Scalars of a line that are read; what lies beyond is reported and left out.
  static let longest = 20_000

  /// Returns the lines of a document, with LF, CRLF or CR at their ends.
  ///
  /// - Throws: `PlanError.Code.notText` for UTF-16, for NUL bytes, and when more than one line in
  ///   four of those that hold non-ASCII bytes is damaged.
  static func lines(of bytes: [UInt8]) throws(PlanError) -> [SourceLine] {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw PlanError(code: .notText, line: 1)
    }
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lines: [SourceLine] = []
    var foreign = 0
    var damaged = 0
    var firstDamaged: Int?
    while index < bytes.count {
      var end = index
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
        if bytes[end] == 0 { throw PlanError(code: .notText, line: lines.count + 1) }
        end += 1
      }
      let line = decode(bytes[index..<end], number: lines.count + 1)
      if line.isDamaged {
        damaged += 1
        firstDamaged = firstDamaged ?? line.number
      }
      if line.isDamaged || line.scalars.contains(where: { $0 >= 0x80 }) { foreign += 1 }
      lines.append(line)
      let isCRLF = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      index = end + (isCRLF ? 2 : 1)
    }
    if damaged * 4 > foreign { throw PlanError(code: .notText, line: firstDamaged) }
    return lines
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, number: Int) -> SourceLine {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(min(bytes.count, longest))
    var isDamaged = false
    var index = bytes.startIndex
    while index < bytes.endIndex, scalars.count < longest {
      let first = bytes[index]
      if first < 0x80 {
        scalars.append(UInt32(first))
        index += 1
      } else if let (scalar, length) = sequence(bytes, at: index) {
        scalars.append(scalar)
        index += length
      } else {
        scalars.append(0xFFFD)
        isDamaged = true
        index += 1
      }
    }
    return SourceLine(
      number: number, scalars: scalars, isDamaged: isDamaged, isCut: index < bytes.endIndex)
  }

  private static func sequence(_ bytes: ArraySlice<UInt8>, at index: Int) -> (UInt32, Int)? {
    let first = bytes[index]
    let length: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    guard index + length <= bytes.endIndex else { return nil }
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
    return (value, length)
  }
}
