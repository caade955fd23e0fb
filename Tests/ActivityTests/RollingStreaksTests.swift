import CivilTime
import Testing

@testable import Activity

@Suite struct RollingStreaksTests {
  private func report(
    _ days: [Int], today: Int, active: Int, of length: Int, rest: Set<Weekday> = []
  ) -> StreakReport {
    StreakReport(
      activeDays: january(days), today: january([today])[0],
      policy: StreakPolicy(mode: .rolling(active: active, days: length), restWeekdays: rest))
  }

  @Test func `every second day is enough for one of two`() {
    let streaks = report([1, 3, 5, 7], today: 7, active: 1, of: 2)
    #expect(streaks.current?.days == 4)
    #expect(streaks.current?.bridged == 3)
    #expect(report([1, 3, 6], today: 6, active: 1, of: 2).current?.days == 1)
  }

  @Test(arguments: [
    (8, StreakState.secured), (9, .secured), (10, .atRisk), (11, .atRisk), (14, .broken),
  ])
  func `it is at risk only when today would break it`(today: Int, state: StreakState) {
    // Three of seven: the fifth quiet day in a row is one too many.
    #expect(report([1, 2, 3, 4, 5], today: today, active: 3, of: 7).state == state)
  }

  @Test func `the whole week of one in seven`() {
    #expect(report([1, 8, 15], today: 20, active: 1, of: 7).current?.days == 3)
    #expect(report([1, 9], today: 9, active: 1, of: 7).current?.days == 1)
  }

  @Test func `quiet rest days are no days of the window`() {
    // Weekends off: 5 and 8 January are neighbours.
    #expect(
      report([5, 8], today: 8, active: 2, of: 2, rest: [.saturday, .sunday]).current?.days == 2)
    #expect(report([5, 8], today: 8, active: 2, of: 2).current?.days == 1)
  }

  @Test func `daily is one of one`() {
    var random = SmallGenerator(seed: 3)
    for _ in 0..<200 {
      let days = (1...30).filter { _ in random.next() % 4 > 0 }
      let today = Int(random.next() % 32) + 1
      let rolling = report(days, today: today, active: 1, of: 1)
      let daily = StreakReport(activeDays: january(days), today: january([today])[0])
      #expect(rolling.current == daily.current)
      #expect(rolling.longest == daily.longest)
      #expect(rolling.state == daily.state)
    }
  }

  /// Every window of the length inside a stretch, looked at one by one.
  private func isValid(
    _ days: Set<Int>, from first: Int, to last: Int, _ active: Int, _ length: Int
  )
    -> Bool
  {
    guard last - first + 1 >= length else { return true }
    return (first...(last - length + 1)).allSatisfy { start in
      (start..<(start + length)).filter(days.contains).count >= active
    }
  }

  @Test func `the answer is the one of looking at every window`() {
    var random = SmallGenerator(seed: 11)
    for _ in 0..<400 {
      let length = Int(random.next() % 6) + 1
      let active = Int(random.next() % UInt64(length)) + 1
      let days = (1...30).filter { _ in random.next() % 5 < 3 }
      let today = Int(random.next() % 34) + 1
      let past = days.filter { $0 <= today }
      let streaks = report(days, today: today, active: active, of: length)
      guard let last = past.last else { continue }
      let set = Set(past)
      var longest = 0
      for (first, start) in past.enumerated() {
        for (second, end) in past.enumerated() where second >= first {
          if isValid(set, from: start, to: end, active, length) {
            longest = max(longest, second - first + 1)
          }
        }
      }
      #expect(streaks.longest?.days == longest)
      let end = last == today ? today : today - 1
      let start = past.firstIndex { isValid(set, from: $0, to: end, active, length) }
      // A start after the last active day is a stretch without activity: broken.
      #expect(
        streaks.current?.days == start.map { past.count - $0 },
        "\(past) \(today) \(active)/\(length)")
    }
  }
}
