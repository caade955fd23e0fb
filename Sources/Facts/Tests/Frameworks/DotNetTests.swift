/// Finds the tests of xUnit.net, NUnit and MSTest by their attributes.
enum DotNetTests {
  private static let frameworks: [String: TestFramework] = [
    "Fact": .xunit, "Theory": .xunit, "Test": .nunit, "TestCase": .nunit, "TestCaseSource": .nunit,
    "TestMethod": .msTest, "DataTestMethod": .msTest,
  ]
  private static let skips: Set<String> = ["Ignore", "Explicit"]

  static func cases(in code: SourceCode, _ bodies: TestBodies) -> [TestCase] {
    let declarations = DeclarationReader.declarations(in: code, style: .cSharp)
    return declarations.compactMap { (function) -> TestCase? in
      guard function.isFunction,
        let test = function.attributes.first(where: { framework(of: $0) != nil }),
        let framework = framework(of: test)
      else { return nil }
      let types = function.containers.map { declarations[$0] }
      let isSkipped =
        (types + [function]).contains { $0.attribute(skips) != nil }
        || function.attributes.contains { statesSkip($0, code) }
      return TestCase(
        name: (types.map(\.name) + [function.name]).joined(separator: "."), path: code.path,
        line: function.line, framework: framework,
        state: isSkipped ? .skipped : bodies.state(of: function.body))
    }
  }

  /// Attributes may be written with or without `Attribute` at the end.
  private static func framework(of attribute: SourceAttribute) -> TestFramework? {
    let name = attribute.lastName
    return frameworks[name.hasSuffix("Attribute") ? String(name.dropLast(9)) : name]
  }

  /// Whether an attribute leaves the test out: `[Fact(Skip = "reason")]`.
  private static func statesSkip(_ attribute: SourceAttribute, _ code: SourceCode) -> Bool {
    attribute.arguments.contains {
      (code.isWord($0, "Skip") || code.isWord($0, "Ignore")) && code.isMark($0 + 1, "=")
    }
  }
}
