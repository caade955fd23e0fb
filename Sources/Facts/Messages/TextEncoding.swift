import Foundation

/// The encodings in which a commit message is read: a closed list.
///
/// No name from a commit ever reaches a library's table of converters.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case latin1 = "ISO-8859-1"
  case latin2 = "ISO-8859-2"
  case latin9 = "ISO-8859-15"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case koi8r = "KOI8-R"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case shiftJIS = "Shift_JIS"
  case eucJP = "EUC-JP"
  case eucKR = "EUC-KR"

  /// Creates the encoding that an `encoding` header names, or nil when it is not in the list.
  ///
  /// Letter case and the marks between the parts do not matter: `utf8`, `UTF_8` and `UTF-8` are one.
  package init?(label: some Collection<UInt8>) {
    guard label.count <= 32 else { return nil }
    var name = ""
    for byte in label {
      switch byte {
      case 0x41...0x5A: name.unicodeScalars.append(Unicode.Scalar(byte + 0x20))
      case 0x61...0x7A, 0x30...0x39: name.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x2D, 0x5F, 0x20, 0x2E: continue
      default: return nil
      }
    }
    switch name {
    case "utf8", "usascii", "ascii": self = .utf8
    case "iso88591", "latin1", "l1": self = .latin1
    case "iso88592", "latin2", "l2": self = .latin2
    case "iso885915", "latin9", "l9": self = .latin9
    case "windows1251", "cp1251": self = .windows1251
    case "windows1252", "cp1252": self = .windows1252
    case "koi8r": self = .koi8r
    // GB18030 contains GBK, which contains GB2312.
    case "gb18030", "gbk", "gb2312", "cp936", "euccn", "windows936": self = .gb18030
    case "big5", "cp950", "big5eten": self = .big5
    case "shiftjis", "sjis", "cp932", "windows31j", "ms932": self = .shiftJIS
    case "eucjp": self = .eucJP
    case "euckr", "cp949", "uhc", "ksc56011987": self = .eucKR
    default: return nil
    }
  }

  /// Returns the text of bytes, or nil when they are not wholly valid in this encoding.
  func text(of bytes: [UInt8]) -> String? {
    switch self {
    case .utf8: String(validating: bytes, as: UTF8.self)
    case .eucJP: Self.shiftJIS(fromEUC: bytes).flatMap { TextEncoding.shiftJIS.text(of: $0) }
    default: String(bytes: bytes, encoding: foundation)
    }
  }

  /// Returns the same text in Shift_JIS, or nil when it is not EUC-JP.
  ///
  /// Foundation on Linux knows no EUC-JP, and both are arrangements of JIS X 0208. The rare third
  /// plane (JIS X 0212) has no place in Shift_JIS and is refused.
  private static func shiftJIS(fromEUC bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      if first < 0x80 {
        result.append(first)
        index += 1
        continue
      }
      guard index + 1 < bytes.count, bytes[index + 1] >= 0xA1, bytes[index + 1] <= 0xFE else {
        return nil
      }
      let second = bytes[index + 1]
      if first == 0x8E {
        // Half-width katakana.
        guard second <= 0xDF else { return nil }
        result.append(second)
      } else {
        guard first >= 0xA1, first <= 0xFE else { return nil }
        let row = first - 0xA1
        let lead = row / 2 + 0x81
        result.append(lead > 0x9F ? lead + 0x40 : lead)
        let cell = second - 0x80
        result.append(row % 2 == 1 ? cell + 0x7E : cell + (cell >= 0x60 ? 0x20 : 0x1F))
      }
      index += 2
    }
    return result
  }

  /// Foundation's number where ``text(of:)`` asks it; the large ones are 0x8000_0000 + `CFStringEncoding`.
  private var foundation: String.Encoding {
    switch self {
    case .utf8, .eucJP: .utf8
    case .latin1: .isoLatin1
    case .latin2: .isoLatin2
    case .latin9: String.Encoding(rawValue: 0x8000_020F)
    case .windows1251: .windowsCP1251
    case .windows1252: .windowsCP1252
    case .koi8r: String.Encoding(rawValue: 0x8000_0A02)
    case .gb18030: String.Encoding(rawValue: 0x8000_0632)
    case .big5: String.Encoding(rawValue: 0x8000_0A03)
    case .shiftJIS: String.Encoding(rawValue: 0x8000_0420)
    case .eucKR: String.Encoding(rawValue: 0x8000_0422)
    }
  }
}
