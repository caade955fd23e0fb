import Facts
import FixtureKit
import Rules
import Testing

@Suite struct CommitsConventionalTests {
  private func history(_ messages: [String]) -> MemoryHistory {
    var history = MemoryHistory()
    for message in messages {
      history.commit(FixtureBytes(Array(message.utf8)), on: "2024-06-01")
    }
    history.finish()
    return history
  }

  @Test(arguments: [
    (["feat: a", "fix: b", "docs: c", "test: d"], Outcome.met),
    (["feat: a", "fix: b", "docs: c", "test: d", "更新"], .met),
    (["feat: a", "fix: b", "docs: c", "更新"], .unmet),
    (["feat：a", "新增：b"], .unmet),
    (["feat: a", "Revert \"feat: a\"", "fixup! feat: a"], .met),
    (["Merge branch 'a'"], .inconclusive),
    (["day1: loops", "day2: sorting"], .met),
  ])
  func `four of five messages must keep the letter`(messages: [String], outcome: Outcome) {
    let finding = finding(CommitsConventional.self, history(messages))
    #expect(finding.outcome == outcome)
    #expect(hasWords(finding))
  }

  @Test func `the bound is exact`() {
    let messages = Array(repeating: "feat: a", count: 9) + ["更新"]
    func outcome(_ bound: Threshold) -> Outcome {
      finding(CommitsConventional.self, history(messages), ["share": .threshold(bound)]).outcome
    }
    #expect(outcome(Threshold(.atLeast, 9000)) == .met)
    #expect(outcome(Threshold(.moreThan, 9000)) == .unmet)
    #expect(outcome(Threshold(.atLeast, 9001)) == .unmet)
  }

  @Test func `two numbers are told: the letter and known types`() {
    let finding = finding(CommitsConventional.self, history(["feat: a", "day2: b"]))
    #expect(finding.measured["conventional"] == .share(part: 2, whole: 2))
    #expect(finding.measured["known-type"] == .share(part: 1, whole: 2))
  }

  @Test func `known types can be asked for`() {
    let finding = finding(
      CommitsConventional.self, history(["feat: a", "day2: b"]), ["known": .flag(true)])
    #expect(finding.outcome == .unmet)
    #expect(finding.places.count == 1)
  }

  @Test func `merges and other people's messages are not judged`() {
    var history = MemoryHistory()
    let first = history.commit("feat: a", on: "2024-06-01")
    let second = history.commit("whatever", by: .ben, on: "2024-06-02")
    history.commit("whatever", on: "2024-06-03", parents: [second, first])
    history.finish()
    let finding = finding(CommitsConventional.self, history)
    #expect(finding.measured["conventional"] == .share(part: 1, whole: 1))
  }

  @Test func `only the window is judged`() {
    var history = MemoryHistory()
    history.commit("before the rule", on: "2024-05-01")
    history.commit("feat: a", on: "2024-06-01")
    history.finish()
    #expect(
      finding(CommitsConventional.self, history, window: ("2024-06-01", "2024-06-30")).outcome
        == .met)
  }
}
