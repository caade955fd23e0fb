/// One Unicode scalar of a byte string.
///
/// Hot paths work on bytes: making Characters of 82,000 messages costs more than reading them.
struct ScalarRead {
  /// U+FFFD for a byte that begins no valid sequence.
  let value: UInt32
  /// Bytes that it takes, at least 1.
  let length: Int

  /// Reads the scalar at an index, tolerant of anything.
  init(_ bytes: borrowing Span<UInt8>, at index: Int, before end: Int) {
    let first = bytes[index]
    if first < 0x80 {
      (value, length) = (UInt32(first), 1)
      return
    }
    let expected = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + expected <= end else {
      (value, length) = (0xFFFD, 1)
      return
    }
    var collected = UInt32(first) & (0xFF >> UInt32(expected + 1))
    for offset in 1..<expected {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else {
        (value, length) = (0xFFFD, 1)
        return
      }
      collected = collected << 6 | UInt32(byte & 0x3F)
    }
    (value, length) = (collected, expected)
  }
}

/// Classes of scalars that commit headers are made of.
enum ScalarClass {
  /// Space, tab, and the blanks that look like one: no-break, en quad to hair space, ideographic.
  static func isBlank(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// A colon of any width.
  static func isColon(_ value: UInt32) -> Bool {
    value == 0x3A || value == 0xFF1A || value == 0xFE55
  }

  /// A letter or an ideograph of any script, or a mark that belongs to one.
  static func isLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A: return true
    case ..<0x80: return false
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x30FF: return true
    default:
      guard let scalar = Unicode.Scalar(value) else { return false }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark:
        // The variation selectors belong to emoji, not to words.
        return !(0xFE00...0xFE0F).contains(value)
      default: return false
      }
    }
  }

  static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

  /// Whether a scalar can stand in a type: letters, digits and the joiners `- _ . / +`.
  static func isTypeWord(_ value: UInt32) -> Bool {
    isLetter(value) || isDigit(value) || value == 0x2D || value == 0x5F || value == 0x2E
      || value == 0x2F || value == 0x2B
  }

  /// Whether a scalar can stand in a footer token: letters, digits, `-` and `_`.
  static func isTokenWord(_ value: UInt32) -> Bool {
    isLetter(value) || isDigit(value) || value == 0x2D || value == 0x5F
  }

  /// A pictograph; digits, `#` and `*` are none, although Unicode calls them emoji.
  static func isEmoji(_ value: UInt32) -> Bool {
    switch value {
    case 0x1F000...0x1FAFF: true
    case 0x2190...0x2BFF, 0x203C, 0x2049, 0x2122, 0x2139, 0x3030, 0x303D, 0x3297, 0x3299:
      Unicode.Scalar(value)?.properties.isEmoji ?? false
    default: false
    }
  }

  /// What follows a pictograph and belongs to it: selectors, joiner, keycap.
  static func continuesEmoji(_ value: UInt32) -> Bool {
    value == 0xFE0F || value == 0xFE0E || value == 0x200D || value == 0x20E3
      || (0x1F3FB...0x1F3FF).contains(value)
  }
}

extension Array<UInt8> {
  /// Copies a range of a span.
  init(_ span: borrowing Span<UInt8>, _ range: Range<Int>) {
    self = []
    reserveCapacity(range.count)
    for index in range { append(span[index]) }
  }
}

/// Steps over blanks of any width.
func skipBlanks(_ bytes: borrowing Span<UInt8>, _ index: inout Int, _ end: Int) {
  while index < end {
    let scalar = ScalarRead(bytes, at: index, before: end)
    guard ScalarClass.isBlank(scalar.value) else { return }
    index += scalar.length
  }
}
