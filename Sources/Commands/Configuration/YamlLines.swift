import MilepostResources

/// The lines of a YAML file, each with its own line break, so that what is not edited stays as it is.
struct YamlLines {
  private var lines: [[UInt8]] = []
  private let lineBreak: [UInt8]

  init(_ bytes: [UInt8]) {
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(Array(bytes[start...index]))
      start = index + 1
    }
    if start < bytes.count { lines.append(Array(bytes[start...])) }
    lineBreak = lines.first?.suffix(2) == [0x0D, 0x0A] ? [0x0D, 0x0A] : [0x0A]
  }

  var bytes: [UInt8] { Array(lines.joined()) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether a line ends the document; nothing may follow it.
  var hasDocumentEnd: Bool { lines.contains { $0.starts(with: [0x2E, 0x2E, 0x2E]) } }

  /// The number of lines, without empty ones at the end.
  var endOfContent: Int {
    var end = lines.count
    while end > 0, isBlank(lines[end - 1]) { end -= 1 }
    return end
  }

  /// Inserts lines after the given number of lines.
  mutating func insert(_ texts: [String], at position: Int) {
    if position > 0, lines[position - 1].last != 0x0A { lines[position - 1] += lineBreak }
    lines.insert(contentsOf: texts.map { Array($0.utf8) + lineBreak }, at: position)
  }

  /// Returns the number of the last line of a list entry in block style.
  ///
  /// - Parameters:
  ///   - line: 1-based line on which the entry begins.
  ///   - indent: Blanks before its dash.
  func end(ofBlockFrom line: Int, indent: Int) -> Int {
    var end = line
    for index in line..<max(line, lines.count) {
      if isBlank(lines[index]) { continue }
      let depth = lines[index].prefix { $0 == 0x20 }.count
      let isComment = lines[index][depth] == 0x23
      guard depth > indent || isComment && depth > 0 && depth == indent else { break }
      end = index + 1
    }
    return end
  }

  /// Takes `[]` behind a key away, so that a list in block style can follow.
  ///
  /// - Parameter line: 1-based.
  /// - Returns: Whether nothing but a comment is left behind the key.
  mutating func removeEmptyList(ofKeyAt line: Int) -> Bool {
    let content = withoutBreak(lines[line - 1])
    guard let colon = content.firstIndex(of: 0x3A) else { return false }
    let behind = content[(colon + 1)...]
    let comment = behind.firstIndex(of: 0x23) ?? behind.endIndex
    let value = String(decoding: behind[..<comment], as: UTF8.self).trimmingBlanks()
    guard value == "[]" else { return false }
    let rest = comment == behind.endIndex ? [] : [0x20] + behind[comment...]
    lines[line - 1] = Array(content[...colon]) + rest + lines[line - 1].dropFirst(content.count)
    return true
  }

  /// Replaces a scalar on one line, and a comment behind it when that is the expected one.
  ///
  /// - Parameters:
  ///   - column: 1-based, in Unicode scalars.
  ///   - comment: The comment that is replaced, and what comes in its place.
  /// - Returns: Whether the scalar stood there.
  mutating func replaceScalar(
    _ old: String, with new: String, line: Int, column: Int, comment: (String, String)?
  ) -> Bool {
    let content = withoutBreak(lines[line - 1])
    guard let text = String(validating: content, as: UTF8.self) else { return false }
    let before = String(text.unicodeScalars.prefix(column - 1))
    let rest = text.dropFirst(before.count)
    guard let spelling = [old, "\"\(old)\"", "'\(old)'"].first(where: { rest.hasPrefix($0) })
    else { return false }
    var tail = String(rest.dropFirst(spelling.count))
    if let comment, tail.trimmingBlanks() == "# " + comment.0 {
      tail = tail.prefix { $0 == " " } + "# " + comment.1
    }
    lines[line - 1] = Array((before + new + tail).utf8) + lines[line - 1].dropFirst(content.count)
    return true
  }

  /// The words of a comment at the end of a line; nil when there is none.
  ///
  /// - Parameter line: 1-based.
  func comment(line: Int) -> String? {
    let text = String(decoding: withoutBreak(lines[line - 1]), as: UTF8.self)
    guard let start = text.firstRange(of: " # ") else { return nil }
    return String(text[start.upperBound...]).trimmingBlanks()
  }

  private func withoutBreak(_ line: [UInt8]) -> ArraySlice<UInt8> {
    line[..<(line.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { $0 + 1 } ?? 0)]
  }

  private func isBlank(_ line: [UInt8]) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }
}
