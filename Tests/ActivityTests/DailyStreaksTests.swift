import CivilTime
import Testing

@testable import Activity

@Suite struct DailyStreaksTests {
  struct Case: Sendable {
    let days: [Int]
    let today: Int
    var policy = StreakPolicy()
    let state: StreakState
    /// Days, span, first and last day of January.
    var current: [Int]?
    var longest: [Int]?
  }

  private func numbers(_ streak: Streak?) -> [Int]? {
    streak.map {
      [
        $0.days, $0.span, day("2023-12-31").distance(to: $0.start),
        day("2023-12-31").distance(to: $0.end),
      ]
    }
  }

  // January 2024 begins on a Monday: 6, 7, 13, 14, 20 and 21 are weekends.
  static let weekend = StreakPolicy(restWeekdays: [.saturday, .sunday])
  static let oneFreeze = StreakPolicy(freezes: 1)

  static let cases: [Case] = [
    Case(days: [], today: 5, state: .none),
    Case(days: [9], today: 5, state: .none),
    Case(days: [5], today: 5, state: .secured, current: [1, 1, 5, 5], longest: [1, 1, 5, 5]),
    Case(days: [3, 4], today: 5, state: .atRisk, current: [2, 2, 3, 4], longest: [2, 2, 3, 4]),
    Case(days: [2, 3], today: 5, state: .broken, longest: [2, 2, 2, 3]),
    Case(
      days: [3, 4, 9], today: 5, state: .atRisk, current: [2, 2, 3, 4], longest: [2, 2, 3, 4]),
    Case(
      days: [1, 2, 4, 5], today: 5, state: .secured, current: [2, 2, 4, 5], longest: [2, 2, 1, 2]),
    // Rest bridges and adds nothing.
    Case(
      days: [4, 5, 8], today: 8, policy: weekend, state: .secured, current: [3, 5, 4, 8],
      longest: [3, 5, 4, 8]),
    Case(
      days: [4, 5], today: 7, policy: weekend, state: .rest, current: [2, 2, 4, 5],
      longest: [2, 2, 4, 5]),
    Case(
      days: [4, 5], today: 8, policy: weekend, state: .atRisk, current: [2, 2, 4, 5],
      longest: [2, 2, 4, 5]),
    Case(days: [4, 5], today: 9, policy: weekend, state: .broken, longest: [2, 2, 4, 5]),
    Case(
      days: [5, 6], today: 6, policy: weekend, state: .secured, current: [2, 2, 5, 6],
      longest: [2, 2, 5, 6]),
    // A vacation is a rest of its own dates.
    Case(
      days: [1, 2, 12], today: 12,
      policy: StreakPolicy(vacations: [januaryRange(3, 8), januaryRange(8, 11)]), state: .secured,
      current: [3, 12, 1, 12], longest: [3, 12, 1, 12]),
    Case(
      days: [1, 2], today: 10, policy: StreakPolicy(vacations: [januaryRange(3, 20)]), state: .rest,
      current: [2, 2, 1, 2], longest: [2, 2, 1, 2]),
    // A freeze bridges one missed day in thirty.
    Case(
      days: [1, 2, 4], today: 4, policy: oneFreeze, state: .secured, current: [3, 4, 1, 4],
      longest: [3, 4, 1, 4]),
    Case(
      days: [1, 2, 4, 6], today: 6, policy: oneFreeze, state: .secured, current: [1, 1, 6, 6],
      longest: [3, 4, 1, 4]),
    Case(
      days: [1, 2, 5], today: 5, policy: oneFreeze, state: .secured, current: [1, 1, 5, 5],
      longest: [2, 2, 1, 2]),
    Case(
      days: [3, 4], today: 5, policy: oneFreeze, state: .frozen, current: [2, 2, 3, 4],
      longest: [2, 2, 3, 4]),
    Case(
      days: [3, 4], today: 6, policy: oneFreeze, state: .atRisk, current: [2, 2, 3, 4],
      longest: [2, 2, 3, 4]),
    Case(days: [3, 4], today: 7, policy: oneFreeze, state: .broken, longest: [2, 2, 3, 4]),
  ]

  @Test(arguments: cases)
  func `consecutive days make a streak`(_ expected: Case) {
    let report = StreakReport(
      activeDays: january(expected.days), today: january([expected.today])[0],
      policy: expected.policy)
    #expect(report.state == expected.state)
    #expect(numbers(report.current) == expected.current)
    #expect(numbers(report.longest) == expected.longest)
    #expect((report.current == nil) == (report.state == .broken || report.state == .none))
    #expect((report.previous != nil) == (report.state == .broken))
  }

  @Test func `a freeze that did not save the streak is not spent`() {
    // Two missed days cost more than there is; the single one later is bridged.
    let report = StreakReport(
      activeDays: january([1, 2, 5, 6, 8]), today: january([8])[0], policy: Self.oneFreeze)
    #expect(report.current?.days == 3)
    #expect(report.current?.bridged == 1)
    #expect(report.freezesLeft == 0)
  }

  @Test func `a freeze comes back after thirty days`() {
    let policy = StreakPolicy(freezes: 1)
    let month = Array(1...29).filter { $0 != 3 }
    let missing32 = january(month + [30, 31, 32, 34])
    #expect(
      StreakReport(activeDays: missing32, today: january([34])[0], policy: policy).current?.days
        == 32)
    let missing31 = january(month + [30, 32])
    #expect(
      StreakReport(activeDays: missing31, today: january([32])[0], policy: policy).current?.days
        == 1)
  }

  @Test func `freezes in use are told apart from those left`() {
    let report = StreakReport(
      activeDays: january([1, 2]), today: january([4])[0], policy: StreakPolicy(freezes: 3))
    #expect(report.state == .frozen)
    #expect(report.freezesInUse == 1)
    #expect(report.freezesLeft == 2)
  }

  @Test func `equal runs leave the earlier one the longest`() {
    let report = StreakReport(activeDays: january([1, 2, 5, 6]), today: january([20])[0])
    #expect(report.longest?.start == january([1])[0])
  }

  @Test func `all of the calendar and endless rest stay quick`() throws {
    let first = try #require(CivilDay(year: -9999, month: 1, day: 1))
    let last = try #require(CivilDay(year: 9999, month: 12, day: 31))
    let all = try #require(DayRange(first, last))
    let report = StreakReport(
      activeDays: [first, last], today: last,
      policy: StreakPolicy(vacations: [all], freezes: .max))
    #expect(report.current?.days == 2)
    #expect(report.current?.span == first.distance(to: last) + 1)
  }

  @Test func `without rest the answer is the one of a plain count`() {
    var random = SmallGenerator(seed: 7)
    for _ in 0..<500 {
      let days = (1...40).filter { _ in random.next() % 3 > 0 }
      let today = Int(random.next() % 45) + 1
      let report = StreakReport(activeDays: january(days), today: january([today])[0])
      let past = days.filter { $0 <= today }
      var longest = 0
      for start in past {
        longest = max(longest, past.contains(start) ? Set(past).run(from: start) : 0)
      }
      #expect(report.longest?.days ?? 0 == longest)
      let end = past.contains(today) ? today : today - 1
      var length = 0
      while past.contains(end - length) { length += 1 }
      #expect(report.current?.days ?? 0 == length)
    }
  }
}

/// A generator with a stated seed, so that a failure comes back.
struct SmallGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

extension Set<Int> {
  fileprivate func run(from start: Int) -> Int {
    var length = 0
    while contains(start + length) { length += 1 }
    return length
  }
}
