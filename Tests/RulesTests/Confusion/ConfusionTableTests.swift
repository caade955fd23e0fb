import Foundation
import Rules
import Testing

/// Every rule against what holds, what fails and what deceives.
///
/// A new rule needs a line of each kind in one of the files beside this one.
@Suite struct ConfusionTableTests {
  static let cases =
    readmeCases + testCases + deliveryCases + fileCases + historyCases
    + pastCases

  @Test(arguments: cases.indices)
  func `a rule is not confused`(index: Int) throws {
    let example = Self.cases[index]
    let found = try example.finding()
    #expect(
      found.outcome == example.expected,
      "\(example.rule.id) \(example.kind): \(example.situation): \(found.message)")
    #expect(found.rule == example.rule.id)
    #expect(hasWords(found))
  }

  @Test(arguments: allRules.map { $0.id })
  func `a rule has a situation of every kind`(id: String) {
    for kind in ConfusionCase.Kind.allCases {
      #expect(
        Self.cases.contains { $0.rule.id == id && $0.kind == kind },
        "\(id) needs a case that \(kind.rawValue): see Tests/RulesTests/Confusion")
    }
  }

  @Test func `a situation that holds is met, and no other that fails is`() {
    for example in Self.cases {
      #expect((example.kind == .holds) <= (example.expected == .met), "\(example.situation)")
      #expect((example.kind == .fails) <= (example.expected != .met), "\(example.situation)")
    }
  }

  @Test func `the table in the documentation is that of the cases`() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "docs/rules-confusion.md")
    let text = Self.markdown
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: url)
      Issue.record("docs/rules-confusion.md was written; read the difference, then run again.")
      return
    }
    let stored = try String(contentsOf: url, encoding: .utf8)
    #expect(stored == text, "docs/rules-confusion.md is stale; RECORD_SNAPSHOTS=1 writes it.")
  }

  private static var markdown: String {
    var text = """
      # What deceives a rule, and does not deceive ours

      Written by a test that runs every line; `RECORD_SNAPSHOTS=1 swift test --filter
      ConfusionTableTests` writes it again. A situation stands with what the rule says of it.

      | rule | the claim holds | the claim fails | looks like the other |
      |---|---|---|---|

      """
    for rule in allRules {
      let cells = ConfusionCase.Kind.allCases.map { kind in
        cases.filter { $0.rule.id == rule.id && $0.kind == kind }
          .map { "\($0.situation): \($0.expected.rawValue)" }.joined(separator: "<br>")
      }
      text += "| `\(rule.id)` | \(cells.joined(separator: " | ")) |\n"
    }
    return text
  }
}

extension Bool {
  /// Whether the first implies the second.
  fileprivate static func <= (first: Bool, second: Bool) -> Bool { !first || second }
}
