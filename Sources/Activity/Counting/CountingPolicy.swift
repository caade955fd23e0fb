package import CivilTime

/// Which commits count, and on which day.
///
/// The defaults: author is the owner, the author's own clock, merges count, empty commits and
/// robots do not.
///
/// - SeeAlso: docs/activity.md
package struct CountingPolicy: Hashable, Sendable {
  /// Which of a commit's two dates decides its day.
  package enum DateKind: String, Hashable, Sendable {
    case author, committer
  }

  package var days: DayRule
  package var date: DateKind
  package var countsMerges: Bool
  package var countsEmpty: Bool
  package var countsRobots: Bool
  /// First and last day, both inclusive; nil for all of history.
  package var window: DayRange?

  package init(
    days: DayRule = DayRule(), date: DateKind = .author, countsMerges: Bool = true,
    countsEmpty: Bool = false, countsRobots: Bool = false, window: DayRange? = nil
  ) {
    self.days = days
    self.date = date
    self.countsMerges = countsMerges
    self.countsEmpty = countsEmpty
    self.countsRobots = countsRobots
    self.window = window
  }
}

/// Why a commit does not count; the first reason that applies, in this order.
package enum Exclusion: String, Hashable, Sendable, CaseIterable {
  case robot
  case notOwner = "not-owner"
  case merge
  case empty
  /// No day can be told: the time is unreadable or beyond the calendar.
  case noDay = "no-day"
  case outsideWindow = "outside-window"
  /// Dated after today.
  case future
}
