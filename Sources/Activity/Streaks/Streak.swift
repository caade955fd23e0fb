package import CivilTime

/// An unbroken run of activity.
package struct Streak: Hashable, Sendable {
  /// Active days in the run.
  package let days: Int
  /// Periods in the run that met the policy: days in daily and rolling mode, weeks in weekly mode.
  package let length: Int
  /// First active day.
  package let start: CivilDay
  /// Last active day.
  package let end: CivilDay

  package init(days: Int, length: Int, start: CivilDay, end: CivilDay) {
    self.days = days
    self.length = length
    self.start = start
    self.end = end
  }

  /// Days from ``start`` to ``end``, both inclusive.
  package var span: Int { start.distance(to: end) + 1 }
  /// Days of the span without activity: rest, vacation, freeze, or allowed by the mode.
  package var bridged: Int { span - days }
}

/// How the current streak stands today.
package enum StreakState: String, Hashable, Sendable, CaseIterable {
  /// Today, or the current period, has what it needs.
  case secured
  /// The current period still lacks activity and nothing would bridge it.
  case atRisk = "at-risk"
  /// Today is a rest weekday or vacation; the streak stands.
  case rest
  /// Today has no commit yet, and a freeze that is left would bridge it.
  case frozen
  /// The last streak has ended.
  case broken
  /// There never was one.
  case none
}

/// The streak that reaches today, and the longest one.
package struct StreakReport: Hashable, Sendable {
  package let state: StreakState
  /// nil when the state is `broken` or `none`.
  package let current: Streak?
  /// The last run that ended; only when the state is `broken`.
  package let previous: Streak?
  /// The run with the most active days, the earliest of equals; nil without activity.
  package let longest: Streak?
  /// Freezes that bridge days since the last active day.
  package let freezesInUse: Int
  /// Freezes that are left for today; 0 when the mode has none.
  package let freezesLeft: Int

  package init(
    state: StreakState, current: Streak?, previous: Streak?, longest: Streak?,
    freezesInUse: Int = 0, freezesLeft: Int = 0
  ) {
    self.state = state
    self.current = current
    self.previous = previous
    self.longest = longest
    self.freezesInUse = freezesInUse
    self.freezesLeft = freezesLeft
  }
}
