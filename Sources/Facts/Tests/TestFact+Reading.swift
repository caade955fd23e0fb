extension TestFact {
  /// Largest file that is read, in bytes; a larger one is generated.
  private static let largestFile = 2 << 20

  /// Counts the test cases of a project by reading its test files.
  ///
  /// - Parameter tree: The project's own files, without vendored and generated ones.
  /// - Returns: The fact, with paths as the repository has them.
  package static func read(_ tree: FileTree) -> TestFact {
    let vocabulary = TestVocabulary.standard
    var cases: [TestCase] = []
    var without: [String] = []
    var unreadable: [String] = []
    for entry in tree.entries where entry.kind == .regular || entry.kind == .executable {
      guard let language = TestLanguage(fileName: entry.name),
        language.canHoldTests(entry, vocabulary)
      else { continue }
      let path = tree.repositoryPath(entry.path)
      let isNamed = vocabulary.isNamedLikeTest(entry, language)
      let bytes: [UInt8]
      do throws(FileReadError) {
        bytes = try tree.contents(of: entry, limit: largestFile)
      } catch {
        if isNamed { unreadable.append(path) }
        continue
      }
      let found = self.cases(in: bytes, path: path, language: language, vocabulary)
      cases += found
      if found.isEmpty, isNamed { without.append(path) }
    }
    let hasNative = cases.contains { [.googleTest, .catch2, .boost].contains($0.framework) }
    if hasNative { cases.removeAll { $0.framework == .ctest } }
    return TestFact(cases: cases, filesWithoutCases: without, unreadable: unreadable)
  }

  /// Returns the cases of one file.
  static func cases(
    in bytes: [UInt8], path: String, language: TestLanguage, _ vocabulary: TestVocabulary
  ) -> [TestCase] {
    let tokens = SourceScanner.tokens(of: bytes, style: language.style)
    return language.cases(in: SourceCode(path: path, tokens: tokens), vocabulary)
  }
}
