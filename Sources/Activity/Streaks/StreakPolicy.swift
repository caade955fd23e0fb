package import CivilTime

/// What keeps a streak alive.
///
/// - SeeAlso: docs/activity.md
package struct StreakPolicy: Hashable, Sendable {
  /// How often is often enough.
  package enum Mode: Hashable, Sendable {
    /// Every day.
    case daily
    /// At least so many active days in every ISO week, 1…7.
    case weekly(minimumDays: Int)
    /// At least so many active days in any so many consecutive days, 1 ≤ active ≤ days ≤ 366.
    case rolling(active: Int, days: Int)
  }

  package var mode: Mode
  /// Weekdays on which nothing is expected.
  package var restWeekdays: Set<Weekday>
  /// Days on which nothing is expected.
  package var vacations: [DayRange]
  /// How many missed days are forgiven within any 30 days; not used by the rolling mode, which
  /// forgives by itself.
  package var freezes: Int

  package init(
    mode: Mode = .daily, restWeekdays: Set<Weekday> = [], vacations: [DayRange] = [],
    freezes: Int = 0
  ) {
    self.mode = mode
    self.restWeekdays = restWeekdays
    self.vacations = vacations
    self.freezes = freezes
  }
}
