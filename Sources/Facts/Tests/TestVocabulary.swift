internal import MilepostResources

/// The words by which tests are known, from `Resources/measures/tests.words`.
struct TestVocabulary: Sendable {
  /// Words, exact or by their beginning.
  struct Words: Sendable {
    private let exact: Set<String>
    private let beginnings: [String]

    init(_ words: [String]) {
      exact = Set(words.filter { !$0.hasSuffix("*") })
      beginnings = words.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) }
    }

    func contains(_ word: String) -> Bool {
      exact.contains(word) || beginnings.contains { word.utf8.starts(with: $0.utf8) }
    }
  }

  /// The vocabulary of the resource file, read once.
  static let standard = TestVocabulary()

  let skips: Set<String>
  let nothing: Set<String>
  private let assertions: [TestLanguage: Words]
  private let names: [TestLanguage: [NamePattern]]
  private let folders: [String]
  private let dataFolders: Set<String>

  private init() {
    let words = WordList.named("measures/tests.words")
    skips = Set(words.words("skips"))
    nothing = Set(words.words("nothing"))
    folders = words.words("folders")
    dataFolders = Set(words.words("data"))
    let common = words.words("assertions")
    var assertions: [TestLanguage: Words] = [:]
    var names: [TestLanguage: [NamePattern]] = [:]
    for language in TestLanguage.allCases {
      assertions[language] = Words(common + words.words("assertions.\(language.rawValue)"))
      names[language] = words.words("files.\(language.rawValue)").map(NamePattern.init)
    }
    self.assertions = assertions
    self.names = names
  }

  /// Whether the word checks something.
  func asserts(_ word: String, in language: TestLanguage) -> Bool {
    assertions[language]?.contains(word) ?? false
  }

  /// Whether the file's name says that it holds tests.
  func isNamedLikeTest(_ entry: FileEntry, _ language: TestLanguage) -> Bool {
    let name = entry.name.lowercased()
    return names[language]?.contains { $0.matches(name) } ?? false
  }

  /// Whether the file lies in a folder for tests, and not in one for their data.
  func isPlacedLikeTest(_ entry: FileEntry) -> Bool {
    var isTest = false
    for part in entry.folder.split(separator: "/") {
      let folder = part.lowercased()
      if isTest, dataFolders.contains(folder) { return false }
      if folders.contains(where: { folder.contains($0) }) { isTest = true }
    }
    return isTest
  }
}
