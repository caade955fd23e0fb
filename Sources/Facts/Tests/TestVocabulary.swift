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
  private let folders: [[UInt8]]
  private let dataFolders: Set<String>

  private init() {
    let words = WordList.named("measures/tests.words")
    skips = Set(words.words("skips"))
    nothing = Set(words.words("nothing"))
    folders = words.words("folders").map { Array($0.utf8) }
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

  /// Whether a file's name, in lower case, says that it holds tests.
  func isNamedLikeTest(_ name: String, _ language: TestLanguage) -> Bool {
    names[language]?.contains { $0.matches(name) } ?? false
  }

  /// Whether folders, in lower case, are those for tests, and not for their data.
  func isPlacedLikeTest(_ folders: ArraySlice<String>) -> Bool {
    var isTest = false
    for folder in folders {
      if isTest, dataFolders.contains(folder) { return false }
      let bytes = Array(folder.utf8)
      if self.folders.contains(where: { containsBytes(bytes, $0) }) { isTest = true }
    }
    return isTest
  }
}
