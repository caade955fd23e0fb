import CivilTime
import Facts
import Testing

@testable import Activity

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
