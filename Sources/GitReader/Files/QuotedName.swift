/// Names from a repository as text: as they are, or the way git quotes them.
enum QuotedName {
  /// Returns the bytes as text; in double quotes with escapes when they are not UTF-8 or hold
  /// control characters.
  static func text(_ bytes: some Collection<UInt8>) -> String {
    if !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }),
      let text = String(validating: bytes, as: UTF8.self)
    {
      return text
    }
    if let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    {
      return text
    }
    var quoted: [UInt8] = [0x22]
    for byte in bytes {
      switch byte {
      case 0x07: quoted += Array("\\a".utf8)
      case 0x08: quoted += Array("\\b".utf8)
      case 0x09: quoted += Array("\\t".utf8)
      case 0x0A: quoted += Array("\\n".utf8)
      case 0x0B: quoted += Array("\\v".utf8)
      case 0x0C: quoted += Array("\\f".utf8)
      case 0x0D: quoted += Array("\\r".utf8)
      case 0x22: quoted += Array("\\\"".utf8)
      case 0x5C: quoted += Array("\\\\".utf8)
      case 0x20..<0x7F: quoted.append(byte)
      default:
        quoted += [0x5C, 0x30 | byte >> 6, 0x30 | byte >> 3 & 7, 0x30 | byte & 7]
      }
    }
    quoted.append(0x22)
    return String(decoding: quoted, as: UTF8.self)
  }
}
