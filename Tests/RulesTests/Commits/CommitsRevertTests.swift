import FixtureKit
import Rules
import Testing

@Suite struct CommitsRevertTests {
  private func outcome(_ message: (String) -> String) -> Outcome {
    var history = MemoryHistory()
    let first = history.commit("feat: a", on: "2024-06-01")
    history.commit(FixtureBytes(Array(message("\(first)").utf8)), on: "2024-06-02")
    history.finish()
    return finding(CommitsRevert.self, history).outcome
  }

  @Test func `a revert names a commit that is there`() {
    #expect(outcome { "Revert \"feat: a\"\n\nThis reverts commit \($0).\n" } == .met)
    #expect(outcome { "revert: a\n\nThis reverts commit \($0).\n" } == .met)
  }

  @Test func `the word alone is no revert`() {
    #expect(outcome { _ in "Revert \"feat: a\"" } == .unmet)
    #expect(outcome { "feat: b\n\nThis reverts commit \($0)." } == .unmet)
    #expect(
      outcome { _ in "Revert \"a\"\n\nThis reverts commit \(MemoryHistory.id(99))." } == .unmet)
  }
}
