import MarkupReader
import Rules
import Testing

@testable import Reports

@Suite struct JUnitTests {
  private func elements(_ judgements: Judgements) throws -> [XMLElement] {
    var elements: [XMLElement] = []
    try readXML(JUnit.document(judgements, catalogue: english)) { event in
      if case .start(let element) = event { elements.append(element) }
      return true
    }
    return elements
  }

  @Test func `groups are suites, rules are cases, and the counts are those of the cases`() throws {
    let rows = [
      row(), row(.inconclusive), row(.met), row(.notApplicable), row(accepted: "until spring"),
    ]
    let elements = try elements(Hostile.judgements(rows))
    let suite = try #require(elements.first { $0.name == "testsuite" })
    #expect(suite["name"] == "demo")
    #expect(
      ["tests", "failures", "errors", "skipped"].map { suite[$0] } == ["4", "1", "0", "2"])
    #expect(elements.count { $0.name == "testcase" } == 4)
    #expect(elements.count { $0.name == "failure" } == 1)
    let skips = elements.filter { $0.name == "skipped" }.map { $0["message"] }
    #expect(skips == ["m", "accepted: until spring"])
    let first = try #require(elements.first { $0.name == "testcase" })
    #expect(first["file"] == "src/a.py" && first["line"] == "7" && first["classname"] == "demo")
  }

  @Test func `advice is no failure, as the command does not fail because of it`() throws {
    var advice = row(.unmet, .warning)
    advice.isAdvice = true
    let elements = try elements(Hostile.judgements([advice, row(.unmet, .warning)]))
    let suite = try #require(elements.first { $0.name == "testsuite" })
    #expect(["tests", "failures", "skipped"].map { suite[$0] } == ["2", "1", "1"])
    #expect(elements.count { $0.name == "failure" } == 1)
    #expect(elements.first { $0.name == "skipped" }?["message"] == "m")
  }

  @Test func `foreign text stays text`() throws {
    let elements = try elements(Hostile.all)
    #expect(elements.count { $0.name == "failure" } == Hostile.texts.count)
    #expect(!elements.contains { $0.name == "script" })
    let messages = elements.filter { $0.name == "failure" }.compactMap { $0["message"] }
    #expect(messages.contains("]]></failure><script>&amp;"))
    #expect(messages.contains("\u{FFFD}\u{FFFD}"))
  }

  @Test func `nothing is a document too`() throws {
    #expect(try elements(Hostile.judgements([])).map(\.name) == ["testsuites", "testsuite"])
  }
}
