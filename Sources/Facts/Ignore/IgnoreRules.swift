/// The `.gitignore` files of a repository.
///
/// Follows git: the last matching line of the nearest file decides, `!` takes back, a line with a
/// slash is anchored at its file, a final slash means folders only, and nothing below an ignored
/// folder can be taken back.
///
/// - SeeAlso: gitignore(5)
package final class IgnoreRules {
  /// One line that ignores, or takes back.
  package struct Rule: Hashable, Sendable {
    /// Path of the `.gitignore` in the repository.
    package let path: String
    package let line: Int
    /// As written.
    package let text: String
    let pattern: Wildmatch
    let isNegated: Bool
    let isFolderOnly: Bool
    let isAnchored: Bool
  }

  /// The lines of one file.
  private struct Lines {
    let rules: [Rule]
    /// The byte that each line's texts end with; nearly always it tells that the line does not match.
    let lastBytes: [UInt8?]

    init(_ rules: [Rule]) {
      self.rules = rules
      lastBytes = rules.map(\.pattern.lastByte)
    }

    /// Returns the last line that matches.
    func last(
      matching path: ArraySlice<UInt8>, name: ArraySlice<UInt8>, isFolder: Bool
    ) -> Rule? {
      let lastByte = path.last
      let index = lastBytes.indices.reversed().first { index in
        if let wanted = lastBytes[index], wanted != lastByte { return false }
        let rule = rules[index]
        return (isFolder || !rule.isFolderOnly)
          && rule.pattern.matches(rule.isAnchored ? path : name)
      }
      return index.map { rules[$0] }
    }
  }

  /// Where the path below a file begins, with its lines.
  private typealias Level = (start: Int, lines: Lines)

  private var files: [String: Lines] = [:]
  private var folders: [String: Rule?] = [:]
  private var lastLevels: (folder: Substring, levels: [Level])?
  private var lastFolder: (folder: Substring, rule: Rule?)?
  /// `.gitignore` files that could not be read.
  package private(set) var unreadable: [FileReadError] = []

  /// Reads all `.gitignore` files of a tree.
  package init(tree: FileTree) {
    for entry in tree.entries where entry.name == ".gitignore" {
      do throws(FileReadError) {
        let bytes = try tree.contents(of: entry, limit: 1 << 20)
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        files[String(entry.folder)] = Lines(
          text.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(20_000).enumerated()
            .compactMap { Rule($1, path: entry.path, line: $0 + 1) })
      } catch {
        unreadable.append(error)
      }
    }
  }

  /// The lines that apply to a project: those of its folder, of folders below and above.
  package func rules(for project: String) -> [Rule] {
    files.filter { folder, _ in
      folder.isEmpty || folder == project || project.isEmpty || project.hasPrefix(folder + "/")
        || folder.hasPrefix(project + "/")
    }.sorted { $0.key < $1.key }.flatMap(\.value.rules)
  }

  /// Returns the line because of which git would ignore a file, or nil.
  package func rule(ignoring path: String) -> Rule? {
    if files.isEmpty { return nil }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      // Files of one folder are asked for one after the other.
      let folder = path[..<slash]
      if lastFolder?.folder != folder { lastFolder = (folder, rule(ignoringFolder: folder)) }
      if let rule = lastFolder?.rule { return rule }
    }
    return decide(path[...], isFolder: false)
  }

  private func rule(ignoringFolder path: Substring) -> Rule? {
    let key = String(path)
    if let known = folders[key] { return known }
    var found: Rule?
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      found = rule(ignoringFolder: path[..<slash])
    }
    let rule = found ?? decide(path, isFolder: true)
    folders[key] = .some(rule)
    return rule
  }

  private func decide(_ path: Substring, isFolder: Bool) -> Rule? {
    let bytes = Array(path.utf8)
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let levels = levels(of: path[..<(slash ?? path.startIndex)])
    let name = bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
    for level in levels {
      if let rule = level.lines.last(
        matching: bytes[level.start...], name: name, isFolder: isFolder)
      {
        return rule.isNegated ? nil : rule
      }
    }
    return nil
  }

  /// Returns the lines of the files in a folder and above it, the nearest first, with where the
  /// path below each begins.
  private func levels(of folder: Substring) -> [Level] {
    if let lastLevels, lastLevels.folder == folder { return lastLevels.levels }
    var levels: [Level] = []
    var current = folder
    while true {
      if let lines = files[String(current)] {
        levels.append((current.isEmpty ? 0 : current.utf8.count + 1, lines))
      }
      if current.isEmpty { break }
      current = current[..<(current.utf8.lastIndex(of: UInt8(ascii: "/")) ?? current.startIndex)]
    }
    lastLevels = (folder, levels)
    return levels
  }
}

extension IgnoreRules.Rule {
  /// Reads one line, or returns nil for an empty one and a comment.
  fileprivate init?(_ line: ArraySlice<UInt8>, path: String, line number: Int) {
    var text = line
    if text.last == 0x0D { text = text.dropLast() }
    // Blanks at the end go, unless a backslash keeps them.
    while text.last == 0x20, text.dropLast().last != UInt8(ascii: "\\") { text = text.dropLast() }
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    self.path = path
    self.line = number
    self.text = String(decoding: text, as: UTF8.self)
    isNegated = first == UInt8(ascii: "!")
    if isNegated { text = text.dropFirst() }
    isFolderOnly = text.last == UInt8(ascii: "/")
    if isFolderOnly { text = text.dropLast() }
    isAnchored = text.contains(UInt8(ascii: "/"))
    if text.first == UInt8(ascii: "/") { text = text.dropFirst() }
    if text.isEmpty { return nil }
    pattern = Wildmatch(text)
  }
}
