package import Activity
package import CivilTime
package import Planning

/// What today asks for: the streak's state, the habits and what is due.
package struct TodayReport: Sendable {
  /// An item whose last day is near.
  package struct DueItem: Sendable {
    package let item: PlanItem
    /// Days until the last day, 0 on the last day.
    package let daysLeft: Int
  }

  /// The moment that is asked about.
  package struct Clock: Sendable {
    /// Minutes since the day began under the day rule, 0…1439.
    package let minuteOfDay: Int
    /// Minutes east of UTC of the clock that decides the day.
    package let offsetMinutes: Int

    package init(minuteOfDay: Int, offsetMinutes: Int) {
      self.minuteOfDay = minuteOfDay
      self.offsetMinutes = offsetMinutes
    }
  }

  package let streaks: StreakReport
  package let mode: StreakPolicy.Mode
  package let today: CivilDay
  /// Commits of today that count.
  package let commitsToday: Int
  /// Minutes until the day ends under the day rule, 1…1440.
  package let minutesLeft: Int
  /// Minutes after midnight at which the day ends.
  package let dayEnd: Int
  /// Minutes east of UTC of the clock that decides the day.
  package let offsetMinutes: Int
  /// Whether all of history could be read.
  package let isComplete: Bool
  /// Habits that today belongs to, those that still want something first.
  package let habits: [HabitProgress]
  /// Items due within a week and not done, the nearest first.
  package let due: [DueItem]
  /// On a day of rest what the next day asks for, what is due before habits; empty otherwise.
  package let tomorrow: [PlanItem]

  /// Creates the report.
  ///
  /// - Parameters:
  ///   - plan: nil when there is no plan.
  ///   - links: Indices of the repositories that a plan item is linked to, by its id; empty for the
  ///     whole portfolio.
  package init(
    activity: ActivityReport, plan: Plan?, links: [String: Set<Int>] = [:], clock: Clock
  ) {
    let today = activity.today
    streaks = activity.streaks
    mode = activity.streakPolicy.mode
    self.today = today
    commitsToday = activity.calendar.last { $0.day == today }?.commits ?? 0
    minutesLeft = max(1, 1440 - clock.minuteOfDay)
    dayEnd = activity.counting.days.startMinute
    offsetMinutes = clock.offsetMinutes
    isComplete = activity.isComplete
    let items = plan?.items ?? []
    habits = items.filter { Self.isOpen($0, on: today) && Self.names($0.cadence, today) }
      .compactMap {
        HabitProgress($0, calendar: activity.calendar, repositories: links[$0.id], on: today)
      }
      .sorted { (Self.rank($0), $0.item.line) < (Self.rank($1), $1.item.line) }
    due = items.compactMap { Self.due($0, on: today) }
      .sorted { ($0.daysLeft, $0.item.line) < ($1.daysLeft, $1.item.line) }
    let next = today.advanced(by: 1)
    tomorrow =
      activity.streaks.state == .rest
      ? due.filter { $0.daysLeft == 1 }.map(\.item)
        + (plan.map { Self.habits(of: $0, on: next) } ?? [])
      : []
  }

  /// Returns the habits of a plan whose window holds a day and whose rhythm names it.
  package static func habits(of plan: Plan, on day: CivilDay) -> [PlanItem] {
    plan.items.filter { item in
      guard isOpen(item, on: day), let cadence = item.cadence else { return false }
      return names(cadence, day) && (cadence.period == .day || !cadence.weekdays.isEmpty)
    }
  }

  private static func isOpen(_ item: PlanItem, on day: CivilDay) -> Bool {
    guard item.kind == .habit, !item.cancelled, !item.conditional else { return false }
    if let start = item.window?.start, day < start { return false }
    if let end = item.window?.end, day > end { return false }
    return true
  }

  private static func names(_ cadence: PlanCadence?, _ day: CivilDay) -> Bool {
    guard let cadence else { return false }
    return cadence.weekdays.isEmpty || cadence.weekdays.contains(day.weekday)
  }

  /// What git shows to be open, then what it cannot see, then what is done.
  private static func rank(_ habit: HabitProgress) -> Int {
    habit.isDone ? 2 : habit.done == nil ? 1 : 0
  }

  private static func due(_ item: PlanItem, on today: CivilDay) -> DueItem? {
    guard item.state != .done, !item.cancelled, !item.optional, !item.conditional,
      item.kind == .milestone || item.kind == .target, let window = item.window,
      window.certainty != .unresolved, let end = window.end,
      window.start.map({ $0 <= today }) ?? true
    else { return nil }
    let daysLeft = today.distance(to: end)
    return (0...7).contains(daysLeft) ? DueItem(item: item, daysLeft: daysLeft) : nil
  }
}
