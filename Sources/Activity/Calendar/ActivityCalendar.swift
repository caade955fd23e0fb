package import CivilTime

/// The days of a stretch of time laid out as weeks, each with how busy it was.
///
/// Whoever draws it, in a terminal or as a picture, draws the same days and the same levels.
package struct ActivityCalendar: Hashable, Sendable {
  /// One day.
  package struct Cell: Hashable, Sendable {
    package let day: CivilDay
    /// Counted commits.
    package let commits: Int
    /// 0 for a day without commits, else 1…4.
    package let level: Int
  }

  /// The weekday that a week begins with.
  package let firstWeekday: Weekday
  /// Weeks in order, each with seven places; nil where a day lies outside the stretch.
  package let weeks: [[Cell?]]

  /// Lays out the days of a range.
  ///
  /// - Parameters:
  ///   - counts: Commits by day; days outside the range are ignored.
  ///   - scale: Where the levels part.
  package init(
    _ range: DayRange, counts: [CivilDay: Int], firstWeekday: Weekday, scale: ActivityScale
  ) {
    self.firstWeekday = firstWeekday
    var first = range.start.beginningOfWeek(firstWeekday)
    var weeks: [[Cell?]] = []
    while first <= range.end {
      weeks.append(
        (0..<7).map { offset in
          let day = first.advanced(by: offset)
          guard range.contains(day) else { return nil }
          let commits = counts[day] ?? 0
          return Cell(day: day, commits: commits, level: scale.level(of: commits))
        })
      first = first.advanced(by: 7)
    }
    self.weeks = weeks
  }

  /// The weekdays in the order of the rows.
  package var weekdays: [Weekday] {
    let all = Weekday.allCases
    return (0..<7).map { all[(firstWeekday.isoNumber - 1 + $0) % 7] }
  }

  /// Returns the range of whole weeks that ends on a day.
  ///
  /// - Parameter weeks: At least 1.
  package static func range(endingOn day: CivilDay, weeks: Int, firstWeekday: Weekday) -> DayRange {
    let start = day.beginningOfWeek(firstWeekday).advanced(by: -7 * (max(1, weeks) - 1))
    return DayRange(start, day) ?? DayRange(day)
  }
}

extension CivilDay {
  /// Returns the first day of the week that this day lies in.
  fileprivate func beginningOfWeek(_ first: Weekday) -> CivilDay {
    advanced(by: -((weekday.isoNumber - first.isoNumber + 7) % 7))
  }
}
