/// Finds `add_test(…)` in CMake files.
///
/// What the command runs cannot be seen, so these count only in projects whose C and C++ files hold
/// no test case: CTest mostly runs the programs made of those.
enum CMakeTests {
  static func cases(in code: SourceCode) -> [TestCase] {
    code.tokens.indices.compactMap { index in
      let word = code.tokens[index]
      guard word.kind == .word, word.text.lowercased() == "add_test", code.isMark(index + 1, "("),
        let close = code.partner(of: index + 1)
      else { return nil }
      let arguments = code.tokens[(index + 2)..<close].filter {
        $0.kind == .word || $0.kind == .string
      }
      let isNamed = arguments.first?.text == "NAME"
      guard let name = arguments.dropFirst(isNamed ? 1 : 0).first else { return nil }
      return TestCase(
        name: name.text, path: code.path, line: word.line, framework: .ctest,
        state: arguments.count > 1 ? .real : .empty)
    }
  }
}
