/// Finds the tests of PHPUnit and of Pest.
enum PHPTests {
  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    (phpUnit(in: code, bodies) + pest(in: code, bodies)).sorted { $0.line < $1.line }
  }

  /// Methods `test…`, with `#[Test]` or with `@test`, of a class whose base is a test case.
  private static func phpUnit(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    let declarations = DeclarationReader.declarations(in: code, style: .php)
    return declarations.compactMap { (function) -> TestCase? in
      guard function.isFunction, let index = function.containers.last else { return nil }
      let type = declarations[index]
      let isTestCase = code.tokens[type.head].contains {
        $0.kind == .word && ($0.text.hasSuffix("TestCase") || $0.text.hasSuffix("Test"))
      }
      let isMarked = function.attribute(["Test"]) != nil || function.documentation.hasTag("@test")
      guard isTestCase, isMarked || function.name.lowercased().hasPrefix("test"),
        !function.modifiers.contains("private"), !function.modifiers.contains("protected")
      else { return nil }
      return TestCase(
        name: "\(type.name)::\(function.name)", path: code.path, line: function.line,
        framework: .phpunit, state: bodies.state(of: function.body))
    }
  }

  /// Calls `it('…', function () { … })` and `test('…', fn () => …)` at the top level or in `describe`.
  private static func pest(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    code.tokens.indices.compactMap { index in
      let word = code.tokens[index]
      guard word.kind == .word, ["it", "test", "todo"].contains(word.text),
        code.isMark(index + 1, "("), let title = code[index + 2], title.kind == .string,
        let close = code.partner(of: index + 1), !isMember(index, code)
      else { return nil }
      var state: TestCase.State = word.text == "todo" ? .skipped : .empty
      if word.text != "todo" {
        state = bodies.state(of: closure(in: (index + 3)..<close, code))
        // Chained: `->skip()`, `->todo()`, `->throws(…)`.
        for name in chain(after: close, code) {
          if ["skip", "todo"].contains(name) { state = .skipped }
          if state == .withoutAssertion, name.hasPrefix("throws") { state = .real }
        }
      }
      return TestCase(
        name: title.text, path: code.path, line: word.line, framework: .pest, state: state)
    }
  }

  private static func isMember(_ index: Int, _ code: SourceCode) -> Bool {
    code.isMark(index - 1, ">") || code.isMark(index - 1, ":") || code.isWord(index - 1, "function")
  }

  private static func closure(in arguments: Range<Int>, _ code: SourceCode) -> Range<Int>? {
    for index in arguments {
      if code.isMark(index, "{"), let close = code.partner(of: index) { return (index + 1)..<close }
      if code.isMark(index, "="), code.isMark(index + 1, ">") {
        return (index + 2)..<max(index + 2, arguments.upperBound)
      }
    }
    return nil
  }

  private static func chain(after close: Int, _ code: SourceCode) -> [String] {
    var names: [String] = []
    var index = close + 1
    while code.isMark(index, "-"), code.isMark(index + 1, ">"), let name = code[index + 2] {
      names.append(name.text)
      index = code.end(ofGroupAt: index + 3)
    }
    return names
  }
}

extension String {
  /// Whether a documentation comment has a tag, and no longer word that begins like it.
  fileprivate func hasTag(_ tag: String) -> Bool {
    split { !$0.isLetter && $0 != "@" && !$0.isNumber }.contains(Substring(tag))
  }
}
