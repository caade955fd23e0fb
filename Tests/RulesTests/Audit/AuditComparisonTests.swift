import CivilTime
import Rules
import Testing

@Suite struct AuditComparisonTests {
  private func record(_ projects: [String: [String: Outcome]], score: Int? = 50) -> AuditRecord {
    AuditRecord(
      day: CivilDay(dayNumber: 20_000), profile: "resume", score: score,
      projects: projects.sorted { $0.key < $1.key }.map {
        AuditRecord.Project(name: $0.key, score: score, outcomes: $0.value)
      })
  }

  @Test(
    arguments: [
      (Outcome.unmet, Outcome.met, ["a.a"], []), (.unmet, .notApplicable, ["a.a"], []),
      (.unmet, .inconclusive, [], []), (.unmet, .unmet, [], []), (.met, .unmet, [], ["a.a"]),
      (.inconclusive, .unmet, [], ["a.a"]), (.notApplicable, .unmet, [], ["a.a"]),
      (.met, .inconclusive, [], []), (.met, .met, [], []),
    ] as [(Outcome, Outcome, [String], [String])])
  func `a finding is mended when it holds now, and new when it did not hurt then`(
    then: Outcome, now: Outcome, mended: [String], new: [String]
  ) throws {
    let comparison = AuditComparison(
      of: record(["p": ["a.a": now]]), with: record(["p": ["a.a": then]]))
    let project = try #require(comparison.projects.first)
    #expect(project.mended == mended && project.new == new)
    #expect(project.isUnchanged == (mended.isEmpty && new.isEmpty))
  }

  @Test func `rules that only one audit asked are left out`() {
    let comparison = AuditComparison(
      of: record(["p": ["a.new": .unmet]]), with: record(["p": ["a.old": .unmet]]))
    #expect(comparison.projects.first?.isUnchanged == true)
  }

  @Test func `projects that came or went are named`() {
    let comparison = AuditComparison(
      of: record(["p": [:], "q": [:]]), with: record(["p": [:], "o": [:]]))
    #expect(comparison.added == ["q"] && comparison.gone == ["o"])
    #expect(comparison.projects.map(\.name) == ["p"])
  }

  @Test func `scores stand beside each other`() {
    let comparison = AuditComparison(of: record([:], score: 60), with: record([:], score: nil))
    #expect(comparison.before == nil && comparison.after == 60)
  }
}
