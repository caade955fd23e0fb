/// Finds JUnit 3, 4 and 5 tests, TestNG tests and kotlin.test tests by their annotations.
enum JUnitTests {
  private static let tests: Set<String> = [
    "Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate", "Property",
    "ArchTest",
  ]
  private static let skips: Set<String> = ["Disabled", "Ignore"]

  static func cases(
    in code: SourceCode, _ bodies: TestBodies, style: DeclarationStyle
  ) -> [TestCase] {
    let declarations = DeclarationReader.declarations(in: code, style: style)
    let isTestNG = code.tokens.contains { $0.kind == .word && $0.text == "testng" }
    return declarations.compactMap { (function) -> TestCase? in
      guard function.isFunction else { return nil }
      let types = function.containers.map { declarations[$0] }
      guard isTest(function, in: types, code, isTestNG: isTestNG) else { return nil }
      let isSkipped = ([function] + types).contains {
        $0.attribute(skips) != nil || isDisabled($0, code)
      }
      var state = isSkipped ? .skipped : bodies.state(of: function.body)
      // `@Test(expected = X.class)` checks that something is thrown.
      if state == .withoutAssertion, let test = function.attribute(tests),
        code.tokens[test.arguments].contains(where: { $0.text.hasPrefix("expected") })
      {
        state = .real
      }
      return TestCase(
        name: (types.map(\.name) + [function.name]).joined(separator: "."), path: code.path,
        line: function.line, framework: isTestNG ? .testNG : .junit, state: state)
    }
  }

  private static func isTest(
    _ function: SourceDeclaration, in types: [SourceDeclaration], _ code: SourceCode,
    isTestNG: Bool
  ) -> Bool {
    if function.attribute(tests) != nil { return true }
    guard function.modifiers.contains("public"), !function.modifiers.contains("static"),
      let type = types.last
    else { return false }
    // TestNG: an annotated class makes every public method a test.
    if isTestNG, type.attribute(["Test"]) != nil { return function.attributes.isEmpty }
    // JUnit 3: methods `test…` of a `TestCase`.
    return function.name.hasPrefix("test") && function.head.isEmpty
      && code.tokens[type.head].contains { $0.kind == .word && $0.text.hasSuffix("TestCase") }
  }

  /// Whether the annotation leaves the test out: `@Test(enabled = false)`.
  private static func isDisabled(_ declaration: SourceDeclaration, _ code: SourceCode) -> Bool {
    guard let test = declaration.attribute(tests) else { return false }
    return test.arguments.contains { code.isWord($0, "enabled") && code.isWord($0 + 2, "false") }
  }
}
