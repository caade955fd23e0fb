internal import MilepostResources

/// The licence file of a project.
package struct LicenceFact: Hashable, Sendable {
  /// Path in the repository.
  package let path: String
  /// SPDX id; nil when the words are of no licence that is known.
  package let identifier: String?
  package let size: Int
}

/// Finds the licence that covers a project.
///
/// A class, because the projects of a repository share folders, which are searched once.
final class LicenceReader {
  private let repository: FileTree
  private var known: [String: Evidence<LicenceFact>] = [:]

  init(repository: FileTree) { self.repository = repository }

  /// Looks into the project's folder, then into those around it.
  func read(project folder: String) -> Evidence<LicenceFact> {
    if let known = known[folder] { return known }
    let fact: Evidence<LicenceFact>
    let found = candidates(in: folder).map(read)
    // Of several, as a project under two licences has them, one whose words are known says most.
    if let first = found.first(where: { $0.value?.identifier != nil }) ?? found.first {
      fact = first
    } else if folder.isEmpty {
      fact = .absent
    } else {
      let end = folder.utf8.lastIndex(of: UInt8(ascii: "/")) ?? folder.startIndex
      fact = read(project: String(folder[..<end]))
    }
    known[folder] = fact
    return fact
  }

  private func read(_ entry: FileEntry) -> Evidence<LicenceFact> {
    do throws(FileReadError) {
      let bytes = try repository.contents(of: entry, limit: 1 << 20)
      let text = Self.normalized(DecodedText(bytes).text)
      return .found(
        LicenceFact(path: entry.path, identifier: Self.identifier(of: text), size: bytes.count))
    } catch {
      return .unreadable(error)
    }
  }

  /// Returns the files whose name says that they hold a licence, the plainest name first.
  private func candidates(in folder: String) -> [FileEntry] {
    repository.entries(in: folder).filter { isLicenceName($0.name.lowercased()) }
      .sorted { ($0.name.utf8.count, $0.path) < ($1.name.utf8.count, $1.path) }
  }

  private static func identifier(of text: [UInt8]) -> String? {
    let list = WordList.named("hygiene/licences.words")
    let fitting = list["spdx"].first { entry in
      entry.alternatives.allSatisfy { containsBytes(text, Array($0.utf8)) }
    }
    return fitting.map { $0.key.hasSuffix("-zh") ? String($0.key.dropLast(3)) : $0.key }
  }

  /// Lower case, runs of blanks as one, curly quotes as straight ones.
  private static func normalized(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var isBehindBlank = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace {
        isBehindBlank = true
        continue
      }
      if isBehindBlank, !result.isEmpty { result.append(0x20) }
      isBehindBlank = false
      if scalar == "\u{201C}" || scalar == "\u{201D}" {
        result.append(UInt8(ascii: "\""))
      } else if let bytes = UTF8.encode(scalar) {
        result += bytes
      }
    }
    if let start = firstIndex(of: Array("'as is'".utf8), in: result[...]) {
      result.replaceSubrange(start..<(start + 7), with: "\"as is\"".utf8)
    }
    return result
  }
}

/// Whether a name in lower case is `license`, `copying` and the like, alone or with an ending that is
/// none of a program: `LICENSE.MIT`, `LICENSE-APACHE`, `License.txt`, `MIT-LICENSE`.
private func isLicenceName(_ name: String) -> Bool {
  let stem =
    name.hasSuffix(".txt") ? name.dropLast(4) : name.hasSuffix(".md") ? name.dropLast(3) : name[...]
  if ["-license", "-licence", "_license"].contains(where: stem.hasSuffix) { return true }
  for word in ["license", "licence", "copying", "unlicense"] where name.hasPrefix(word) {
    let rest = name.dropFirst(word.count)
    guard let mark = rest.first else { return true }
    return (mark == "." || mark == "-" || mark == "_")
      && ![".py", ".js", ".ts", ".go", ".java", ".rb", ".html", ".json", ".png", ".svg", ".tmpl"]
        .contains(where: rest.hasSuffix)
  }
  return false
}
