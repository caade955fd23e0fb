/// Finds the tests of XCTest and of Swift Testing.
enum SwiftTests {
  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    let declarations = DeclarationReader.declarations(in: code, style: .swift)
    let testTypes = testTypes(declarations, code)
    return declarations.compactMap { (function) -> TestCase? in
      guard function.isFunction else { return nil }
      let types = function.containers.map { declarations[$0] }
      let name = (types.map(\.name) + [function.name]).joined(separator: ".")
      if let test = function.attribute(["Test"]) {
        let suites = types.compactMap { $0.attribute(["Suite"]) }
        let isSkipped = ([test] + suites).contains { isDisabled($0, code) }
        return TestCase(
          name: name, path: code.path, line: function.line, framework: .swiftTesting,
          state: isSkipped ? .skipped : bodies.state(of: function.body))
      }
      guard function.name.hasPrefix("test"), function.head.isEmpty,
        !function.modifiers.contains("static"), !function.modifiers.contains("private"),
        let type = types.last, testTypes.contains(type.name)
      else { return nil }
      return TestCase(
        name: name, path: code.path, line: function.line, framework: .xctest,
        state: bodies.state(of: function.body))
    }
  }

  /// The classes of the file that are XCTest cases, also by way of a class of the file.
  ///
  /// A base class from another file is known by the end of its name.
  private static func testTypes(
    _ declarations: [SourceDeclaration], _ code: SourceCode
  ) -> Set<String> {
    var types: Set<String> = []
    for declaration in declarations where !declaration.isFunction {
      let bases = code.tokens[declaration.head].filter { $0.kind == .word }.map(\.text)
      if bases.contains(where: { $0.hasSuffix("TestCase") || types.contains($0) }) {
        types.insert(declaration.name)
      }
      // An extension of a class in another file: the name has to do.
      if bases.isEmpty, declaration.isExtension, declaration.name.hasSuffix("Tests") {
        types.insert(declaration.name)
      }
    }
    return types
  }

  /// `.disabled()` or `.disabled("reason")`; with `if:` it is a condition.
  private static func isDisabled(_ attribute: SourceAttribute, _ code: SourceCode) -> Bool {
    for index in attribute.arguments where code.isWord(index, "disabled") {
      guard code.isMark(index - 1, ".") else { continue }
      guard code.isMark(index + 1, "("), let close = code.partner(of: index + 1) else {
        return true
      }
      return !((index + 2)..<close).contains { code.isWord($0, "if") }
    }
    return false
  }
}
