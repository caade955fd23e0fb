import Activity
import CivilTime
package import Planning

/// A habit of the plan that today belongs to, and how far it is, where git can show that.
package struct HabitProgress: Sendable {
  package let item: PlanItem
  /// How often it is to be done in its period.
  package let needed: Int
  /// How often git shows it, at most ``needed``; nil when no repository is linked to it.
  ///
  /// A daily habit counts the commits of today in the linked repositories, a weekly or longer one
  /// the active days of the running period.
  package let done: Int?

  package var isDone: Bool { done.map { $0 >= needed } ?? false }

  /// - Parameters:
  ///   - repositories: Indices into ``HistoryFacts/repositories`` of the linked ones; nil without a
  ///     link, empty for the whole portfolio.
  init?(
    _ item: PlanItem, calendar: [ActivityReport.DayCount], repositories: Set<Int>?, on day: CivilDay
  ) {
    guard let cadence = item.cadence else { return nil }
    let isDaily = cadence.period == .day || !cadence.weekdays.isEmpty
    // A rhythm that names no day is told of only where git shows how far it is.
    guard isDaily || repositories != nil else { return nil }
    self.item = item
    needed = cadence.weekdays.isEmpty ? cadence.times : 1
    guard let repositories else {
      done = nil
      return
    }
    func commits(_ count: ActivityReport.DayCount) -> Int {
      repositories.isEmpty
        ? count.commits
        : count.repositories.reduce(0) {
          $0 + (repositories.contains($1.repository) ? $1.commits : 0)
        }
    }
    let start = isDaily ? day : Self.beginning(of: cadence.period, around: day)
    let counts = calendar.filter { $0.day >= start && $0.day <= day }.map(commits)
    done = min(needed, isDaily ? counts.reduce(0, +) : counts.count { $0 > 0 })
  }

  private static func beginning(of period: PlanQuantity.Period, around day: CivilDay) -> CivilDay {
    switch period {
    case .day: day
    case .week: ISOWeek(containing: day).firstDay
    case .month: day.yearMonth.firstDay
    case .quarter: YearMonth(year: day.year, month: (day.month - 1) / 3 * 3 + 1).firstDay
    case .year: YearMonth(year: day.year, month: 1).firstDay
    }
  }
}
