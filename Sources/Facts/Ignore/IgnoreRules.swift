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

  /// One of the folders that the path asked for last lies in.
  private struct Ancestor {
    /// Length of its path.
    let end: Int
    /// The line because of which git ignores it, or a folder around it.
    let rule: Rule?
    /// The lines for what lies in it, the nearest first.
    let levels: [Level]
  }

  private var files: [String: Lines] = [:]
  /// The folder asked for last: its neighbours share most of what is above them.
  private var last: [UInt8] = []
  /// The root, and each folder down to the last one.
  private var ancestors: [Ancestor] = []
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
    let bytes = Array(path.utf8)
    let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    descend(to: bytes[..<(slash ?? 0)])
    guard let folder = ancestors.last else { return nil }
    return folder.rule ?? Self.decide(bytes[...], isFolder: false, levels: folder.levels)
  }

  /// Makes a folder the last one.
  private func descend(to folder: ArraySlice<UInt8>) {
    let slash = UInt8(ascii: "/")
    if ancestors.isEmpty {
      let lines = files[""].map { [(start: 0, lines: $0)] }
      ancestors = [Ancestor(end: 0, rule: nil, levels: lines ?? [])]
    }
    var common = 0
    while common < min(last.count, folder.count), last[common] == folder[common] { common += 1 }
    while let ancestor = ancestors.last, ancestor.end > 0,
      ancestor.end > common || (ancestor.end < folder.count && folder[ancestor.end] != slash)
    {
      ancestors.removeLast()
    }
    last.replaceSubrange(common..., with: folder[common...])
    while let parent = ancestors.last, parent.end < folder.count {
      let start = parent.end == 0 ? 0 : parent.end + 1
      let end = folder[start...].firstIndex(of: slash) ?? folder.endIndex
      var levels = parent.levels
      if let lines = files[String(decoding: folder[..<end], as: UTF8.self)] {
        levels.insert((start: end + 1, lines: lines), at: 0)
      }
      ancestors.append(
        Ancestor(
          end: end,
          rule: parent.rule ?? Self.decide(folder[..<end], isFolder: true, levels: parent.levels),
          levels: levels))
    }
  }

  private static func decide(
    _ path: ArraySlice<UInt8>, isFolder: Bool, levels: [Level]
  ) -> Rule? {
    let name = path[(path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
    for level in levels {
      if let rule = level.lines.last(matching: path[level.start...], name: name, isFolder: isFolder)
      {
        return rule.isNegated ? nil : rule
      }
    }
    return nil
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
