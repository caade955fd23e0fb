import FixtureKit
import Rules
import Testing

@Suite struct ActivityActiveDaysTests {
  @Test func `days are counted once and merges count`() {
    var history = MemoryHistory()
    let first = history.commit("a", on: "2024-06-01")
    let second = history.commit("b", on: "2024-06-01")
    history.commit("Merge", on: "2024-06-02", parents: [second, first])
    history.finish()
    let finding = finding(
      ActivityActiveDays.self, history, ["days": .threshold(Threshold(.equal, 2))])
    #expect(finding.outcome == .met)
    #expect(hasWords(finding))
  }
}
