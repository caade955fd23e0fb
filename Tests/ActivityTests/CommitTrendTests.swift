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

@Suite struct IntegrityCheckTests {
  private func codes(_ sample: SampleHistory) -> [IntegritySignal.Code: Int] {
    Dictionary(
      uniqueKeysWithValues: IntegrityCheck.signals(sample.facts, today: day("2024-01-20"))
        .map { ($0.code, $0.count) })
  }

  @Test func `ordinary work gives no signal`() {
    var sample = SampleHistory()
    for number in 0..<9 { sample.commit("2024-01-0\(number + 1)", committed: 3600) }
    #expect(codes(sample).isEmpty)
  }

  @Test func `every oddity has its note`() {
    var sample = SampleHistory()
    let parent = sample.commit("2024-01-10", committed: 2 * 86_400)
    sample.commit("2024-01-05", parent: Int32(parent))
    sample.commit("2024-01-05", committed: -60)
    sample.commit("2024-02-01")
    sample.commit("2024-01-05", offset: 900)
    sample.commit("2024-01-05", traits: [.declaredAssistance, .empty])
    sample.commit("2024-01-05", traits: [.undeclaredEncoding, .controlCharacters])
    sample.commit("2024-02-01", by: SampleHistory.other)
    #expect(
      codes(sample) == [
        .lateCommit: 1, .beforeParent: 1, .writtenAfterCommit: 1, .future: 1, .impossibleOffset: 1,
        .mixedOffsets: 2, .declaredAssistance: 1, .empty: 1, .undeclaredEncoding: 1,
        .controlCharacters: 1,
      ])
  }

  @Test(arguments: [(12, 1, true), (9, 1, false), (12, 0, false)])
  func `a burst is many days of work committed at once`(commits: Int, apart: Int, fires: Bool) {
    var sample = SampleHistory()
    let made = SampleHistory.seconds("2024-01-15T12:00:00")
    for number in 0..<commits {
      let written = "\(day("2024-01-01").advanced(by: number * apart))"
      let seconds = SampleHistory.seconds("\(written)T12:00:00")
      sample.commit(written, committed: made - seconds + Int64(number * 20))
    }
    #expect((codes(sample)[.burst] == commits) == fires)
  }
}
