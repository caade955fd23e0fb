package import Activity
package import CivilTime
package import Planning

/// What today asks for: the streak's state, the habits and what is due.
package struct TodayReport: Sendable {
  /// An item whose last day is near or over.
  package struct DueItem: Sendable {
    package let item: PlanItem
    /// Days until the last day, 0 on the last day, negative after it.
    package let daysLeft: Int
  }

  package let streaks: StreakReport
  package let today: CivilDay
  /// Commits of today that count.
  package let commitsToday: Int
  /// Minutes until the day ends under the day rule, 1…1440.
  package let minutesLeft: Int
  /// Whether all of history could be read.
  package let isComplete: Bool
  /// Habits of the plan whose window holds today and whose cadence names it.
  package let habits: [PlanItem]
  /// Items due within a week and not done, the nearest first.
  package let due: [DueItem]

  /// Creates the report.
  ///
  /// - Parameters:
  ///   - plan: nil when there is no plan.
  ///   - minuteOfDay: Minutes since the day began under the day rule, 0…1439.
  package init(activity: ActivityReport, plan: Plan?, minuteOfDay: Int) {
    streaks = activity.streaks
    today = activity.today
    commitsToday = activity.calendar.last { $0.day == activity.today }?.commits ?? 0
    minutesLeft = max(1, 1440 - minuteOfDay)
    isComplete = activity.isComplete
    let items = plan?.items ?? []
    habits = plan.map { Self.habits(of: $0, on: activity.today) } ?? []
    due = items.compactMap { Self.due($0, on: activity.today) }
      .sorted { ($0.daysLeft, $0.item.line) < ($1.daysLeft, $1.item.line) }
  }

  /// Returns the habits of a plan whose window holds a day and whose rhythm names it.
  package static func habits(of plan: Plan, on day: CivilDay) -> [PlanItem] {
    plan.items.filter { isHabit($0, on: day) }
  }

  private static func isHabit(_ item: PlanItem, on today: CivilDay) -> Bool {
    guard item.kind == .habit, !item.cancelled, !item.conditional, let cadence = item.cadence
    else { return false }
    if let window = item.window {
      if let start = window.start, today < start { return false }
      if let end = window.end, today > end { return false }
    }
    if !cadence.weekdays.isEmpty { return cadence.weekdays.contains(today.weekday) }
    return cadence.period == .day
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
