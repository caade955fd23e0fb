import FixtureKit
import Rules
import Testing

@Suite struct ActivityCommitsInWindowTests {
  @Test func `the window's ends are part of it`() {
    var history = MemoryHistory()
    history.commit("a", on: "2024-06-01")
    history.commit("b", on: "2024-06-30")
    history.finish()
    func outcome(_ first: String, _ last: String) -> Outcome {
      finding(ActivityCommitsInWindow.self, history, today: "2024-07-10", window: (first, last))
        .outcome
    }
    #expect(outcome("2024-06-01", "2024-06-01") == .met)
    #expect(outcome("2024-06-30", "2024-07-01") == .met)
    #expect(outcome("2024-06-02", "2024-06-29") == .unmet)
  }
}
