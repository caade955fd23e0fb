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
