import CivilTime
import Testing

@testable import Activity

@Suite struct WeeklyStreaksTests {
  private func report(
    _ days: [Int], today: Int, minimum: Int = 1, rest: Set<Weekday> = [],
    vacations: [DayRange] = [], freezes: Int = 0
  ) -> StreakReport {
    StreakReport(
      activeDays: january(days), today: january([today])[0],
      policy: StreakPolicy(
        mode: .weekly(minimumDays: minimum), restWeekdays: rest, vacations: vacations,
        freezes: freezes))
  }

  // Weeks begin on 1, 8, 15, 22 and 29 January 2024.
  @Test func `weeks run from Monday to Sunday`() {
    let streaks = report([7, 8, 15], today: 21)
    #expect(streaks.current?.length == 3)
    #expect(streaks.current?.days == 3)
    #expect(streaks.current?.start == january([7])[0])
    #expect(streaks.current?.end == january([15])[0])
    #expect(streaks.state == .secured)
  }

  @Test(arguments: [
    (8, StreakState.secured),  // Monday: six days are left.
    (13, .secured),  // Saturday: Sunday is left.
    (14, .atRisk),  // Sunday: the last day.
    (15, .broken),
  ])
  func `a week is at risk on its last chance`(today: Int, state: StreakState) {
    let streaks = report([3], today: today)
    #expect(streaks.state == state)
    #expect(streaks.longest?.length == 1)
  }

  @Test(arguments: [
    ([8, 9], 10, StreakState.secured), ([8, 9], 14, .atRisk), ([8], 13, .atRisk),
    ([8], 14, .broken),
    ([8, 13], 13, .secured), ([8, 9, 10], 10, .secured),
  ])
  func `three days a week`(second: [Int], today: Int, state: StreakState) {
    #expect(report([1, 2, 3] + second, today: today, minimum: 3).state == state)
  }

  @Test func `a week with too few days breaks and its days do not count`() {
    let streaks = report([1, 2, 8, 15, 16], today: 16, minimum: 2)
    #expect(streaks.current?.length == 1)
    #expect(streaks.current?.days == 2)
    #expect(streaks.longest?.length == 1)
    #expect(streaks.longest?.start == january([1])[0])
  }

  @Test func `a vacation that leaves too few days bridges the week`() {
    let vacation = januaryRange(8, 12)
    let streaks = report([1, 2, 3, 13, 15, 16, 17], today: 17, minimum: 3, vacations: [vacation])
    #expect(streaks.current?.length == 2)
    #expect(streaks.current?.days == 7)
    #expect(
      report([1, 2, 3, 15, 16, 17], today: 17, minimum: 2, vacations: [vacation]).current?.length
        == 1)
  }

  @Test func `rest weekdays are not counted as chances`() {
    #expect(report([3], today: 12, rest: [.saturday, .sunday]).state == .atRisk)
    #expect(report([1, 2, 3, 8, 9, 10], today: 14, minimum: 3, rest: [.sunday]).state == .secured)
    #expect(report([1, 2, 8], today: 14, minimum: 2, rest: [.sunday]).state == .broken)
  }

  @Test func `a freeze stands for one missing day of a week`() {
    let streaks = report([1, 2, 8, 15, 16], today: 16, minimum: 2, freezes: 1)
    #expect(streaks.current?.length == 2)
    #expect(streaks.current?.days == 5)
    #expect(report([1, 2, 15, 16], today: 16, minimum: 2, freezes: 1).current?.length == 1)
    #expect(report([1, 2, 8], today: 14, minimum: 2, freezes: 1).state == .frozen)
  }

  @Test func `without a full week there is no streak`() {
    #expect(report([1, 8], today: 8, minimum: 2).state == .none)
  }
}
