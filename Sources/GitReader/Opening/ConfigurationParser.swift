/// Reads the text of one git configuration file.
///
/// The grammar is that of git-config(1): `[section "subsection"]`, `name = value`, quotes, the
/// escapes `\\ \" \n \t \b`, comments after `#` or `;`, and lines that go on after a final `\`.
///
/// - Complexity: Linear in the bytes.
struct ConfigurationParser {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var section = ""

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// A line that is no configuration, counted from 1.
  struct Malformed: Error {
    let line: Int
  }

  /// Returns the next setting; nil at the end.
  mutating func next() throws(Malformed) -> GitConfiguration.Entry? {
    while let byte = peek {
      switch byte {
      case 0x20, 0x09, 0x0D, 0x0A: advance()
      case 0x23, 0x3B: skipLine()
      case 0x5B: try readSection()
      default: return try readSetting()
      }
    }
    return nil
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func advance() {
    if bytes[position] == 0x0A { line += 1 }
    position += 1
  }

  private mutating func skipLine() {
    while let byte = peek, byte != 0x0A { advance() }
  }

  private mutating func readSection() throws(Malformed) {
    advance()
    var name: [UInt8] = []
    while let byte = peek, isNamePart(byte) || byte == 0x2E {
      name.append(lowercased(byte))
      advance()
    }
    if peek == 0x20 || peek == 0x09 {
      while peek == 0x20 || peek == 0x09 { advance() }
      guard peek == 0x22 else { throw Malformed(line: line) }
      advance()
      name.append(0x2E)
      while let byte = peek, byte != 0x22 {
        if byte == 0x5C { advance() }
        guard let byte = peek, byte != 0x0A else { throw Malformed(line: line) }
        name.append(byte)
        advance()
      }
      guard peek == 0x22 else { throw Malformed(line: line) }
      advance()
    }
    guard peek == 0x5D, !name.isEmpty else { throw Malformed(line: line) }
    advance()
    section = String(decoding: name, as: UTF8.self)
  }

  private mutating func readSetting() throws(Malformed) -> GitConfiguration.Entry {
    guard let first = peek, isLetter(first), !section.isEmpty else { throw Malformed(line: line) }
    var name: [UInt8] = []
    while let byte = peek, isNamePart(byte) {
      name.append(lowercased(byte))
      advance()
    }
    let key = "\(section).\(String(decoding: name, as: UTF8.self))"
    while peek == 0x20 || peek == 0x09 || peek == 0x0D { advance() }
    switch peek {
    case nil, 0x0A, 0x23, 0x3B:
      skipLine()
      return GitConfiguration.Entry(key: key, value: nil)
    case 0x3D:
      advance()
      return GitConfiguration.Entry(key: key, value: try readValue())
    default: throw Malformed(line: line)
    }
  }

  private mutating func readValue() throws(Malformed) -> [UInt8] {
    var value: [UInt8] = []
    // Blanks at the end do not belong to the value, blanks between words do.
    var kept = 0
    var isQuoted = false
    while let byte = peek, byte != 0x0A || isQuoted {
      switch byte {
      case 0x0A: throw Malformed(line: line)
      case 0x22:
        isQuoted.toggle()
        kept = value.count
      case 0x5C:
        advance()
        if peek == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { advance() }
        switch peek {
        case 0x0A: break
        case 0x6E: value.append(0x0A)
        case 0x74: value.append(0x09)
        case 0x62: value.append(0x08)
        case 0x22, 0x5C: value.append(bytes[position])
        default: throw Malformed(line: line)
        }
        kept = value.count
      case 0x23 where !isQuoted, 0x3B where !isQuoted:
        skipLine()
        continue
      case 0x20 where !isQuoted, 0x09 where !isQuoted, 0x0D where !isQuoted:
        if !value.isEmpty { value.append(byte) }
      default:
        value.append(byte)
        kept = value.count
      }
      advance()
    }
    if isQuoted { throw Malformed(line: line) }
    return Array(value.prefix(kept))
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
