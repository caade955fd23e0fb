/// The bytes of a text file as UTF-8.
package struct DecodedText {
  /// Without a byte order mark; as they were when the encoding is not known.
  package let utf8: [UInt8]
  /// Whether the units of UTF-16 are text; nil for UTF-8, which is only checked when asked for.
  private let areUnitsValid: Bool?

  /// Whether the file is UTF-8, or UTF-16 with a byte order mark.
  package var isValid: Bool {
    areUnitsValid ?? (String(validating: utf8, as: UTF8.self) != nil)
  }

  package init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      // Windows PowerShell's `>` writes UTF-16.
      let isLittle = bytes[0] == 0xFF
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
        UInt16(bytes[index + (isLittle ? 1 : 0)]) << 8 | UInt16(bytes[index + (isLittle ? 0 : 1)])
      }
      utf8 = Array(String(decoding: units, as: UTF16.self).utf8)
      areUnitsValid = String(validating: units, as: UTF16.self) != nil && bytes.count % 2 == 0
    } else {
      utf8 = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      areUnitsValid = nil
    }
  }

  /// The text, with U+FFFD for what is not UTF-8.
  package var text: String { String(decoding: utf8, as: UTF8.self) }
}
