internal import MilepostResources

/// The languages that a project's own files are written in, by their endings.
package struct SourceLanguages: Hashable, Sendable {
  /// The first files of every language, by the language's name.
  private let files: [String: [String]]
  /// How many files of a language are kept: enough to see whose they are.
  private static let kept = 10

  /// - Parameter files: Files of the project in the order of the tree.
  init(_ files: some Sequence<FileEntry>) {
    var found: [String: [String]] = [:]
    for file in files {
      for language in LanguageWords.standard.byEnding[file.ending.lowercased()] ?? []
      where found[language, default: []].count < Self.kept {
        found[language, default: []].append(file.path)
      }
    }
    self.files = found
  }

  /// What is known of a language.
  package enum Use: Hashable, Sendable {
    /// With the first files that are written in it.
    case used(paths: [String])
    case unused
    /// The name is no language's.
    case noLanguage
  }

  /// Returns whether files are written in a language.
  ///
  /// - Parameter name: As a plan writes it.
  package func use(of name: String) -> Use {
    let words = LanguageWords.standard
    let name = name.lowercased()
    guard let language = words.names[name] ?? (words.languages.contains(name) ? name : nil) else {
      return .noLanguage
    }
    return files[language].map { .used(paths: $0) } ?? .unused
  }
}

/// The words of `Resources/hygiene/languages.words`.
private struct LanguageWords: Sendable {
  static let standard = LanguageWords()

  let byEnding: [String: [String]]
  let languages: Set<String>
  /// Languages by their other names.
  let names: [String: String]

  init() {
    let list = WordList.named("hygiene/languages.words")
    var byEnding: [String: [String]] = [:]
    for entry in list["endings"] {
      for ending in entry.alternatives { byEnding[ending, default: []].append(entry.key) }
    }
    self.byEnding = byEnding
    languages = Set(list["endings"].map(\.key))
    names = list["names"].reduce(into: [:]) { table, entry in
      for name in entry.alternatives { table[name] = entry.key }
    }
  }
}
