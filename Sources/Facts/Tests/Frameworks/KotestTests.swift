/// Finds the tests of Kotest's specifications, which are calls in the constructor of a class.
enum KotestTests {
  private static let styles: [String: Set<String>] = [
    "FunSpec": ["test", "xtest"], "ShouldSpec": ["should", "xshould"],
    "DescribeSpec": ["it", "xit"], "FeatureSpec": ["scenario", "xscenario"],
    "ExpectSpec": ["expect", "xexpect"], "BehaviorSpec": ["then", "Then", "xthen", "xThen"],
    "StringSpec": [], "FreeSpec": [], "WordSpec": [],
  ]
  /// Styles in which a string with a block is a test.
  private static let stringStyles: Set<String> = ["StringSpec", "FreeSpec", "WordSpec"]

  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    guard
      let style = code.tokens.first(where: { $0.kind == .word && styles[$0.text] != nil })?.text,
      code.tokens.contains(where: { $0.kind == .word && $0.text == "kotest" }),
      let words = styles[style]
    else { return [] }
    return code.tokens.indices.compactMap { index in
      guard
        let found = call(at: index, words: words, code)
          ?? (stringStyles.contains(style) ? text(at: index, code) : nil)
      else { return nil }
      let isOff =
        found.title.text.hasPrefix("!")
        || code.tokens[index].text.hasPrefix("x")
          && code.tokens[index].kind == .word
      return TestCase(
        name: found.title.text, path: code.path, line: code.tokens[index].line,
        framework: .kotest, state: isOff || found.isOff ? .skipped : bodies.state(of: found.body))
    }
  }

  private typealias Found = (title: SourceToken, body: Range<Int>?, isOff: Bool)

  /// Returns the test at a word: `test("adds") { … }`, `test("adds").config(enabled = false) { … }`.
  private static func call(at index: Int, words: Set<String>, _ code: SourceCode) -> Found? {
    guard code.isWord(index), words.contains(code.tokens[index].text), code.isMark(index + 1, "("),
      let title = code[index + 2], title.kind == .string, let close = code.partner(of: index + 1),
      !code.isMark(index - 1, ".")
    else { return nil }
    return block(after: close + 1, title, code)
  }

  /// `"adds" { … }`; a string with `-` or `should` in front of the block is a group.
  private static func text(at index: Int, _ code: SourceCode) -> Found? {
    guard let title = code[index], title.kind == .string else { return nil }
    let isCall = code.isMark(index + 1, ".") && code.isWord(index + 2, "config")
    guard code.isMark(index + 1, "{") || isCall else { return nil }
    return block(after: index + 1, title, code)
  }

  private static func block(after start: Int, _ title: SourceToken, _ code: SourceCode) -> Found? {
    var index = start
    var isOff = false
    if code.isMark(index, "."), code.isWord(index + 1, "config"), code.isMark(index + 2, "(") {
      let end = code.end(ofGroupAt: index + 2)
      isOff = (index..<end).contains { code.isWord($0, "enabled") && code.isWord($0 + 2, "false") }
      index = end
    }
    guard code.isMark(index, "{"), let close = code.partner(of: index) else {
      return (title, nil, isOff)
    }
    return (title, (index + 1)..<close, isOff)
  }
}
