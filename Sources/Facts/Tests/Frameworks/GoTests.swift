/// Finds Go's tests: `func TestXxx(t *testing.T)` in files named `_test.go`.
///
/// - SeeAlso: `go help testfunc`: the letter behind `Test` is not a small one.
enum GoTests {
  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    var cases: [TestCase] = []
    var index = 0
    while let token = code[index] {
      // Groups are stepped over: only the top level has tests.
      defer { index = code.end(ofGroupAt: index) }
      guard token.kind == .word, token.text == "func", let name = code[index + 1],
        name.kind == .word, isTestName(name.text), code.isMark(index + 2, "("),
        let close = code.partner(of: index + 2), takesTesting((index + 3)..<close, code),
        code.isMark(close + 1, "{"), let end = code.partner(of: close + 1)
      else { continue }
      let state = bodies.state(of: (close + 2)..<end)
      cases.append(
        TestCase(
          name: name.text, path: code.path, line: name.line, framework: .go, state: state))
    }
    return cases
  }

  private static func isTestName(_ name: String) -> Bool {
    guard name.hasPrefix("Test") else { return false }
    return name.dropFirst(4).first.map { !$0.isLowercase } ?? true
  }

  /// One parameter, a pointer to `T`: `testing.T`, or under another name of the package.
  private static func takesTesting(_ head: Range<Int>, _ code: SourceCode) -> Bool {
    let words = code.tokens[head].filter { $0.kind == .word }.map(\.text)
    return words.last == "T" && !code.tokens[head].contains { $0.text == "," }
  }
}
