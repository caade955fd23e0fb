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
struct LicenceReader {
  private let repository: FileTree

  init(repository: FileTree) { self.repository = repository }

  /// Looks into the project's folder, then into those around it.
  func read(project folder: String) -> Evidence<LicenceFact> {
    var current = folder[...]
    while true {
      let found = candidates(in: String(current))
      if let entry = found.first {
        do throws(FileReadError) {
          let bytes = try repository.contents(of: entry, limit: 1 << 20)
          let text = Self.normalized(DecodedText(bytes).text)
          return .found(
            LicenceFact(
              path: entry.path, identifier: Self.identifier(of: text), size: bytes.count))
        } catch {
          return .unreadable(error)
        }
      }
      if current.isEmpty { return .absent }
      current = current[..<(current.lastIndex(of: "/") ?? current.startIndex)]
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
    Array(
      text.lowercased().replacing("\u{201C}", with: "\"").replacing("\u{201D}", with: "\"")
        .replacing("'as is'", with: "\"as is\"")
        .split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
  }
}

/// Whether a name in lower case is `license`, `copying` and the like, alone or with an ending that is
/// none of a program: `LICENSE.MIT`, `LICENSE-APACHE`, `License.txt`.
private func isLicenceName(_ name: String) -> Bool {
  for word in ["license", "licence", "copying", "unlicense"] where name.hasPrefix(word) {
    let rest = name.dropFirst(word.count)
    guard let mark = rest.first else { return true }
    return (mark == "." || mark == "-" || mark == "_")
      && ![".py", ".js", ".ts", ".go", ".java", ".rb", ".html", ".json", ".png", ".svg", ".tmpl"]
        .contains(where: rest.hasSuffix)
  }
  return false
}
