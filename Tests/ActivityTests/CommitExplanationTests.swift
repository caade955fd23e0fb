import CivilTime
import Facts
import Testing

@testable import Activity

@Suite struct CommitExplanationTests {
  @Test func `every reason is named, the deciding one first`() {
    var sample = SampleHistory()
    sample.commit("2024-01-09", by: SampleHistory.other, traits: .empty)
    sample.commit("2024-01-01", at: "00:30:00", offset: 480)
    let facts = sample.facts
    func explain(_ position: Int) -> CommitExplanation {
      CommitExplanation(
        of: position, in: facts, policy: CountingPolicy(), today: day("2024-01-05"))
    }
    #expect(explain(0).reasons == [.notOwner, .empty, .future])
    #expect(explain(0).verdict == .excluded(.notOwner))
    #expect(explain(1).reasons.isEmpty)
    #expect(explain(1).verdict == .counted(day("2024-01-01")))
    #expect(explain(1).dayInUTC == day("2023-12-31"))
  }

  @Test func `the first reason of an explanation is the one of the verdict`() {
    var random = SmallGenerator(seed: 5)
    var sample = SampleHistory()
    for _ in 0..<300 {
      sample.commit(
        "2024-01-0\(random.next() % 9 + 1)", by: Int32(random.next() % 4) - 1,
        traits: CommitFact.Traits(rawValue: UInt16(random.next() % 128)))
    }
    sample.undated()
    let facts = sample.facts
    for bits in 0..<8 {
      let policy = CountingPolicy(
        countsMerges: bits & 1 > 0, countsEmpty: bits & 2 > 0, countsRobots: bits & 4 > 0,
        window: DayRange(day("2024-01-02"), day("2024-01-07")))
      for position in facts.commits.indices {
        let explanation = CommitExplanation(
          of: position, in: facts, policy: policy, today: day("2024-01-05"))
        switch explanation.verdict {
        case .counted: #expect(explanation.reasons.isEmpty)
        case .excluded(let reason): #expect(explanation.reasons.first == reason)
        }
      }
    }
  }

  @Test func `a commit is found by the beginning of its id`() {
    var sample = SampleHistory()
    sample.commit("2024-01-01")
    sample.commit("2024-01-01")
    #expect(sample.facts.positions(ofID: "0100") == [1])
    #expect(sample.facts.positions(ofID: "01").isEmpty)
    #expect(sample.facts.positions(ofID: "FFFF").isEmpty)
  }
}
