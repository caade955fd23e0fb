import CivilTime

/// Streaks of ISO weeks with enough active days.
///
/// A week in which rest and vacation leave fewer days than are asked for is bridged. Any other week
/// that lacks days costs one freeze for each of them, spent on its Sunday.
struct WeeklyStreaks {
  private let rest: RestCalendar
  private let minimum: Int
  private var freezes: FreezeBudget

  init(_ policy: StreakPolicy, minimum: Int) {
    rest = RestCalendar(policy)
    freezes = FreezeBudget(limit: policy.freezes)
    self.minimum = minimum
  }

  /// A week with its active days, sorted, at least one.
  private struct ActiveWeek {
    let week: ISOWeek
    var days: [CivilDay]
  }

  /// Returns the report; `days` is sorted, not empty, and ends no later than today.
  consuming func report(_ days: [CivilDay], today: CivilDay) -> StreakReport {
    let weeks = Self.weeks(of: days)
    let thisWeek = ISOWeek(containing: today)
    var longest: Streak?
    var run: Streak?
    // Active days since the run's end, in weeks that had too few.
    var pending = 0
    var short: [ISOWeek: Int] = [:]
    for active in weeks {
      guard active.days.count >= minimum, let last = active.days.last else {
        short[active.week] = active.days.count
        pending += active.days.count
        continue
      }
      if let known = run, bridge(after: known.end, before: active.week, short) {
        run = Streak(
          days: known.days + pending + active.days.count, length: known.length + 1,
          start: known.start, end: last)
      } else {
        run = Streak(
          days: active.days.count, length: 1, start: active.days[0], end: last)
      }
      pending = 0
      short = [:]
      if let run, run.isLonger(than: longest) { longest = run }
    }
    guard let run else {
      // Never a full week: the running one may become the first.
      return StreakReport(state: .none, current: nil, previous: nil, longest: nil)
    }
    let spent = freezes.count
    if ISOWeek(containing: run.end) == thisWeek {
      return StreakReport(
        state: .secured, current: run, previous: nil, longest: longest,
        freezesLeft: freezes.left(on: thisWeek.range.end))
    }
    guard bridge(after: run.end, before: thisWeek, short) else {
      return StreakReport(state: .broken, current: nil, previous: run, longest: longest)
    }
    let isActive = days.last == today
    let state = state(of: thisWeek, active: short[thisWeek] ?? 0, today: today, isActive: isActive)
    return StreakReport(
      state: state, current: state == .broken ? nil : run,
      previous: state == .broken ? run : nil, longest: longest,
      freezesInUse: freezes.count - spent, freezesLeft: freezes.left(on: thisWeek.range.end))
  }

  /// Returns how a week stands that does not have enough days yet.
  private func state(
    of week: ISOWeek, active: Int, today: CivilDay, isActive: Bool
  ) -> StreakState {
    let later = week.range.days.filter { $0 > today && !rest.isRest($0) }.count
    let isRestToday = rest.isRest(today)
    if available(in: week) < minimum { return isRestToday ? .rest : .secured }
    // Whatever happens today, the days after it are enough.
    if active + later >= minimum { return isRestToday && !isActive ? .rest : .secured }
    let canWorkToday = !isActive && !isRestToday
    let isFrozen = freezes.left(on: week.range.end) >= minimum - active - later
    if isFrozen { return .frozen }
    return canWorkToday && active + later + 1 >= minimum ? .atRisk : .broken
  }

  /// Spends what the weeks between cost; returns false and spends nothing when that is too much.
  private mutating func bridge(
    after last: CivilDay, before next: ISOWeek, _ short: [ISOWeek: Int]
  ) -> Bool {
    let spent = freezes.count
    var week = ISOWeek(containing: last).advanced(by: 1)
    while week < next {
      if available(in: week) >= minimum,
        !freezes.spend(minimum - (short[week] ?? 0), on: week.range.end)
      {
        freezes.takeBack(to: spent)
        return false
      }
      week = week.advanced(by: 1)
    }
    return true
  }

  private func available(in week: ISOWeek) -> Int {
    week.range.days.filter { !rest.isRest($0) }.count
  }

  private static func weeks(of days: [CivilDay]) -> [ActiveWeek] {
    var weeks: [ActiveWeek] = []
    for day in days {
      let week = ISOWeek(containing: day)
      if let last = weeks.last, last.week == week {
        weeks[weeks.count - 1].days.append(day)
      } else {
        weeks.append(ActiveWeek(week: week, days: [day]))
      }
    }
    return weeks
  }
}
