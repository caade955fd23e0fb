/// Finds Rust's tests: functions with `#[test]` or the test attribute of a runtime.
enum RustTests {
  /// The last part of the attribute's path: `#[tokio::test]` ends like `#[test]`.
  private static let tests: Set<String> = [
    "test", "rstest", "test_case", "wasm_bindgen_test", "quickcheck", "test_log", "case",
  ]

  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    let declarations = DeclarationReader.declarations(in: code, style: .rust)
    let functions = declarations.compactMap { (function) -> TestCase? in
      guard function.isFunction, function.attribute(tests) != nil else { return nil }
      let types = function.containers.map { declarations[$0] }
      var state = function.attribute(["ignore"]) != nil ? .skipped : bodies.state(of: function.body)
      if state == .withoutAssertion, function.attribute(["should_panic"]) != nil { state = .real }
      return TestCase(
        name: (types.map(\.name) + [function.name]).joined(separator: "::"), path: code.path,
        line: function.line, framework: .rust, state: state)
    }
    return functions + macros(in: code, bodies)
  }

  /// Finds the calls of a macro that makes tests, as a folder of tests has them:
  /// `my_test!(name, |…| { … })`.
  private static func macros(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    guard code.path.hasPrefix("tests/") || code.path.contains("/tests/") else { return [] }
    var found: [TestCase] = []
    var index = 0
    while let token = code[index] {
      defer { index += 1 }
      guard token.kind == .word, token.text.hasSuffix("test"), code.isMark(index + 1, "!"),
        code.isMark(index + 2, "("), let name = code[index + 3], name.kind == .word,
        code.isMark(index + 4, ","), let close = code.partner(of: index + 2)
      else { continue }
      found.append(
        TestCase(
          name: name.text, path: code.path, line: name.line, framework: .rust,
          state: bodies.state(of: index + 5..<close)))
    }
    return found
  }
}
