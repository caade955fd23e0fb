import CivilTime

/// Streaks of stretches in which every so many consecutive days hold enough active ones.
///
/// Rest days and vacations without activity are taken out of the calendar. A stretch shorter than
/// the window has nothing to fail. Freezes are not used: the mode forgives by itself.
struct RollingStreaks {
  private let rest: RestCalendar
  private let active: Int
  private let length: Int

  init(_ policy: StreakPolicy, active: Int, length: Int) {
    rest = RestCalendar(policy)
    self.active = active
    self.length = length
  }

  /// Returns the report; `days` is sorted, not empty, and ends no later than today.
  func report(_ days: [CivilDay], today: CivilDay) -> StreakReport {
    let ranks = ranks(of: days)
    var search = StretchSearch(ranks: ranks, active: active, length: length)
    var longest: Streak?
    var last = Streak(days: 1, length: 1, start: days[0], end: days[0])
    for end in days.indices {
      let start = search.start(forEnd: ranks[end])
      // A stretch begins and ends on active days, so the day itself always is one.
      last = Streak(
        days: end - start + 1, length: end - start + 1, start: days[start], end: days[end])
      if last.isLonger(than: longest) { longest = last }
    }
    let final = days[days.count - 1]
    guard final < today else {
      return StreakReport(state: .secured, current: last, previous: nil, longest: longest)
    }
    let quiet = expectedDays(after: final, before: today)
    let start = search.start(forEnd: ranks[days.count - 1] + quiet)
    guard start < days.count else {
      return StreakReport(state: .broken, current: nil, previous: last, longest: longest)
    }
    let current = Streak(
      days: days.count - start, length: days.count - start, start: days[start], end: final)
    let state: StreakState =
      if rest.isRest(today) {
        .rest
      } else if search.start(forEnd: ranks[days.count - 1] + quiet + 1) == start { .secured } else {
        .atRisk
      }
    return StreakReport(state: state, current: current, previous: nil, longest: longest)
  }

  /// Returns the places of active days in a calendar without quiet rest days.
  private func ranks(of days: [CivilDay]) -> [Int] {
    var ranks = [0]
    for index in days.indices.dropFirst() {
      let between = expectedDays(after: days[index - 1], before: days[index])
      ranks.append(ranks[index - 1] + between + 1)
    }
    return ranks
  }

  private func expectedDays(after first: CivilDay, before last: CivilDay) -> Int {
    var count = 0
    var day = first.advanced(by: 1)
    while day < last {
      if !rest.isRest(day) { count += 1 }
      day = day.advanced(by: 1)
    }
    return count
  }
}

/// Finds the longest valid stretch for every end, with an end that only moves on.
///
/// Only two windows for each active day can be the first to fail: the one that begins with it and
/// the one that begins right after it. Every other window holds at least as many active days.
private struct StretchSearch {
  let ranks: [Int]
  let active: Int
  let length: Int
  private var first = 0
  private var next = 0

  init(ranks: [Int], active: Int, length: Int) {
    self.ranks = ranks
    self.active = active
    self.length = length
  }

  /// Returns the index of the first active day of the longest valid stretch that ends at a rank;
  /// the number of active days when none is valid.
  mutating func start(forEnd end: Int) -> Int {
    while next < ranks.count, ranks[next] + length - 1 <= end {
      let isStartFull =
        next + active - 1 < ranks.count && ranks[next + active - 1] <= ranks[next] + length - 1
      if !isStartFull {
        first = next + 1
        next += 1
        continue
      }
      guard ranks[next] + length <= end else { break }
      let isRestFull = next + active < ranks.count && ranks[next + active] <= ranks[next] + length
      if !isRestFull { first = next + 1 }
      next += 1
    }
    return first
  }
}
