import CivilTime
import Facts
import Testing

@testable import Activity

@Suite struct ActivityReportTests {
  @Test func `every commit is counted or excluded for its first reason`() {
    var sample = SampleHistory()
    sample.commit("2024-01-01")
    sample.commit("2024-01-01", repository: 1)
    sample.commit("2024-01-02", kind: .merge, traits: [.merge, .empty])
    sample.commit("2024-01-03", traits: .empty)
    sample.commit("2024-01-03", by: SampleHistory.robot)
    sample.commit("2024-01-03", by: SampleHistory.other)
    sample.commit("2024-01-03", by: SampleHistory.nobody)
    sample.commit("2024-01-09")
    sample.undated()
    let report = ActivityReport(sample.facts, today: day("2024-01-05"))
    #expect(report.counted == 3)
    #expect(report.merges == 1)
    #expect(report.calendar.map(\.day) == [day("2024-01-01"), day("2024-01-02")])
    #expect(report.calendar[0].repositories.map(\.repository) == [0, 1])
    let excluded = Dictionary(
      uniqueKeysWithValues: report.excluded.map { ($0.reason, $0.commits) })
    #expect(
      excluded == [
        .robot: 1, .notOwner: 2, .merge: 0, .empty: 1, .noDay: 1, .outsideWindow: 0, .future: 1,
      ])
    #expect(report.counted + excluded.values.reduce(0, +) == sample.commits.count)
  }

  @Test func `the policy decides`() {
    var sample = SampleHistory()
    sample.commit("2024-01-01", kind: .merge, traits: .merge)
    sample.commit("2024-01-02", traits: .empty)
    sample.commit("2024-01-03", by: SampleHistory.robot)
    let facts = sample.facts
    let today = day("2024-01-05")
    func days(_ policy: CountingPolicy) -> Int {
      ActivityReport(facts, today: today, counting: policy).activeDays
    }
    #expect(days(CountingPolicy()) == 1)
    #expect(days(CountingPolicy(countsMerges: false)) == 0)
    #expect(days(CountingPolicy(countsEmpty: true)) == 2)
    #expect(days(CountingPolicy(countsRobots: true)) == 2)
    #expect(days(CountingPolicy(window: DayRange(day("2024-01-02"), day("2024-01-05")))) == 0)
  }

  @Test func `the day is the one on the author's own clock`() {
    var sample = SampleHistory()
    sample.commit("2024-01-02", at: "00:30:00", offset: 480)
    let facts = sample.facts
    func days(_ rule: DayRule) -> [CivilDay] {
      ActivityReport(facts, today: day("2024-01-05"), counting: CountingPolicy(days: rule))
        .calendar.map(\.day)
    }
    #expect(days(DayRule()) == [day("2024-01-02")])
    #expect(days(DayRule(clock: .fixed(offsetMinutes: 0))) == [day("2024-01-01")])
    #expect(days(DayRule(startMinute: 180)) == [day("2024-01-01")])
  }

  @Test func `the committer's date can be asked for`() {
    var sample = SampleHistory()
    sample.commit("2024-01-01", committed: 3 * 86_400)
    let report = ActivityReport(
      sample.facts, today: day("2024-01-05"), counting: CountingPolicy(date: .committer))
    #expect(report.calendar.map(\.day) == [day("2024-01-04")])
  }

  @Test func `the order of commits changes nothing`() {
    var sample = SampleHistory()
    for number in 0..<200 {
      sample.commit("2024-01-\(10 + number % 20)", repository: Int32(number % 2))
    }
    let facts = sample.facts
    let turned = HistoryFacts(
      commits: facts.commits.reversed(), identities: facts.identities,
      repositories: facts.repositories)
    let today = day("2024-01-28")
    #expect(ActivityReport(facts, today: today) == ActivityReport(turned, today: today))
  }

  @Test func `an empty history is an answer`() {
    let report = ActivityReport(SampleHistory().facts, today: day("2024-01-05"))
    #expect(report.streaks.state == .none)
    #expect(report.score == 0)
    #expect(report.firstDay == nil)
    #expect(report.isComplete)
  }
}
