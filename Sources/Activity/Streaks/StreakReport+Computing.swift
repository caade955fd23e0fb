package import CivilTime

extension StreakReport {
  /// Computes the streaks of active days.
  ///
  /// - Parameters:
  ///   - activeDays: Sorted, each once; days after `today` are ignored.
  ///   - today: The evaluation clock; without activity it is pending, never a miss.
  ///   - policy: What keeps a streak alive.
  /// - Complexity: O(d) in the days from the first one to today.
  /// - SeeAlso: docs/activity.md
  package init(activeDays: [CivilDay], today: CivilDay, policy: StreakPolicy = StreakPolicy()) {
    let days = Array(activeDays.prefix { $0 <= today })
    guard !days.isEmpty else {
      self.init(state: .none, current: nil, previous: nil, longest: nil)
      return
    }
    switch policy.mode {
    case .daily: self = DailyStreaks(policy).report(days, today: today)
    case .weekly(let minimum):
      self = WeeklyStreaks(policy, minimum: min(7, max(1, minimum))).report(days, today: today)
    case .rolling(let active, let length):
      let length = min(366, max(1, length))
      self = RollingStreaks(policy, active: min(length, max(1, active)), length: length)
        .report(days, today: today)
    }
  }
}

extension Streak {
  /// Returns whether this run is longer; of equals the earlier one stays.
  func isLonger(than other: Streak?) -> Bool {
    guard let other else { return true }
    return (length, days) > (other.length, other.days)
  }
}
