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
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = raw.trimmingBlanks()
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]"), !line.contains(" = ") {
        current = String(line.dropFirst().dropLast())
        continue
      }
      let (key, value) = split(line)
      let entry = Entry(
        key: key, value: value.replacing("\\n", with: "\n"), line: index + 1)
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

private func split(_ line: String) -> (key: String, value: String) {
  if let range = line.firstRange(of: " = ") {
    return (line[..<range.lowerBound].trimmingBlanks(), line[range.upperBound...].trimmingBlanks())
  }
  return line.hasSuffix(" =") ? (String(line.dropLast(2)), "") : (line, "")
}
