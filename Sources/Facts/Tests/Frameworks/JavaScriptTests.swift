/// Finds `it(…)` and `test(…)` as Jest, Vitest, Mocha, node:test, Playwright and their kin have them.
enum JavaScriptTests {
  private static let tests: Set<String> = ["it", "test", "specify", "fit"]
  private static let skippedTests: Set<String> = ["xit", "xtest", "xspecify"]
  private static let suites: Set<String> = ["describe", "context", "suite", "fdescribe"]
  private static let skippedSuites: Set<String> = ["xdescribe", "xcontext"]
  /// Words behind a dot after which it still is a test.
  private static let modifiers: Set<String> = [
    "only", "concurrent", "sequential", "failing", "fails", "each", "for", "skip", "todo", "serial",
    "fixme",
  ]
  private static let skips: Set<String> = ["skip", "todo", "fixme"]
  /// Words in front of the dot: `Deno.test(…)`, `QUnit.test(…)`.
  private static let owners: Set<String> = ["Deno", "QUnit", "Bun"]

  /// A call of a test or of a suite.
  private struct Call {
    let isSuite: Bool
    let isSkipped: Bool
    let arguments: Range<Int>
  }

  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    var cases: [TestCase] = []
    // Tokens up to here lie in a suite that is switched off.
    var skippedUntil = 0
    for index in code.tokens.indices {
      guard let call = call(at: index, code) else { continue }
      if call.isSuite {
        if call.isSkipped { skippedUntil = max(skippedUntil, call.arguments.upperBound) }
        continue
      }
      guard let name = name(in: call.arguments, code) else { continue }
      let isSkipped =
        call.isSkipped || index < skippedUntil || isSkippedByOption(call.arguments, code)
      cases.append(
        TestCase(
          name: name, path: code.path, line: code.tokens[index].line, framework: .javaScript,
          state: isSkipped ? .skipped : bodies.state(of: body(in: call.arguments, code))))
    }
    return cases
  }

  private static func call(at index: Int, _ code: SourceCode) -> Call? {
    let word = code.tokens[index]
    guard word.kind == .word else { return nil }
    var isSuite = suites.contains(word.text) || skippedSuites.contains(word.text)
    guard isSuite || tests.contains(word.text) || skippedTests.contains(word.text) else {
      return nil
    }
    // `regex.test(…)` and `function test(…)` are no tests.
    if code.isMark(index - 1, "."), !(code[index - 2].map { owners.contains($0.text) } ?? false) {
      return nil
    }
    if code.isWord(index - 1, "function") || code.isWord(index - 1, "new") { return nil }
    var isSkipped = skippedTests.contains(word.text) || skippedSuites.contains(word.text)
    var isTable = false
    var next = index + 1
    while code.isMark(next, "."), let modifier = code[next + 1] {
      // Playwright: `test.describe(…)`.
      if modifier.text == "describe" {
        isSuite = true
      } else if !modifiers.contains(modifier.text) {
        return nil
      }
      if skips.contains(modifier.text) { isSkipped = true }
      isTable = modifier.text == "each" || modifier.text == "for"
      next += 2
    }
    if isTable {
      // `it.each([…])("name", …)`, or a table in a template.
      next = code[next]?.kind == .string ? next + 1 : code.end(ofGroupAt: next)
    }
    guard code.isMark(next, "("), let close = code.partner(of: next), close > next,
      // A method definition: `test(x) { … }`.
      !code.isMark(close + 1, "{")
    else { return nil }
    return Call(isSuite: isSuite, isSkipped: isSkipped, arguments: (next + 1)..<close)
  }

  /// The title: a string, or an expression with more arguments behind it.
  private static func name(in arguments: Range<Int>, _ code: SourceCode) -> String? {
    guard let first = arguments.first, let token = code[first] else { return nil }
    if token.kind == .string { return token.text }
    guard token.kind == .word else { return nil }
    // Playwright's `test.skip(condition, "why")` in a test has a string where the function would be.
    if let comma = separator(in: arguments, code) {
      return code[comma + 1]?.kind == .string ? nil : token.text
    }
    // node:test allows a function alone.
    let isFunction =
      token.text == "async" || token.text == "function"
      || arguments.contains { code.isMark($0, "=") && code.isMark($0 + 1, ">") }
    return isFunction ? token.text : nil
  }

  /// The comma behind the first argument.
  private static func separator(in arguments: Range<Int>, _ code: SourceCode) -> Int? {
    var index = arguments.lowerBound
    while index < arguments.upperBound {
      if code.isMark(index, ",") { return index }
      index = code.end(ofGroupAt: index)
    }
    return nil
  }

  /// `{ skip: true }` and `{ todo: true }` of node:test.
  private static func isSkippedByOption(_ arguments: Range<Int>, _ code: SourceCode) -> Bool {
    guard let comma = separator(in: arguments, code), code.isMark(comma + 1, "{"),
      let close = code.partner(of: comma + 1), close > comma
    else { return false }
    return ((comma + 2)..<close).contains {
      (code.isWord($0, "skip") || code.isWord($0, "todo")) && code.isMark($0 + 1, ":")
        && !code.isWord($0 + 2, "false")
    }
  }

  /// The body of the function among the arguments; nil when there is none.
  private static func body(in arguments: Range<Int>, _ code: SourceCode) -> Range<Int>? {
    let end = arguments.upperBound
    var index = arguments.lowerBound
    while index < end {
      if code.isMark(index, "="), code.isMark(index + 1, ">") {
        return block(at: index + 2, until: end, code)
      }
      if code.isWord(index, "function") {
        var open = index + 1
        while open < end, !code.isMark(open, "{") { open = code.end(ofGroupAt: open) }
        return block(at: open, until: end, code)
      }
      index = code.end(ofGroupAt: index)
    }
    // A function by name, `test("x", checkAll)`: what it does stands elsewhere.
    guard let comma = separator(in: arguments, code), code.isWord(comma + 1) else { return nil }
    return (comma + 1)..<end
  }

  private static func block(at index: Int, until end: Int, _ code: SourceCode) -> Range<Int> {
    if code.isMark(index, "{"), let close = code.partner(of: index) { return (index + 1)..<close }
    return min(index, end)..<end
  }
}
