import CivilTime
import Facts
import Testing

@testable import Activity

@Suite struct CommitTrendTests {
  static let kept: CommitFact.Traits = [.conventional, .knownType]

  @Test func `months without commits are there and empty`() {
    var sample = SampleHistory()
    sample.commit("2024-03-31", category: .feat, traits: Self.kept)
    sample.commit("2024-01-01", category: .docs)
    sample.commit("2024-01-31", category: .feat)
    let trend = CommitTrend(sample.facts, today: day("2024-06-01"))
    #expect(trend.periods.map(\.commits) == [2, 0, 1])
    #expect(trend.periods[0].categories.map(\.category) == [.feat, .docs])
    #expect(trend.total?.conventional == 1)
    #expect(trend.total?.range == DayRange(day("2024-01-01"), day("2024-03-31")))
  }

  @Test func `weeks begin on Monday`() {
    var sample = SampleHistory()
    sample.commit("2024-01-07")
    sample.commit("2024-01-08")
    let trend = CommitTrend(sample.facts, today: day("2024-06-01"), unit: .week)
    #expect(trend.periods.map(\.range.start) == [day("2024-01-01"), day("2024-01-08")])
  }

  @Test func `merges, reverts and fixups are apart, others are excluded`() {
    var sample = SampleHistory()
    sample.commit("2024-01-01")
    sample.commit("2024-01-01", kind: .merge, traits: .merge)
    sample.commit("2024-01-01", kind: .revert)
    sample.commit("2024-01-01", kind: .fixup)
    sample.commit("2024-01-01", by: SampleHistory.robot)
    let trend = CommitTrend(sample.facts, today: day("2024-06-01"))
    #expect(trend.total?.commits == 1)
    #expect(trend.apart.map(\.kind) == [.merge, .revert, .fixup])
    #expect(trend.excluded.first { $0.reason == .robot }?.commits == 1)
  }

  @Test func `nothing has no total`() {
    let trend = CommitTrend(SampleHistory().facts, today: day("2024-06-01"))
    #expect(trend.total == nil)
    #expect(trend.periods.isEmpty)
    #expect(trend.adoption == nil)
  }

  @Test(arguments: [
    ("....xxxxxx", 4), ("xxxxx", 0), ("xxxx", nil), ("x.x.x.x.x.", nil), ("..x....xxxx.xxxxx", 7),
    ("xxxx.xxxx.", 0), ("xxxxxxxx......", nil),
  ])
  func `adoption is where nearly all begin to keep it`(pattern: String, index: Int?) {
    var sample = SampleHistory()
    for (offset, mark) in pattern.enumerated() {
      sample.commit(
        "\(day("2024-01-01").advanced(by: offset))", traits: mark == "x" ? Self.kept : [])
    }
    let trend = CommitTrend(sample.facts, today: day("2024-06-01"))
    #expect(trend.adoption?.day == index.map { day("2024-01-01").advanced(by: $0) })
  }
}
