/// Makes characters comparable that a reader takes for the same.
///
/// One scalar becomes one scalar, so that positions survive.
package enum Folding {
  static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 32
    case 0..<0x80: scalar == 0x09 ? 0x20 : scalar
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0xFEFF: 0x20
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0x2E3A, 0x2E3B: 0x2D
    case 0x223C, 0x301C, 0xFF5E, 0x3030: 0x7E
    case 0x2018, 0x2019, 0x201A, 0x2032, 0x300E, 0x300F: 0x27
    case 0x201C, 0x201D, 0x201E, 0x2033, 0x300C, 0x300D: 0x22
    case 0xFF21...0xFF3A: scalar - 0xFF21 + 0x61
    case 0xFF01...0xFF5D: scalar - 0xFF01 + 0x21
    case 0x2264: 0x2264
    case 0x2267: 0x2265
    case 0x2266: 0x2264
    case 0x2043, 0x00B7, 0x30FB, 0x2027: 0x2022
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 32
    default: scalar
    }
  }

  /// Returns the folded scalars of a text, one for each of its own.
  package static func fold(_ text: some StringProtocol) -> [UInt32] {
    text.unicodeScalars.map { fold($0.value) }
  }

  static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x09 || scalar == 0xFE0F || scalar == 0x200B || scalar == 0x200D
      || scalar == 0xA0 || scalar == 0x3000 || scalar == 0x0D
  }

  /// Whether a folded scalar is a digit.
  package static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// Whether a scalar is a letter of the Latin script.
  package static func isLatinLetter(_ scalar: UInt32) -> Bool {
    (scalar >= 0x61 && scalar <= 0x7A) || (scalar >= 0x41 && scalar <= 0x5A)
      || (scalar >= 0xC0 && scalar <= 0x24F && scalar != 0xD7 && scalar != 0xF7)
  }

  /// Han, kana and Hangul: scripts that put no blanks between words.
  ///
  /// Whether a scalar is written without blanks between words: Chinese, Japanese, Korean.
  package static func isEastAsian(_ scalar: UInt32) -> Bool {
    (scalar >= 0x4E00 && scalar <= 0x9FFF) || (scalar >= 0x3400 && scalar <= 0x4DBF)
      || (scalar >= 0x3041 && scalar <= 0x30FF) || (scalar >= 0xAC00 && scalar <= 0xD7A3)
      || (scalar >= 0x20000 && scalar <= 0x3FFFF) || scalar == 0x3005
  }

  /// Letters and digits of any script, roughly.
  static func isWordScalar(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || isLatinLetter(scalar) || isEastAsian(scalar)
      || (scalar >= 0x370 && scalar <= 0x1FFF)
  }

  static func isEmoji(_ scalar: UInt32) -> Bool {
    (scalar >= 0x1F000 && scalar <= 0x1FAFF) || (scalar >= 0x2600 && scalar <= 0x27BF)
      || (scalar >= 0x2B00 && scalar <= 0x2BFF) || (scalar >= 0x23E9 && scalar <= 0x23FA)
      || scalar == 0x2139 || (scalar >= 0x2300 && scalar <= 0x231B)
  }

  static func isPunctuation(_ scalar: UInt32) -> Bool { !isWordScalar(scalar) && !isEmoji(scalar) }
}
