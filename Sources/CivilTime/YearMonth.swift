/// A month of a year.
package struct YearMonth: Hashable, Comparable, Sendable {
  package let year: Int
  /// 1…12.
  package let month: Int

  /// Creates a month; months outside 1…12 carry over into the year.
  package init(year: Int, month: Int) {
    let index = year * 12 + month - 1
    self.init(index: index)
  }

  private init(index: Int) {
    year = index >= 0 ? index / 12 : (index - 11) / 12
    month = index - year * 12 + 1
  }

  private var index: Int { year * 12 + month - 1 }

  /// Number of days, 28…31.
  package var length: Int { Self.length(year: year, month: month) }

  package var firstDay: CivilDay {
    guard let day = CivilDay(year: year, month: month, day: 1) else {
      preconditionFailure("Years outside -9999…9999 are refused where months are made.")
    }
    return day
  }

  package var lastDay: CivilDay { firstDay.advanced(by: length - 1) }

  /// All days of the month.
  package var range: DayRange {
    guard let range = DayRange(firstDay, lastDay) else {
      preconditionFailure("A month has at least 28 days.")
    }
    return range
  }

  package func advanced(by months: Int) -> YearMonth { YearMonth(index: index + months) }

  package func distance(to other: YearMonth) -> Int { other.index - index }

  package static func < (left: YearMonth, right: YearMonth) -> Bool { left.index < right.index }

  /// Returns the number of days of a month 1…12.
  static func length(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension YearMonth: CustomStringConvertible {
  /// The month as `YYYY-MM`.
  package var description: String { "\(padded(abs(year), to: 4))-\(padded(month, to: 2))" }
}
