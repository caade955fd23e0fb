extension TestFact {
  /// Counts the test cases of a project by reading its test files.
  ///
  /// - Parameter tree: The project's own files, without vendored and generated ones.
  /// - Returns: The fact, with paths as the repository has them.
  package static func read(_ tree: FileTree) -> TestFact {
    var reader = TestReader()
    for entry in tree.entries { reader.add(ProjectFile(entry, of: tree)) }
    return reader.fact
  }

  /// Returns the cases of one file.
  static func cases(
    in bytes: [UInt8], path: String, language: TestLanguage, _ vocabulary: TestVocabulary
  ) -> [TestCase] {
    if language == .cPlusPlus, !CPlusPlusTests.mayHoldCases(bytes) { return [] }
    let tokens = SourceScanner.tokens(of: bytes, style: language.style)
    return language.cases(in: SourceCode(path: path, tokens: tokens), vocabulary)
  }
}
