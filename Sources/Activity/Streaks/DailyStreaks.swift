import CivilTime

/// Streaks of consecutive days, with rest days and freezes in between.
///
/// Freezes are spent from the first day to the last, one for each missed day that is no rest day,
/// and only where they join two active days or reach today; a gap that needs more breaks the run
/// and costs none.
struct DailyStreaks {
  private let rest: RestCalendar
  private var freezes: FreezeBudget

  init(_ policy: StreakPolicy) {
    rest = RestCalendar(policy)
    freezes = FreezeBudget(limit: policy.freezes)
  }

  /// Returns the report; `days` is sorted, not empty, and ends no later than today.
  consuming func report(_ days: [CivilDay], today: CivilDay) -> StreakReport {
    var run = Streak(days: 1, length: 1, start: days[0], end: days[0])
    var longest = run
    for day in days.dropFirst() {
      if bridge(after: run.end, before: day) {
        run = Streak(days: run.days + 1, length: run.days + 1, start: run.start, end: day)
      } else {
        run = Streak(days: 1, length: 1, start: day, end: day)
      }
      if run.isLonger(than: longest) { longest = run }
    }
    let spent = freezes.count
    guard run.end == today || bridge(after: run.end, before: today) else {
      return StreakReport(state: .broken, current: nil, previous: run, longest: longest)
    }
    let left = freezes.left(on: today)
    let state: StreakState =
      if run.end == today { .secured } else if rest.isRest(today) { .rest } else if left > 0 {
        .frozen
      } else { .atRisk }
    return StreakReport(
      state: state, current: run, previous: nil, longest: longest,
      freezesInUse: freezes.count - spent, freezesLeft: left)
  }

  /// Spends what a gap costs; returns false and spends nothing when that is too much.
  private mutating func bridge(after last: CivilDay, before next: CivilDay) -> Bool {
    guard last.distance(to: next) > 1 else { return true }
    let spent = freezes.count
    var day = last.advanced(by: 1)
    while day < next {
      if !rest.isRest(day), !freezes.spend(1, on: day) {
        freezes.takeBack(to: spent)
        return false
      }
      day = day.advanced(by: 1)
    }
    return true
  }
}
