import FixtureKit
import Rules
import Testing

@Suite struct DocsArchitectureTests {
  static let text = String(repeating: "The parser hands trees to the planner. ", count: 20)
  static let drawing = "# How\n\n```mermaid\ngraph TD\nA-->B\n```\n"

  @Test(
    arguments: [
      ("ARCHITECTURE.md", text, Outcome.met), ("docs/design.md", text, .met),
      ("文档/架构.md", text, .met), ("docs/adr/0001-design.md", text, .met),
      ("docs/flow.drawio", "<mxfile/>", .met), ("README.md", drawing, .met),
      ("docs/how.md", drawing, .met),
      // A note on architectures, a chapter, a form and a stub show none.
      ("notes/architecture.md", text, .unmet), ("Day46-60/54.RESTful架构.md", text, .unmet),
      ("12-design-patterns.md", text, .unmet), ("docs/decisions/adr-template.md", text, .unmet),
      ("docs/architecture.md", "soon", .unmet), ("graphs/mermaid.md", drawing, .unmet),
    ] as [(String, String, Outcome)])
  func `a document shows the architecture of the project only`(
    path: String, text: String, outcome: Outcome
  ) {
    let found = finding(DocsArchitecture.self, [path: text, "main.py": "x = 1\n"])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }
}
