/// Finds the modules that Python source imports at its top level or in functions.
///
/// Texts and comments are skipped, relative imports are the project's own, and what stands in a
/// `try` statement may be missing on purpose; what only a checker of types reads, too.
enum PythonImports {
  static func modules(in source: [UInt8]) -> [(module: String, line: Int)] {
    var found: [(module: String, line: Int)] = []
    var optionalIndentation: Int?
    forEachLine(of: source) { line, number in
      let indentation = line.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.count
      let text = line[indentation...]
      if text.isEmpty { return }
      if let outer = optionalIndentation, indentation <= outer,
        indentation < outer || !goesOn(text)
      {
        optionalIndentation = nil
      }
      if opensOptional(text) {
        optionalIndentation = optionalIndentation ?? indentation
      } else if optionalIndentation == nil, mayImport(text) {
        for name in names(in: String(decoding: text, as: UTF8.self)) {
          found.append((name, number))
        }
      }
    }
    return found
  }

  private static func opensOptional(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "try:".utf8) || line.starts(with: "try :".utf8)
      || line.starts(with: "if TYPE_CHECKING".utf8)
      || line.starts(with: "if typing.TYPE_CHECKING".utf8)
  }

  /// Whether a line opens another block of the same statement.
  private static func goesOn(_ line: ArraySlice<UInt8>) -> Bool {
    ["except", "else", "finally"].contains { line.starts(with: $0.utf8) }
  }

  /// Whether a line is worth being looked at as text; few are.
  private static func mayImport(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "import".utf8) || line.starts(with: "from".utf8)
      || line.contains(UInt8(ascii: ";"))
  }

  private static func names(in line: String) -> [String] {
    var found: [String] = []
    for statement in line.split(separator: ";") {
      let words = statement.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, words.count >= 2 else { continue }
      if first == "from" {
        guard words.count >= 4, words.contains("import"), !words[1].hasPrefix(".") else { continue }
        found.append(String(words[1].prefix { $0 != "." }))
      } else if first == "import" {
        let list = words.dropFirst().joined(separator: " ")
        for part in list.split(separator: ",") {
          if let name = part.split(separator: " ").first?.split(separator: ".").first {
            found.append(String(name))
          }
        }
      }
    }
    return found.filter { name in
      !name.isEmpty && name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    }
  }

  /// Gives lines with their numbers to a closure, without comments and the inside of texts; lines
  /// that brackets or a backslash join are one.
  private static func forEachLine(
    of source: [UInt8], _ body: (_ line: [UInt8], _ number: Int) -> Void
  ) {
    var current: [UInt8] = []
    var (number, start, depth, index) = (1, 1, 0, 0)
    while index < source.count {
      let byte = source[index]
      // Most bytes mean nothing, and are taken over together.
      if isPlain[Int(byte)] {
        var end = index + 1
        while end < source.count, isPlain[Int(source[end])] { end += 1 }
        if current.isEmpty { start = number }
        current += source[index..<end]
        index = end
        continue
      }
      switch byte {
      case UInt8(ascii: "#"):
        while index < source.count, source[index] != 0x0A { index += 1 }
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let end = endOfText(source, at: index)
        number += source[index..<end].count { $0 == 0x0A }
        index = end
        current.append(UInt8(ascii: "\""))
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "\\") where index + 1 < source.count && source[index + 1] == 0x0A:
        number += 1
        index += 2
        current.append(0x20)
        continue
      case 0x0A:
        number += 1
        index += 1
        if depth > 0 {
          current.append(0x20)
        } else {
          body(current, start)
          current.removeAll(keepingCapacity: true)
          start = number
        }
        continue
      default: break
      }
      if current.isEmpty { start = number }
      if byte != 0x0D { current.append(byte) }
      index += 1
    }
    body(current, start)
  }

  /// By byte, whether it is a part of a line and nothing else.
  private static let isPlain = (0...255).map { (byte: UInt8) in
    byte != 0x0A && byte != 0x0D && !"#\"'()[]{}\\".utf8.contains(byte)
  }

  /// Returns the place behind a text that begins at a quote.
  private static func endOfText(_ source: [UInt8], at start: Int) -> Int {
    let quote = source[start]
    let isTriple =
      start + 2 < source.count && source[start + 1] == quote && source[start + 2] == quote
    var index = start + (isTriple ? 3 : 1)
    while index < source.count {
      if source[index] == UInt8(ascii: "\\") {
        index += 2
      } else if isTriple {
        if source[index] == quote, index + 2 < source.count, source[index + 1] == quote,
          source[index + 2] == quote
        {
          return index + 3
        }
        index += 1
      } else {
        if source[index] == quote { return index + 1 }
        // A text of one line ends with it, closed or not.
        if source[index] == 0x0A { return index }
        index += 1
      }
    }
    return source.count
  }
}
