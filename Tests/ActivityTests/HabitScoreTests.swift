import CivilTime
import Testing

@testable import Activity

@Suite struct HabitScoreTests {
  @Test(arguments: [(1, 1), (3, 7), (1, 7), (5, 7), (1, 30), (1, 366)])
  func `the multiplier is the one of the formula`(numerator: Int, denominator: Int) {
    let root = (Double(numerator) / Double(denominator)).squareRoot()
    // 2^(−√f/13) by its series, so that no library rounds it for us.
    let exponent = -root / 13 * 0.693147180559945309
    var term = 1.0
    var sum = 1.0
    for index in 1...20 {
      term *= exponent / Double(index)
      sum += term
    }
    let computed = Double(HabitScore.multiplier(numerator: numerator, denominator: denominator))
    #expect(abs(computed / 2_147_483_648 - sum) < 0.000_000_01)
  }

  @Test func `a daily habit gains half of what it lacks in thirteen days`() {
    let days = january(Array(1...13))
    #expect(HabitScore.basisPoints(activeDays: days, today: days[12]) == 5000)
    #expect(HabitScore.basisPoints(activeDays: days, today: days[12].advanced(by: 14)) == 2500)
  }

  @Test func `today without activity is pending`() {
    let days = january(Array(1...13))
    #expect(HabitScore.basisPoints(activeDays: days, today: days[12].advanced(by: 1)) == 5000)
    #expect(HabitScore.basisPoints(activeDays: days, today: days[12].advanced(by: 2)) < 5000)
  }

  @Test func `quiet rest days leave the score as it is`() {
    let days = january(Array(1...5))
    let policy = StreakPolicy(restWeekdays: [.saturday, .sunday])
    let friday = HabitScore.basisPoints(activeDays: days, today: days[4], policy: policy)
    #expect(
      HabitScore.basisPoints(activeDays: days, today: days[4].advanced(by: 3), policy: policy)
        == friday)
  }

  @Test func `a kept weekly habit comes near to full strength`() {
    let days = (0..<60).map { january([1])[0].advanced(by: $0 * 7) }
    let policy = StreakPolicy(mode: .weekly(minimumDays: 1))
    let score = HabitScore.basisPoints(activeDays: days, today: days[59], policy: policy)
    #expect(score > 9000)
    #expect(HabitScore.basisPoints(activeDays: days, today: days[59]) < 2000)
  }

  @Test func `nothing is nothing, and years of work are nearly all`() {
    #expect(HabitScore.basisPoints(activeDays: [], today: january([1])[0]) == 0)
    let days = (0..<2000).map { january([1])[0].advanced(by: $0) }
    #expect(HabitScore.basisPoints(activeDays: days, today: days[1999]) == 10_000)
  }

  @Test(arguments: [0, 1, 2, 3, 4, 8, 9, 15, 16, 1_000_000, 999_999_999_999])
  func `the square root is rounded down`(number: Int) {
    let root = HabitScore.squareRoot(UInt128(number))
    #expect(root * root <= UInt128(number))
    #expect((root + 1) * (root + 1) > UInt128(number))
  }
}
