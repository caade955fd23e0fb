/// Finds the test macros of GoogleTest, Catch2, doctest and Boost.Test.
enum CPlusPlusTests {
  private static let frameworks: [String: TestFramework] = [
    "TEST": .googleTest, "TEST_F": .googleTest, "TEST_P": .googleTest, "TYPED_TEST": .googleTest,
    "TYPED_TEST_P": .googleTest, "TEST_CASE": .catch2, "TEST_CASE_METHOD": .catch2,
    "TEST_CASE_FIXTURE": .catch2, "TEMPLATE_TEST_CASE": .catch2, "SCENARIO": .catch2,
    "TEST_CASE_TEMPLATE": .catch2, "BOOST_AUTO_TEST_CASE": .boost,
    "BOOST_FIXTURE_TEST_CASE": .boost, "BOOST_DATA_TEST_CASE": .boost,
    "BOOST_AUTO_TEST_CASE_TEMPLATE": .boost,
  ]

  /// Whether a file has any of the macros; most files of large C projects have none.
  static func mayHoldCases(_ bytes: [UInt8]) -> Bool {
    containsBytes(bytes, Array("TEST".utf8)) || containsBytes(bytes, Array("SCENARIO".utf8))
  }

  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    code.tokens.indices.compactMap { index in
      let word = code.tokens[index]
      // A macro stands at the beginning of a line, and its body follows at once.
      guard word.kind == .word, let framework = frameworks[word.text],
        (code[index - 1]?.endLine ?? 0) < word.line || code.isMark(index - 1, "}"),
        code.isMark(index + 1, "("), let close = code.partner(of: index + 1),
        code.isMark(close + 1, "{"), let end = code.partner(of: close + 1)
      else { return nil }
      let arguments = code.tokens[(index + 2)..<close]
      return TestCase(
        name: name(arguments, framework), path: code.path, line: word.line, framework: framework,
        state: isSkipped(arguments, framework) ? .skipped : bodies.state(of: (close + 2)..<end))
    }
  }

  private static func name(
    _ arguments: ArraySlice<SourceToken>, _ framework: TestFramework
  ) -> String {
    if framework == .catch2, let title = arguments.first(where: { $0.kind == .string }) {
      return title.text
    }
    let words = arguments.filter { $0.kind == .word }.map(\.text)
    return framework == .googleTest ? words.prefix(2).joined(separator: ".") : words.first ?? ""
  }

  private static func isSkipped(
    _ arguments: ArraySlice<SourceToken>, _ framework: TestFramework
  ) -> Bool {
    switch framework {
    // A name that begins so is not run.
    case .googleTest: return arguments.contains { $0.text.hasPrefix("DISABLED_") }
    case .catch2:
      // Catch2 hides what has the tag `[.]`; doctest skips with a decorator.
      let tags = arguments.filter { $0.kind == .string }.dropFirst().map(\.text)
      return tags.contains { $0.contains("[.") || $0.contains("[!hide]") }
        || arguments.contains { $0.kind == .word && $0.text == "skip" }
    default: return arguments.contains { $0.kind == .word && $0.text == "disabled" }
    }
  }
}
