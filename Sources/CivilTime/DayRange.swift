/// A run of days, first and last inclusive, never empty.
package struct DayRange: Hashable, Sendable {
  package let start: CivilDay
  package let end: CivilDay

  /// Creates a range, or nil when it would end before it starts.
  package init?(_ start: CivilDay, _ end: CivilDay) {
    guard start <= end else { return nil }
    self.start = start
    self.end = end
  }

  /// Creates the range of a single day.
  package init(_ day: CivilDay) {
    start = day
    end = day
  }

  /// Number of days, at least 1.
  package var count: Int { start.distance(to: end) + 1 }

  package func contains(_ day: CivilDay) -> Bool { start <= day && day <= end }

  package func overlaps(_ other: DayRange) -> Bool { start <= other.end && other.start <= end }

  /// Returns the days both ranges share, or nil when there are none.
  package func intersection(_ other: DayRange) -> DayRange? {
    DayRange(max(start, other.start), min(end, other.end))
  }

  /// The days in order.
  package var days: some Sequence<CivilDay> {
    (start.dayNumber...end.dayNumber).lazy.map(CivilDay.init(dayNumber:))
  }
}

extension DayRange: CustomStringConvertible {
  /// The range as `YYYY-MM-DD…YYYY-MM-DD`.
  package var description: String { "\(start)…\(end)" }
}
