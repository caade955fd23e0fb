import FixtureKit
import Rules
import Testing

@Suite struct ActivityWeeklyTests {
  private func outcome(
    _ days: [String], today: String, window: (String, String)? = nil, minimum: Int = 1
  ) -> Finding {
    var history = MemoryHistory()
    for day in days { history.commit("work", on: day) }
    history.finish()
    return finding(
      ActivityWeekly.self, history, today: today, window: window,
      ["days": .threshold(Threshold(.atLeast, minimum))])
  }

  // Weeks begin on 3, 10, 17 and 24 June 2024.
  @Test func `only whole weeks that are over are asked`() {
    let window = ("2024-06-01", "2024-06-30")
    #expect(
      outcome(["2024-06-05", "2024-06-11"], today: "2024-06-20", window: window).outcome == .met)
    #expect(outcome(["2024-06-05"], today: "2024-06-20", window: window).outcome == .unmet)
    #expect(outcome([], today: "2024-06-08", window: window).outcome == .inconclusive)
    #expect(outcome(["2024-06-05"], today: "2024-06-05", window: window).outcome == .met)
    #expect(
      outcome([], today: "2024-06-20", window: ("2024-06-04", "2024-06-09")).outcome
        == .inconclusive)
  }

  @Test func `several commits on a day are one active day`() {
    let finding = outcome(
      ["2024-06-05", "2024-06-05"], today: "2024-06-12", window: ("2024-06-03", "2024-06-09"),
      minimum: 2)
    #expect(finding.outcome == .unmet)
    #expect(finding.measured["missed"] == .list(["2024-W23"]))
    #expect(hasWords(finding))
  }
}
