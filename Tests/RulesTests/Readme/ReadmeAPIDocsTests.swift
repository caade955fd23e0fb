import FixtureKit
import Rules
import Testing

@Suite struct ReadmeAPIDocsTests {
  @Test(
    arguments: [
      ("[API 文档](openapi.json)", Outcome.met), ("[Swagger UI](docs/api.md)", .met),
      ("[接口文档](docs/接口.md)", .met), ("[OpenAPI](openapi.json)", .met),
      ("[docs](https://tea.example/docs)", .met), ("[Swagger](https://tea.example/swagger)", .met),
      // Chapters of notes and the pages of the tools themselves document other interfaces.
      ("[Swagger 入门](notes/swagger.md)", .unmet), ("[61. Postman](61.api.md)", .unmet),
      ("[Swagger](missing-api.json)", .unmet),
    ] as [(String, Outcome)])
  func `a link leads to the documents of the project's own interface`(
    link: String, outcome: Outcome
  ) {
    let found = finding(
      ReadmeAPIDocs.self,
      [
        "README.md": "# T\n\n\(link)\n", "docs/api.md": "x", "docs/接口.md": "x",
        "openapi.json": "{}", "notes/swagger.md": "x", "61.api.md": "x",
      ])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }
}
