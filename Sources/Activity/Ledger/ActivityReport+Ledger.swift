package import CivilTime
package import Facts

extension ActivityReport {
  /// Computes the report.
  ///
  /// - Parameters:
  ///   - ledger: The days under `counting` without its window.
  ///   - today: The evaluation clock, as a day; later days do not count yet.
  ///   - counting: What the ledger was made with, and the window that is asked about.
  ///   - streak: What keeps a streak alive.
  /// - Complexity: O(d) in the days from first to last.
  package init(
    _ ledger: ActivityLedger, today: CivilDay, counting: CountingPolicy = CountingPolicy(),
    streak: StreakPolicy = StreakPolicy()
  ) {
    let (days, excluded) = ledger.days(in: counting.window, until: today)
    let calendar = days.map {
      DayCount(day: $0.day, commits: $0.commits, repositories: $0.repositories)
    }
    let activeDays = calendar.map(\.day)
    self.init(
      counting: counting, streakPolicy: streak, today: today,
      counted: calendar.reduce(0) { $0 + $1.commits }, excluded: excluded,
      merges: days.reduce(0) { $0 + $1.merges }, calendar: calendar,
      streaks: StreakReport(activeDays: activeDays, today: today, policy: streak),
      score: HabitScore.basisPoints(activeDays: activeDays, today: today, policy: streak),
      isComplete: ledger.isComplete)
  }

  /// Computes the report of a history.
  ///
  /// The same history, policies and day give the same report, whatever the order of the commits.
  ///
  /// - Complexity: O(n log n) in the number of commits, plus O(d) in the days from first to last.
  package init(
    _ history: HistoryFacts, today: CivilDay, counting: CountingPolicy = CountingPolicy(),
    streak: StreakPolicy = StreakPolicy()
  ) {
    self.init(
      ActivityLedger(history, counting: counting), today: today, counting: counting,
      streak: streak)
  }
}

extension ActivityLedger {
  /// Returns the days of a window up to today, and the commits that do not count there by reason.
  func days(in window: DayRange?, until today: CivilDay) -> (
    days: [Day], excluded: [ActivityReport.ExclusionCount]
  ) {
    // The daily question is about all of them, and looks at none.
    if window == nil, days.last.map({ $0.day <= today }) ?? true {
      return (days, Self.named(excluded))
    }
    var counts = excluded
    var kept: [Day] = []
    for day in days {
      if let window, !window.contains(day.day) {
        counts[Exclusion.place(of: .outsideWindow)] += day.commits
      } else if day.day > today {
        counts[Exclusion.place(of: .future)] += day.commits
      } else {
        kept.append(day)
      }
    }
    return (kept, Self.named(counts))
  }

  private static func named(_ counts: [Int]) -> [ActivityReport.ExclusionCount] {
    zip(Exclusion.allCases, counts).map {
      ActivityReport.ExclusionCount(reason: $0, commits: $1)
    }
  }
}
