/// The text of a resource file: sections of `key = value` lines.
///
/// The grammar, one line at a time: empty lines and lines that begin with `#` are skipped; `[name]`
/// opens a section; every other line is `key = value` or a bare word. Blanks around the parts are
/// dropped. `\n` in a value is a line break. Order is kept.
package struct WordList: Sendable {
  /// One line of a section.
  package struct Entry: Hashable, Sendable {
    package let key: String
    /// Empty for a bare word.
    package let value: String
    /// 1-based line in the file.
    package let line: Int

    /// The value's parts, separated by ` | `.
    package var alternatives: [String] {
      value.split(separator: "|").map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
    }
  }

  /// Entries by section, in the order of the file.
  package let sections: [String: [Entry]]

  /// Returns a section's entries; empty when the file has no such section.
  package subscript(section: String) -> [Entry] { sections[section] ?? [] }

  /// Returns the words of a section, without values.
  package func words(_ section: String) -> [String] { self[section].map(\.key) }

  /// Reads the text of a resource file.
  package init(text: String) {
    var sections: [String: [Entry]] = [:]
    var current = ""
    // Bytes, not characters: every command reads a catalogue before it does anything else.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, raw) in lines.enumerated() {
      let line = trimmed(raw)
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let (key, value) = split(line)
      if first == UInt8(ascii: "["), line.last == UInt8(ascii: "]"), value == nil {
        current = String(Substring(line.dropFirst().dropLast()))
        continue
      }
      let words = value.map { String(Substring($0)) } ?? ""
      let entry = Entry(
        key: String(Substring(key)),
        value: words.utf8.contains(UInt8(ascii: "\\"))
          ? words.replacing("\\n", with: "\n") : words,
        line: index + 1)
      sections[current, default: []].append(entry)
    }
    self.sections = sections
  }

  /// Returns the resource file at a path below `Resources/`, such as `plan/zh.words`.
  package static func named(_ path: String) -> WordList {
    guard let file = embeddedFiles.first(where: { $0.path == path }) else {
      preconditionFailure("Resource \(path) is named in code and must be in Resources/.")
    }
    return WordList(text: file.text)
  }
}

/// Returns the text of the resource file at a path below `Resources/`.
package func resourceText(_ path: String) -> String {
  guard let file = embeddedFiles.first(where: { $0.path == path }) else {
    preconditionFailure("Resource \(path) is named in code and must be in Resources/.")
  }
  return file.text
}

/// Cuts a line at its first ` = `; a line that ends with ` =` has the empty value.
private func split(_ line: Substring.UTF8View) -> (
  key: Substring.UTF8View, value: Substring.UTF8View?
) {
  let blank = UInt8(ascii: " ")
  var index = line.startIndex
  while let equals = line[index...].firstIndex(of: UInt8(ascii: "=")) {
    let next = line.index(after: equals)
    if equals > line.startIndex, line[line.index(before: equals)] == blank,
      next == line.endIndex || line[next] == blank
    {
      return (trimmed(line[..<equals]), trimmed(line[next...]))
    }
    index = next
  }
  return (line, nil)
}

private func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
  var view = text
  while let first = view.first, first <= 0x20 { view.removeFirst() }
  while let last = view.last, last <= 0x20 { view.removeLast() }
  return view
}
