/// The text of a commit message, and what had to be done to get it.
package struct DecodedMessage: Hashable, Sendable {
  /// Where the encoding was known from.
  package enum Origin: Hashable, Sendable {
    /// UTF-8, as git assumes when no header says otherwise.
    case utf8
    /// The commit's `encoding` header.
    case declared(TextEncoding)
    /// No header, not UTF-8, and every byte fits this encoding.
    case guessed(TextEncoding)
    /// No encoding fits: invalid bytes are shown as U+FFFD.
    case undecodable
  }

  /// All characters that were there, NUL and escape sequences included: encode before printing.
  package let text: String
  package let origin: Origin
  /// Whether the header names an encoding that is not in ``TextEncoding``.
  package let declaresUnknownEncoding: Bool
  /// 1-based line and column, in code points, of the first control character that is no line
  /// break or tab; nil when there is none.
  package let firstControlCharacter: Position?

  /// A place in a text.
  package struct Position: Hashable, Sendable {
    /// 1-based.
    package let line: Int
    /// 1-based, in Unicode code points.
    package let column: Int
  }

  /// Reads a message.
  ///
  /// - Parameters:
  ///   - bytes: The message as it stands in the commit.
  ///   - label: The value of the `encoding` header; nil when there is none.
  package init(_ bytes: [UInt8], declared label: [UInt8]? = nil) {
    let declared = label.flatMap { TextEncoding(label: $0) }
    declaresUnknownEncoding = label != nil && declared == nil
    (text, origin) = Self.read(bytes, declared: declared)
    firstControlCharacter = Self.firstControlCharacter(in: text)
  }

  private static func read(_ bytes: [UInt8], declared: TextEncoding?) -> (String, Origin) {
    if let declared {
      if let text = declared.text(of: bytes) {
        return (text, declared == .utf8 ? .utf8 : .declared(declared))
      }
    } else if let text = TextEncoding.utf8.text(of: bytes) {
      return (text, .utf8)
    }
    // A header that the bytes contradict is no better than none.
    if declared == nil || declared == .utf8, looksChinese(bytes),
      let text = TextEncoding.gb18030.text(of: bytes)
    {
      return (text, .guessed(.gb18030))
    }
    return (String(decoding: bytes, as: UTF8.self), .undecodable)
  }

  /// Whether most characters beyond ASCII would be common Chinese ones (GB 2312).
  ///
  /// An accented Latin letter and the letter after it are a rare character of GB18030 too.
  private static func looksChinese(_ bytes: [UInt8]) -> Bool {
    var common = 0
    var rare = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if bytes[index] >= 0xA1, next >= 0xA1 { common += 1 } else { rare += 1 }
      index += 2
    }
    return common > rare
  }

  private static func firstControlCharacter(in text: String) -> Position? {
    var line = 1
    var column = 0
    for scalar in text.unicodeScalars {
      column += 1
      switch scalar.value {
      case 0x0A:
        line += 1
        column = 0
      case 0x09, 0x0D: continue
      case 0..<0x20, 0x7F..<0xA0: return Position(line: line, column: column)
      default: continue
      }
    }
    return nil
  }
}
