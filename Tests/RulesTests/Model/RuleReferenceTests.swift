import FixtureKit
import Foundation
import Rules
import Testing

@Suite struct RuleReferenceTests {
  @Test func `the reference in the documentation is that of the rules`() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/rules.md")
    let text = RuleReference.markdown()
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: url)
      Issue.record("docs/rules.md was written; read the difference, then run again.")
      return
    }
    let stored = try String(contentsOf: url, encoding: .utf8)
    #expect(stored == text, "docs/rules.md is stale; RECORD_SNAPSHOTS=1 writes it.")
  }
}
