import FixtureKit
import Rules
import Testing

@Suite struct ActivityDailyTests {
  private func history(_ days: [Int]) -> MemoryHistory {
    var history = MemoryHistory()
    for day in days { history.commit("work", on: "2024-06-\(day < 10 ? "0" : "")\(day)") }
    history.finish()
    return history
  }

  @Test(arguments: [
    ([1, 2, 3], "2024-06-04", Outcome.met),  // Today is pending.
    ([1, 2, 3], "2024-06-05", .unmet),
    ([1, 2, 3, 4], "2024-06-04", .met),
    ([1, 3], "2024-06-04", .unmet),
    ([], "2024-06-01", .inconclusive),  // The first day is not over.
    ([], "2024-06-02", .unmet),
    (Array(1...10), "2024-06-25", .met),
  ])
  func `every day of the window up to yesterday`(days: [Int], today: String, outcome: Outcome) {
    let finding = finding(
      ActivityDaily.self, history(days), today: today, window: ("2024-06-01", "2024-06-10"))
    #expect(finding.outcome == outcome)
    #expect(hasWords(finding))
  }

  @Test func `misses and rest can be allowed`() {
    func outcome(_ parameters: [String: RuleParameters.Value]) -> Outcome {
      finding(
        ActivityDaily.self, history([3, 4, 5, 6, 7]), today: "2024-06-11",
        window: ("2024-06-03", "2024-06-09"), parameters
      ).outcome
    }
    #expect(outcome([:]) == .unmet)
    #expect(outcome(["misses": .integer(2)]) == .met)
    // 8 and 9 June 2024 are a weekend.
    #expect(outcome(["rest": .list(["saturday", "sun"])]) == .met)
  }

  @Test func `the missed days are named`() {
    let finding = finding(
      ActivityDaily.self, history([1, 4]), today: "2024-06-05", window: ("2024-06-01", "2024-06-30")
    )
    #expect(finding.measured["missed"] == .list(["2024-06-02", "2024-06-03"]))
    #expect(finding.measured["days"] == .share(part: 2, whole: 4))
  }
}
