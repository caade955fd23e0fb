package import CivilTime

/// The days a review is about.
package struct ReviewPeriod: Hashable, Sendable {
  /// What sort of days.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An ISO week, Monday to Sunday.
    case week
    /// A calendar month.
    case month
    /// Any run of days.
    case days
  }

  package let kind: Kind
  /// First and last day, both inclusive.
  package let range: DayRange

  /// Creates the period of a run of days.
  package init(days: DayRange) {
    kind = .days
    range = days
  }

  /// Creates the ISO week that contains a day.
  package init(weekContaining day: CivilDay) {
    kind = .week
    range = ISOWeek(containing: day).range
  }

  /// Creates the month that contains a day.
  package init(monthContaining day: CivilDay) {
    kind = .month
    range = day.yearMonth.range
  }

  /// The period before, of the same kind or length.
  package var previous: ReviewPeriod { neighbour(-1) }

  /// The period after, of the same kind or length.
  package var next: ReviewPeriod { neighbour(1) }

  /// `2025-W47`, `2025-11`, or the days.
  package var name: String {
    switch kind {
    case .week: ISOWeek(containing: range.start).description
    case .month: range.start.yearMonth.description
    case .days: range.description
    }
  }

  private func neighbour(_ direction: Int) -> ReviewPeriod {
    switch kind {
    case .week: ReviewPeriod(weekContaining: range.start.advanced(by: direction * 7))
    case .month:
      ReviewPeriod(monthContaining: range.start.yearMonth.advanced(by: direction).firstDay)
    case .days:
      ReviewPeriod(
        days: range.moved(by: direction * range.count))
    }
  }
}

extension DayRange {
  /// Returns the range that lies some days later.
  fileprivate func moved(by days: Int) -> DayRange {
    guard let moved = DayRange(start.advanced(by: days), end.advanced(by: days)) else {
      preconditionFailure("Moving a range keeps its length.")
    }
    return moved
  }
}
