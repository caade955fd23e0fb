/// The marks of `.gitattributes` that say whose work a file is.
///
/// - SeeAlso: https://github.com/github-linguist/linguist/blob/main/docs/overrides.md
struct LinguistAttributes {
  private struct Line {
    let pattern: Wildmatch
    let isAnchored: Bool
    /// True for vendored or generated, false for a mark that is taken away.
    let isForeign: Bool
  }

  /// Lines by the folder of their file.
  private var lines: [String: [Line]] = [:]

  init() {}

  /// Reads the `.gitattributes` files of a tree; those that cannot be read say nothing.
  init(tree: FileTree) {
    for entry in tree.entries where entry.name == ".gitattributes" {
      do throws(FileReadError) {
        let bytes = try tree.contents(of: entry, limit: 1 << 20)
        let found = bytes.split(separator: 0x0A).prefix(5_000).compactMap(Self.line)
        if !found.isEmpty { lines[String(entry.folder)] = found }
      } catch {
        continue
      }
    }
  }

  /// Whether marks say that a file is somebody else's or generated; nil when they do not speak.
  func isForeign(_ path: String) -> Bool? {
    guard !lines.isEmpty else { return nil }
    let bytes = Array(path.utf8)
    var end = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    let name = bytes[(end == 0 ? 0 : end + 1)...]
    while true {
      let folder = String(decoding: bytes[..<end], as: UTF8.self)
      if let found = lines[folder] {
        let rest = bytes[(end == 0 ? 0 : end + 1)...]
        if let line = found.last(where: { $0.pattern.matches($0.isAnchored ? rest : name) }) {
          return line.isForeign
        }
      }
      if end == 0 { return nil }
      end = bytes[..<end].lastIndex(of: UInt8(ascii: "/")) ?? 0
    }
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> Line? {
    let words = bytes.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard var pattern = words.first, pattern.first != UInt8(ascii: "#"), words.count > 1 else {
      return nil
    }
    var isForeign: Bool?
    for word in words.dropFirst() {
      switch String(decoding: word, as: UTF8.self) {
      case "linguist-vendored", "linguist-vendored=true", "linguist-generated",
        "linguist-generated=true", "linguist-vendored=1", "linguist-generated=1":
        isForeign = true
      case "-linguist-vendored", "linguist-vendored=false", "-linguist-generated",
        "linguist-generated=false":
        isForeign = isForeign ?? false
      default: continue
      }
    }
    guard let isForeign else { return nil }
    let isAnchored = pattern.contains(UInt8(ascii: "/"))
    if pattern.first == UInt8(ascii: "/") { pattern = pattern.dropFirst() }
    return Line(pattern: Wildmatch(pattern), isAnchored: isAnchored, isForeign: isForeign)
  }
}
