import CivilTime
import Facts
import Testing

@testable import Activity

@Suite struct PolicyComparisonTests {
  private func rows(_ sample: SampleHistory, _ policy: CountingPolicy = CountingPolicy())
    -> [PolicyComparison.Variation: PolicyComparison.Row]
  {
    let comparison = PolicyComparison(
      sample.facts, today: day("2024-01-05"), counting: policy, streak: StreakPolicy())
    #expect(comparison.rows.first?.variation == .inForce)
    return Dictionary(uniqueKeysWithValues: comparison.rows.map { ($0.variation, $0) })
  }

  @Test func `the same commits make other numbers under other policies`() {
    var sample = SampleHistory()
    sample.commit("2024-01-01", at: "23:30:00", offset: -480)
    sample.commit("2024-01-02", at: "01:00:00", offset: -480)
    sample.commit("2024-01-03", kind: .merge, traits: .merge)
    let rows = rows(sample)
    #expect(rows[.inForce]?.longest == 3)
    #expect(rows[.utc]?.longest == 2)
    #expect(rows[.withoutMerges]?.longest == 2)
    #expect(rows[.lateDays]?.activeDays == 2)
  }

  @Test func `a variation that is the policy in force is left out`() {
    let rows = rows(
      SampleHistory(),
      CountingPolicy(days: DayRule(clock: .fixed(offsetMinutes: 0)), countsMerges: false))
    #expect(rows[.utc] == nil)
    #expect(rows[.withoutMerges] == nil)
    #expect(rows[.withMerges] != nil)
    #expect(rows[.authorDate] == nil)
  }
}
