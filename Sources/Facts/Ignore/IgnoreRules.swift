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

  private var rules: [String: [Rule]] = [:]
  private var folders: [String: Rule?] = [:]
  private var lastLevels: (folder: String, levels: [(start: Int, rules: [Rule])])?
  /// `.gitignore` files that could not be read.
  package private(set) var unreadable: [FileReadError] = []

  /// Reads all `.gitignore` files of a tree.
  package init(tree: FileTree) {
    for entry in tree.entries where entry.name == ".gitignore" {
      do throws(FileReadError) {
        let bytes = try tree.contents(of: entry, limit: 1 << 20)
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        rules[String(entry.folder)] = Array(
          text.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(20_000).enumerated()
            .compactMap { Rule($1, path: entry.path, line: $0 + 1) })
      } catch {
        unreadable.append(error)
      }
    }
  }

  /// The lines that apply to a project: those of its folder, of folders below and above.
  package func rules(for project: String) -> [Rule] {
    rules.filter { folder, _ in
      folder.isEmpty || folder == project || project.isEmpty || project.hasPrefix(folder + "/")
        || folder.hasPrefix(project + "/")
    }.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// Returns the line because of which git would ignore a file, or nil.
  package func rule(ignoring path: String) -> Rule? {
    if rules.isEmpty { return nil }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")),
      let rule = rule(ignoringFolder: path[..<slash])
    {
      return rule
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
    let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    let name = bytes[(slash.map { $0 + 1 } ?? 0)...]
    for level in levels(of: path.utf8.dropLast(name.count + (slash == nil ? 0 : 1))) {
      let rest = bytes[level.start...]
      if let rule = level.rules.last(where: {
        (isFolder || !$0.isFolderOnly) && $0.pattern.matches($0.isAnchored ? rest : name)
      }) {
        return rule.isNegated ? nil : rule
      }
    }
    return nil
  }

  /// Returns the lines of the files in a folder and above it, the nearest first, with where the
  /// path below each begins.
  private func levels(of folder: Substring.UTF8View) -> [(start: Int, rules: [Rule])] {
    let key = String(Substring(folder))
    if let lastLevels, lastLevels.folder == key { return lastLevels.levels }
    var levels: [(start: Int, rules: [Rule])] = []
    var current = key[...]
    while true {
      if let lines = rules[String(current)] {
        levels.append((current.isEmpty ? 0 : current.utf8.count + 1, lines))
      }
      if current.isEmpty { break }
      current = current[..<(current.utf8.lastIndex(of: UInt8(ascii: "/")) ?? current.startIndex)]
    }
    lastLevels = (key, levels)
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
