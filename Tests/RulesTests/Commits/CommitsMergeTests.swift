import FixtureKit
import Rules
import Testing

@Suite struct CommitsMergeTests {
  @Test(arguments: [
    ("Merge branch 'feature'", Outcome.met),
    ("合并分支", .met),
    ("Merge pull request #1 from ada/feature", .met),
    ("Merge branch 'main' of https://example.org/ada/demo", .unmet),
  ])
  func `a merge by git pull does not count`(message: String, outcome: Outcome) {
    var history = MemoryHistory()
    let first = history.commit("feat: a", on: "2024-06-01")
    let second = history.commit("feat: b", on: "2024-06-02")
    history.commit(
      FixtureBytes(Array(message.utf8)), on: "2024-06-03", parents: [second, first])
    history.finish()
    let finding = finding(CommitsMerge.self, history)
    #expect(finding.outcome == outcome)
    #expect(hasWords(finding))
  }

  @Test func `the words of a merge without a second parent are none`() {
    var history = MemoryHistory()
    history.commit("Merge branch 'feature'", on: "2024-06-01")
    history.finish()
    #expect(finding(CommitsMerge.self, history).outcome == .unmet)
  }
}
