/// Finds the examples of RSpec and the methods of Minitest and test-unit.
struct RubyTests {
  private static let examples: Set<String> = ["it", "specify", "example", "scenario", "fit", "its"]
  private static let skippedExamples: Set<String> = ["xit", "xspecify", "xexample", "xscenario"]
  private static let groups: Set<String> = ["describe", "context", "feature"]
  private static let skippedGroups: Set<String> = ["xdescribe", "xcontext", "xfeature"]

  private let code: SourceCode
  private let bodies: TestBodies
  /// Index of the `end` of the block that a token opens.
  private let ends: [Int: Int]

  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    RubyTests(code: code, bodies: bodies).cases()
  }

  private init(code: SourceCode, bodies: TestBodies) {
    self.code = code
    self.bodies = bodies
    ends = Self.ends(in: code)
  }

  private func cases() -> [TestCase] {
    var cases: [TestCase] = []
    var skippedUntil = 0
    var testCaseUntil = 0
    var blocksUntil = 0
    for index in code.tokens.indices {
      let word = code.tokens[index]
      guard word.kind == .word, isAtStatement(index) else { continue }
      if word.text == "class", let end = ends[index] {
        let base = code.tokens[index...].prefix { $0.line == word.line }
        if base.contains(where: {
          $0.text == "Test" || $0.text.hasSuffix("TestCase") || $0.text == "Spec"
        }) {
          testCaseUntil = end
        }
      } else if Self.groups.contains(word.text) || Self.skippedGroups.contains(word.text)
        || word.text == "RSpec"
      {
        guard let block = block(after: index) else { continue }
        blocksUntil = max(blocksUntil, block.upperBound)
        if Self.skippedGroups.contains(word.text) || isSkippedByTag(index, until: block.lowerBound)
        {
          skippedUntil = max(skippedUntil, block.upperBound)
        }
      } else if word.text == "def", index < testCaseUntil, let name = code[index + 1],
        name.text.hasPrefix("test_"), let end = ends[index]
      {
        cases.append(
          TestCase(
            name: name.text, path: code.path, line: word.line, framework: .minitest,
            state: bodies.state(of: bodyOfMethod(index, end))))
      } else if word.text == "test", index < testCaseUntil, let title = code[index + 1],
        title.kind == .string
      {
        // Rails: `test "adds" do`.
        cases.append(
          TestCase(
            name: title.text, path: code.path, line: word.line, framework: .minitest,
            state: bodies.state(of: block(after: index))))
      } else if index < blocksUntil, let found = example(at: index, isOff: index < skippedUntil) {
        cases.append(found)
      }
    }
    return cases
  }

  private func example(at index: Int, isOff: Bool) -> TestCase? {
    let word = code.tokens[index]
    let isSkippedWord = Self.skippedExamples.contains(word.text)
    // `pending "later"` and `skip "later"` are examples without a block of their own group.
    let isPending =
      ["pending", "skip"].contains(word.text) && code[index + 1]?.kind == .string
      && block(after: index) != nil
    guard Self.examples.contains(word.text) || isSkippedWord || isPending else { return nil }
    let block = block(after: index)
    let title = code[index + 1].map { $0.text == "(" ? code[index + 2] : $0 } ?? nil
    guard title?.kind == .string || block != nil else { return nil }
    let isTagged = isSkippedByTag(index, until: block?.lowerBound ?? endOfLine(index))
    let isSkipped = isOff || isSkippedWord || isPending || isTagged || block == nil
    return TestCase(
      name: title?.kind == .string ? title?.text ?? "" : word.text, path: code.path,
      line: word.line, framework: .rspec,
      state: isSkipped ? .skipped : bodies.state(of: block))
  }

  /// `skip: true`, `:skip`, `pending: "why"`.
  private func isSkippedByTag(_ index: Int, until end: Int) -> Bool {
    guard end > index + 1 else { return false }
    return ((index + 1)..<end).contains {
      guard let token = code[$0], token.kind == .word, ["skip", "pending"].contains(token.text)
      else {
        return false
      }
      return code.isMark($0 - 1, ":") || (code.isMark($0 + 1, ":") && !code.isWord($0 + 2, "false"))
    }
  }

  private func endOfLine(_ index: Int) -> Int {
    let line = code.tokens[index].line
    return code.tokens[index...].firstIndex { $0.line > line } ?? code.tokens.count
  }

  /// The tokens between `do` and `end`, or in braces, behind a call; parameters are part of it.
  private func block(after index: Int) -> Range<Int>? {
    var next = index + 1
    let line = code.tokens[index].line
    while let token = code[next], next - index < 100 {
      if token.kind == .word, token.text == "do" { return ends[next].map { (next + 1)..<$0 } }
      if code.isMark(next, "{") { return code.partner(of: next).map { (next + 1)..<$0 } }
      // The call goes on in the next line only behind a comma.
      if token.line > line, let before = code[next - 1], before.endLine < token.line,
        before.text != ","
      {
        return nil
      }
      next = code.end(ofGroupAt: next)
    }
    return nil
  }

  private func bodyOfMethod(_ index: Int, _ end: Int) -> Range<Int> {
    let line = code.tokens[index].line
    let first = code.tokens[index..<end].firstIndex { $0.line > line } ?? end
    return first..<end
  }

  private func isAtStatement(_ index: Int) -> Bool { Self.isAtStatement(index, code) }

  private static func isAtStatement(_ index: Int, _ code: SourceCode) -> Bool {
    guard let before = code[index - 1] else { return true }
    return before.endLine < code.tokens[index].line || before.text == ";" || before.text == "do"
      || before.text == "{" || before.text == "|"
  }

  /// Pairs the words that open a block with their `end`.
  ///
  /// `if`, `unless`, `while` and `until` open one only at the beginning of a statement; behind it
  /// they are conditions of what stands in front.
  private static func ends(in code: SourceCode) -> [Int: Int] {
    let openers: Set<String> = ["do", "def", "class", "module", "begin", "case"]
    let conditions: Set<String> = ["if", "unless", "while", "until", "for"]
    var ends: [Int: Int] = [:]
    var open: [Int] = []
    var loopLine = 0
    for (index, token) in code.tokens.enumerated() where token.kind == .word {
      if code.isMark(index - 1, ".") || code.isMark(index - 1, ":") || code.isMark(index + 1, ":") {
        continue
      }
      let isCondition =
        conditions.contains(token.text)
        && (isAtStatement(index, code) || code.isMark(index - 1, "="))
      if isCondition, token.text != "if", token.text != "unless" { loopLine = token.line }
      // The `do` of `while x do` belongs to the loop.
      let isOpener =
        openers.contains(token.text) && !(token.text == "do" && loopLine == token.line)
      if isOpener || isCondition {
        // `def total = 1` has no end.
        if token.text == "def", isEndless(index, code) { continue }
        open.append(index)
      } else if token.text == "end", let last = open.popLast() {
        ends[last] = index
      }
    }
    return ends
  }

  private static func isEndless(_ index: Int, _ code: SourceCode) -> Bool {
    var next = index + 2
    if code.isMark(next, "(") { next = code.end(ofGroupAt: next) }
    return code.isMark(next, "=") && code[next]?.line == code.tokens[index].line
  }
}
