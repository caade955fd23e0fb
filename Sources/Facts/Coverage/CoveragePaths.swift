/// Finds the file of a tree that a report means.
///
/// Reports are written on other machines: their paths are absolute, Windows, import paths, or
/// relative to folders that nobody names. The end of a path is what they share with the tree.
struct CoveragePaths {
  /// A path of the tree, its parts from the last to the first, each with `/` behind it.
  private struct Key {
    let text: String
    let path: String
  }

  /// More twins than this are not told apart.
  private static let mostTwins = 256

  /// Sorted by the bytes of the text, so that paths with the same end stand together.
  private let keys: [Key]

  /// - Parameter tree: The measured sources.
  init(_ tree: FileTree) {
    keys = tree.entries.filter { $0.kind == .regular || $0.kind == .executable }
      .map { Key(text: Self.reversed($0.path.split(separator: "/")), path: $0.path) }
      .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }

  /// Returns the path in the tree, or nil when no file, or no single file, fits.
  ///
  /// - Parameters:
  ///   - file: The file as the report has it.
  ///   - roots: Folders the report says its paths are relative to.
  ///   - folder: The folder of the report; of equals, the nearest to it is meant.
  /// - Complexity: O(p log n) for p parts of the path and n files.
  func path(of file: ParsedFile, roots: [String], reportFolder folder: String) -> String? {
    let bare = Self.components(file.path)
    let near = Self.components(folder)
    var best: [(path: String, rank: Rank)] = []
    for reported in [bare] + roots.map({ Self.components($0) + bare }) {
      guard let (shared, twins) = twins(of: reported) else { continue }
      for twin in twins {
        let candidate = twin.path.split(separator: "/")
        // One path is the end of the other, or more than the bare name is the same.
        guard shared == candidate.count || shared == bare.count || shared >= 2 else { continue }
        let rank = Rank(
          shared: shared,
          module: file.module.map { candidate.dropLast().contains(Substring($0)) } ?? false,
          near: zip(candidate, near).prefix { $0 == $1 }.count)
        if let first = best.first, rank < first.rank { continue }
        if let first = best.first, first.rank < rank { best = [] }
        if !best.contains(where: { $0.path == twin.path }) { best.append((twin.path, rank)) }
      }
    }
    return best.count == 1 ? best[0].path : nil
  }

  /// Returns the files that share the longest end with a path, and how many parts that is.
  private func twins(of reported: [Substring]) -> (shared: Int, keys: ArraySlice<Key>)? {
    for shared in stride(from: min(reported.count, 64), to: 0, by: -1) {
      let end = Self.reversed(reported.suffix(shared))
      let lower = firstIndex(notBefore: end)
      guard lower < keys.count, keys[lower].text.utf8.starts(with: end.utf8) else { continue }
      // "0" is the byte after "/".
      let upper = firstIndex(notBefore: end.dropLast() + "0")
      return upper - lower <= Self.mostTwins ? (shared, keys[lower..<upper]) : nil
    }
    return nil
  }

  private func firstIndex(notBefore text: String) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].text.utf8.lexicographicallyPrecedes(text.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private static func reversed(_ parts: some BidirectionalCollection<Substring>) -> String {
    parts.reversed().joined(separator: "/") + "/"
  }

  /// The parts of a reported path, without drive, empty parts, `.` and what `..` takes back.
  private static func components(_ path: String) -> [Substring] {
    var parts: [Substring] = []
    for part in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      if part == "." || (parts.isEmpty && part.hasSuffix(":")) { continue }
      if part == ".." {
        _ = parts.popLast()
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  /// How well a candidate fits: more of the same end, then the module's name, then nearness.
  private struct Rank: Comparable {
    let shared: Int
    let module: Bool
    let near: Int

    static func < (left: Rank, right: Rank) -> Bool {
      (left.shared, left.module ? 1 : 0, left.near)
        < (right.shared, right.module ? 1 : 0, right.near)
    }
  }
}
