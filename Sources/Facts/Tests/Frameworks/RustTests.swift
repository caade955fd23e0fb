/// Finds Rust's tests: functions with `#[test]` or the test attribute of a runtime.
enum RustTests {
  /// The last part of the attribute's path: `#[tokio::test]` ends like `#[test]`.
  private static let tests: Set<String> = [
    "test", "rstest", "test_case", "wasm_bindgen_test", "quickcheck", "test_log", "case",
  ]

  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    let declarations = DeclarationReader.declarations(in: code, style: .rust)
    return declarations.compactMap { (function) -> TestCase? in
      guard function.isFunction, function.attribute(tests) != nil else { return nil }
      let types = function.containers.map { declarations[$0] }
      var state = function.attribute(["ignore"]) != nil ? .skipped : bodies.state(of: function.body)
      if state == .withoutAssertion, function.attribute(["should_panic"]) != nil { state = .real }
      return TestCase(
        name: (types.map(\.name) + [function.name]).joined(separator: "::"), path: code.path,
        line: function.line, framework: .rust, state: state)
    }
  }
}
