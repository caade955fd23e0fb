/// Gathers the test cases of a project by reading its test files.
struct TestReader: Sendable {
  /// Largest file that is read, in bytes; a larger one is generated.
  private static let largestFile = 2 << 20

  private let vocabulary = TestVocabulary.standard
  private var cases: [TestCase] = []
  private var without: [String] = []
  private var unreadable: [String] = []
  /// Whether the folder that was asked for last is one of tests.
  private var lastFolder: (folder: Substring, holdsTests: Bool)?

  mutating func add(_ file: ProjectFile) {
    guard file.entry.kind == .regular || file.entry.kind == .executable,
      let language = TestLanguage(name: file.name, ending: file.ending)
    else { return }
    let isNamed = vocabulary.isNamedLikeTest(file.name, language)
    guard language.canHoldTests(isNamed: isNamed, isPlaced: isPlaced(file)) else { return }
    guard let bytes = file.text, bytes.count <= Self.largestFile else {
      if isNamed { unreadable.append(file.path) }
      return
    }
    let found = TestFact.cases(in: bytes, path: file.path, language: language, vocabulary)
    cases += found
    if found.isEmpty, isNamed { without.append(file.path) }
  }

  private mutating func isPlaced(_ file: ProjectFile) -> Bool {
    if let lastFolder, lastFolder.folder == file.folders.folder { return lastFolder.holdsTests }
    let holdsTests = vocabulary.isPlacedLikeTest(file.folders.own)
    lastFolder = (file.folders.folder, holdsTests)
    return holdsTests
  }

  mutating func merge(_ later: TestReader) {
    cases += later.cases
    without += later.without
    unreadable += later.unreadable
  }

  var fact: TestFact {
    // CTest only starts the programs whose cases were read already.
    let hasNative = cases.contains { [.googleTest, .catch2, .boost].contains($0.framework) }
    return TestFact(
      cases: hasNative ? cases.filter { $0.framework != .ctest } : cases,
      filesWithoutCases: without, unreadable: unreadable)
  }
}
