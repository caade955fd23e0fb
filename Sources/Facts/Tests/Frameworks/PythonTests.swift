/// Finds test cases as pytest and unittest collect them by default.
///
/// - SeeAlso: pytest's "Conventions for Python test discovery": functions `test*`, methods `test*` of
///   classes `Test*` without `__init__`; and the methods `test*` of unittest's `TestCase`.
struct PythonTests {
  /// A `class` or `def` whose block is open.
  private struct Block {
    let column: Int
    /// Nil for a function.
    let type: Class?
  }

  private struct Class {
    let name: String
    let isUnittest: Bool
    let isSkipped: Bool
    /// Whether pytest looks into it.
    let isCollected: Bool
  }

  /// The tokens of a logical line.
  private typealias Line = Range<Int>

  private let code: SourceCode
  private let bodies: TestBodies
  private let lines: [Line]
  /// pytest collects only files named so; unittest also takes others.
  private let isPytestFile: Bool

  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    PythonTests(code: code, bodies: bodies).cases()
  }

  private init(code: SourceCode, bodies: TestBodies) {
    self.code = code
    self.bodies = bodies
    lines = Self.logicalLines(of: code)
    let name = code.path.split(separator: "/").last ?? ""
    isPytestFile = name.hasPrefix("test_") || name.hasSuffix("_test.py")
  }

  private func cases() -> [TestCase] {
    var found: [TestCase] = []
    // A second definition of a name takes the first one's place, as in Python.
    var places: [String: Int] = [:]
    var blocks: [Block] = []
    var decorators: [Line] = []
    let isModuleSkipped = lines.contains { column($0) == 0 && skipsAll($0) }
    for (number, line) in lines.enumerated() {
      let column = column(line)
      while let last = blocks.last, column <= last.column { _ = blocks.popLast() }
      if code.isMark(line.lowerBound, "@") {
        decorators.append(line)
        continue
      }
      defer { decorators = [] }
      if code.isWord(line.lowerBound, "class"), code.isWord(line.lowerBound + 1) {
        let type = type(at: number, decorators: decorators, outer: blocks.last?.type)
        blocks.append(Block(column: column, type: type))
        continue
      }
      let keyword = code.isWord(line.lowerBound, "async") ? line.lowerBound + 1 : line.lowerBound
      guard code.isWord(keyword, "def"), let name = code[keyword + 1], name.kind == .word else {
        continue
      }
      let types = blocks.compactMap(\.type)
      let isInFunction = blocks.count > types.count
      blocks.append(Block(column: column, type: nil))
      guard !isInFunction, isCollected(name.text, in: types, decorators) else { continue }
      let isSkipped =
        isModuleSkipped || types.contains { $0.isSkipped }
        || decorators.contains { has("skip", in: $0) }
      let testCase = TestCase(
        name: (types.map(\.name) + [name.text]).joined(separator: "."), path: code.path,
        line: name.line, framework: types.last?.isUnittest == true ? .unittest : .pytest,
        state: isSkipped ? .skipped : state(ofFunctionAt: number))
      if let place = places[testCase.name] {
        found[place] = testCase
      } else {
        places[testCase.name] = found.count
        found.append(testCase)
      }
    }
    return found
  }

  private func isCollected(_ name: String, in types: [Class], _ decorators: [Line]) -> Bool {
    guard name.hasPrefix("test"), !decorators.contains(where: { has("fixture", in: $0) }) else {
      return false
    }
    guard let type = types.last else { return isPytestFile }
    return type.isUnittest || (isPytestFile && types.allSatisfy { $0.isCollected })
  }

  private func type(at number: Int, decorators: [Line], outer: Class?) -> Class {
    let line = lines[number]
    let name = code.tokens[line.lowerBound + 1].text
    var isUnittest = false
    if code.isMark(line.lowerBound + 2, "("), let close = code.partner(of: line.lowerBound + 2) {
      isUnittest = code.tokens[(line.lowerBound + 2)..<close].contains {
        $0.kind == .word && $0.text.hasSuffix("TestCase")
      }
    }
    var isCollected = name.hasPrefix("Test")
    var isSkipped = decorators.contains { has("skip", in: $0) } || outer?.isSkipped == true
    let outerColumn = column(line)
    let inner = number + 1 < lines.count ? column(lines[number + 1]) : 0
    for body in lines[(number + 1)...] {
      guard column(body) > outerColumn else { break }
      guard column(body) == inner else { continue }
      let first = body.lowerBound
      if code.isWord(first, "def"), code.isWord(first + 1, "__init__") { isCollected = false }
      if code.isWord(first, "__test__"), code.isWord(first + 2, "False") { isCollected = false }
      if skipsAll(body) { isSkipped = true }
    }
    return Class(
      name: name, isUnittest: isUnittest, isSkipped: isSkipped, isCollected: isCollected)
  }

  /// `pytestmark = pytest.mark.skip`, `pytest.skip("…", allow_module_level=True)`.
  private func skipsAll(_ line: Line) -> Bool {
    guard has("skip", in: line) else { return false }
    return code.isWord(line.lowerBound, "pytestmark") || has("allow_module_level", in: line)
  }

  private func has(_ word: String, in line: Line) -> Bool {
    code.tokens[line].contains { $0.kind == .word && $0.text == word }
  }

  private func state(ofFunctionAt number: Int) -> TestCase.State {
    let head = lines[number]
    let outer = column(head)
    var statements = Array(lines[(number + 1)...].prefix { column($0) > outer })
    if let inline = inlineBody(of: head) { statements.insert(inline, at: 0) }
    let real = statements.filter { line in
      // Documentation, `pass` and `...` do nothing.
      !code.tokens[line].allSatisfy {
        $0.kind == .string || $0.text == "pass" || $0.text == "." || $0.text == ";"
      }
    }
    guard let first = real.first, let last = real.last else { return .empty }
    return bodies.state(of: first.lowerBound..<last.upperBound)
  }

  /// The statement behind the colon of `def test_x(): assert f()`.
  private func inlineBody(of head: Line) -> Line? {
    guard let open = head.first(where: { code.isMark($0, "(") }),
      let close = code.partner(of: open),
      close > open, close < head.upperBound,
      let colon = (close..<head.upperBound).first(where: { code.isMark($0, ":") }),
      colon + 1 < head.upperBound
    else { return nil }
    return (colon + 1)..<head.upperBound
  }

  private func column(_ line: Line) -> Int { code.tokens[line.lowerBound].column }

  /// Lines as Python sees them: brackets and backslashes join what they hold together.
  private static func logicalLines(of code: SourceCode) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var index = 0
    while index < code.tokens.count {
      if index > start {
        let before = code.tokens[index - 1]
        let isContinued = before.kind == .mark && before.text == "\\"
        if code.tokens[index].line > before.endLine, !isContinued {
          lines.append(start..<index)
          start = index
        }
      }
      index = code.end(ofGroupAt: index)
    }
    if start < code.tokens.count { lines.append(start..<code.tokens.count) }
    return lines
  }
}
