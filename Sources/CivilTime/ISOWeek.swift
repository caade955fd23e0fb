/// A week of the ISO 8601 calendar, Monday to Sunday.
package struct ISOWeek: Hashable, Comparable, Sendable {
  /// The Monday.
  package let firstDay: CivilDay

  /// Creates the week that contains a day.
  package init(containing day: CivilDay) {
    firstDay = day.advanced(by: 1 - day.weekday.isoNumber)
  }

  /// Creates a week from its ISO year and number, or nil when the year has no such week.
  package init?(year: Int, week: Int) {
    guard let fourth = CivilDay(year: year, month: 1, day: 4), week >= 1 else { return nil }
    let candidate = ISOWeek(containing: fourth).advanced(by: week - 1)
    guard candidate.number == (year, week) else { return nil }
    self = candidate
  }

  /// Monday to Sunday.
  package var range: DayRange {
    guard let range = DayRange(firstDay, firstDay.advanced(by: 6)) else {
      preconditionFailure("A week has seven days.")
    }
    return range
  }

  /// ISO year and week number 1…53; the year is that of the week's Thursday.
  package var number: (year: Int, week: Int) {
    let thursday = firstDay.advanced(by: 3)
    let year = thursday.year
    let firstOfYear = YearMonth(year: year, month: 1).firstDay
    return (year, firstOfYear.distance(to: thursday) / 7 + 1)
  }

  package func advanced(by weeks: Int) -> ISOWeek {
    ISOWeek(containing: firstDay.advanced(by: weeks * 7))
  }

  package static func < (left: ISOWeek, right: ISOWeek) -> Bool { left.firstDay < right.firstDay }
}

extension ISOWeek: CustomStringConvertible {
  /// The week as `YYYY-Www`.
  package var description: String {
    let (year, week) = number
    return "\(padded(year, to: 4))-W\(padded(week, to: 2))"
  }
}
