internal import Yams

/// Reads YAML of strangers within limits.
enum GuardedYAML {
  /// Largest text that is read, in bytes.
  static let sizeLimit = 1 << 20

  /// Returns the documents of a text, or nil when it is no YAML or exceeds a limit.
  ///
  /// Yams builds nodes recursively and hashes the keys of mappings, so that deep nesting ends the
  /// process and aliases in keys take for ever; both are refused before it sees them.
  static func documents(_ bytes: [UInt8]) -> [Node]? {
    guard bytes.count <= sizeLimit, isShallow(bytes), hasPlainKeys(bytes),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    do {
      var sequence = try Yams.compose_all(yaml: text)
      var documents: [Node] = []
      while let document = sequence.next() { documents.append(document) }
      // The sequence ends at a fault as if the text ended there.
      return sequence.error == nil ? documents : nil
    } catch {
      return nil
    }
  }

  private static func isShallow(_ bytes: [UInt8]) -> Bool {
    var depth = 0
    var indentation = 0
    var isAtLineStart = true
    var marks = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x0A:
        (isAtLineStart, indentation, marks) = (true, 0, 0)
        continue
      case 0x5B, 0x7B: depth += 1
      case 0x5D, 0x7D: depth = max(0, depth - 1)
      default: break
      }
      if isAtLineStart {
        if byte == 0x20 {
          indentation += 1
        } else if byte == 0x2D || byte == 0x3F, index + 1 < bytes.count, bytes[index + 1] == 0x20 {
          marks += 1
        } else {
          isAtLineStart = false
        }
      }
      if depth > 64 || marks > 32 || indentation > 256 { return false }
    }
    return true
  }

  private static func hasPlainKeys(_ bytes: [UInt8]) -> Bool {
    var hasAlias = false
    var hasOddKey = false
    for index in bytes.indices.dropLast() {
      let next = bytes[index + 1]
      switch bytes[index] {
      case UInt8(ascii: "*"):
        let before = index > 0 ? bytes[index - 1] : 0x20
        if next > 0x20, [0x20, 0x5B, 0x2C, 0x7B, 0x0A, 0x09].contains(before) { hasAlias = true }
      case UInt8(ascii: "?"): if next <= 0x20 { hasOddKey = true }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        let rest = bytes[(index + 1)...].prefix(64).drop { $0 == 0x20 }
        if rest.first == UInt8(ascii: ":") { hasOddKey = true }
      default: break
      }
    }
    return !(hasAlias && (hasOddKey || hasAliasAsKey(bytes)))
  }

  /// Whether some line is `*name : value`.
  private static func hasAliasAsKey(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      guard bytes[index] == UInt8(ascii: "*") else { return false }
      let rest = bytes[(index + 1)...].prefix(256).drop { $0 > 0x20 && $0 != 0x2C && $0 != 0x7D }
      return rest.first == 0x20 && rest.drop { $0 == 0x20 }.first == UInt8(ascii: ":")
    }
  }
}

extension Node {
  /// The value of a key of a mapping, or nil; the first one when a key stands twice.
  func value(_ key: String) -> Node? {
    mapping?.first { $0.key.string == key }?.value
  }

  /// 1-based line, 1 when it is not known.
  var line: Int { mark?.line ?? 1 }
}
