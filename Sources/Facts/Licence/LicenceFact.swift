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

  private func candidates(in folder: String) -> [FileEntry] {
    names.flatMap { name in
      ["", ".md", ".txt", "-MIT", "-APACHE", ".rst"].compactMap { ending in
        repository[folder.isEmpty ? name + ending : "\(folder)/\(name)\(ending)"]
      }
    }
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
        .split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
  }
}

private let names = [
  "LICENSE", "LICENCE", "License", "Licence", "license", "licence", "COPYING", "UNLICENSE",
  "LICENSE-MIT", "LICENSE-APACHE",
]
