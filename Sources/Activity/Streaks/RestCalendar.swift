import CivilTime

/// The days on which a policy expects nothing.
struct RestCalendar {
  private let weekdays: Set<Weekday>
  /// Merged and sorted.
  private let vacations: [DayRange]

  init(_ policy: StreakPolicy) {
    weekdays = policy.restWeekdays
    var merged: [DayRange] = []
    for range in policy.vacations.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = merged.last, range.start <= last.end.advanced(by: 1),
        let joined = DayRange(last.start, max(last.end, range.end))
      {
        merged[merged.count - 1] = joined
      } else {
        merged.append(range)
      }
    }
    vacations = merged
  }

  /// Whether nothing is expected on a day.
  ///
  /// - Complexity: O(log v) in the number of vacations.
  func isRest(_ day: CivilDay) -> Bool {
    if !weekdays.isEmpty, weekdays.contains(day.weekday) { return true }
    var low = 0
    var high = vacations.count
    while low < high {
      let middle = (low + high) / 2
      if vacations[middle].end < day { low = middle + 1 } else { high = middle }
    }
    return low < vacations.count && vacations[low].start <= day
  }
}

/// Freezes that are spent as days are missed: at most so many within any 30 days.
struct FreezeBudget {
  /// Length of the period, in days.
  static let period = 30

  private let limit: Int
  private var used: [CivilDay] = []

  init(limit: Int) { self.limit = max(0, limit) }

  /// How many were spent.
  var count: Int { used.count }

  /// Returns how many are left for a day that is not before the last one spent.
  func left(on day: CivilDay) -> Int {
    let spent = used.reversed().prefix { $0.distance(to: day) < Self.period }.count
    return max(0, limit - spent)
  }

  /// Spends freezes on a day; returns false and spends none when too few are left.
  mutating func spend(_ number: Int, on day: CivilDay) -> Bool {
    guard left(on: day) >= number else { return false }
    used += Array(repeating: day, count: number)
    return true
  }

  /// Takes back what was spent since there were so many.
  mutating func takeBack(to count: Int) { used.removeLast(used.count - count) }
}
