/// Reads the tags and the text of a piece of raw HTML, leniently.
///
/// It is no HTML parser: it knows tags, quoted attributes and comments, because that is what a
/// README's raw HTML is asked for. An unfinished tag or comment ends the piece.
struct HTMLScanner {
  /// One part of the piece.
  enum Part {
    /// A start tag, or an end tag.
    case tag(name: String, isEnd: Bool, attributes: [String: String], offset: Int)
    /// Text between tags, entities decoded.
    case text(String, offset: Int)
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the next part, or nil at the end.
  mutating func next() -> Part? {
    while position < bytes.count {
      let start = position
      guard bytes[position] == UInt8(ascii: "<") else {
        position = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        return .text(decodingEntities(bytes[start..<position]), offset: start)
      }
      if bytes[position...].starts(with: "<!--".utf8) {
        skip(past: "-->")
      } else if position + 1 < bytes.count, isNameStart(bytes[position + 1]) {
        position += 1
        return tag(isEnd: false, start: start)
      } else if position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "/"),
        isNameStart(bytes[position + 2])
      {
        position += 2
        return tag(isEnd: true, start: start)
      } else if position + 1 < bytes.count, [0x21, 0x3F].contains(bytes[position + 1]) {
        skip(past: ">")
      } else {
        position += 1
        return .text("<", offset: start)
      }
    }
    return nil
  }

  private mutating func skip(past end: String) {
    let pattern = Array(end.utf8)
    while position < bytes.count {
      if bytes[position...].starts(with: pattern) {
        position += pattern.count
        return
      }
      position += 1
    }
  }

  private mutating func tag(isEnd: Bool, start: Int) -> Part {
    let name = word { isNameStart($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    var attributes: [String: String] = [:]
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      let key = word { !isBlank($0) && ![0x3D, 0x3E, 0x2F, 0x22, 0x27].contains($0) }
      if key.isEmpty {
        position += 1
        continue
      }
      skipBlanks()
      var value = ""
      if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
        position += 1
        skipBlanks()
        value = attributeValue()
      }
      // The first of two attributes of one name counts, as in HTML; 32 are more than any tag has.
      if attributes.count < 32, attributes[key] == nil { attributes[key] = value }
    }
    position = min(position + 1, bytes.count)
    return .tag(name: name, isEnd: isEnd, attributes: attributes, offset: start)
  }

  private mutating func attributeValue() -> String {
    guard position < bytes.count else { return "" }
    let quote = bytes[position]
    guard quote == 0x22 || quote == 0x27 else {
      let start = position
      while position < bytes.count, !isBlank(bytes[position]), bytes[position] != 0x3E {
        position += 1
      }
      return decodingEntities(bytes[start..<position].prefix(targetLimit))
    }
    position += 1
    let start = position
    position = bytes[position...].firstIndex(of: quote) ?? bytes.count
    let value = decodingEntities(bytes[start..<position].prefix(targetLimit))
    position = min(position + 1, bytes.count)
    return value
  }

  private mutating func word(_ belongs: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position].prefix(64), as: UTF8.self).lowercased()
  }

  private mutating func skipBlanks() {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }
}

/// Longest link target that is kept, in bytes.
let targetLimit = 8192

private func isNameStart(_ byte: UInt8) -> Bool {
  (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
