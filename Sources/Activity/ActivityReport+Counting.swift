package import CivilTime
package import Facts

extension ActivityReport {
  /// Computes the report.
  ///
  /// The same history, policies and day give the same report, whatever the order of the commits.
  ///
  /// - Parameters:
  ///   - history: The portfolio.
  ///   - today: The evaluation clock, as a day.
  ///   - counting: Which commits count.
  ///   - streak: What keeps a streak alive.
  /// - Complexity: O(n log n) in the number of commits, plus O(d) in the days from first to last.
  package init(
    _ history: HistoryFacts, today: CivilDay, counting: CountingPolicy = CountingPolicy(),
    streak: StreakPolicy = StreakPolicy()
  ) {
    let tally = CommitTally(history, policy: counting, today: today)
    var counts: [CivilDay: [Int: Int]] = [:]
    var merges = 0
    for entry in tally.entries {
      let commit = history.commits[entry.position]
      counts[entry.day, default: [:]][Int(commit.repository), default: 0] += 1
      if commit.isMerge { merges += 1 }
    }
    let calendar = counts.sorted { $0.key < $1.key }.map { day, repositories in
      DayCount(
        day: day, commits: repositories.values.reduce(0, +),
        repositories: repositories.sorted { $0.key < $1.key }.map {
          RepositoryCount(repository: $0.key, commits: $0.value)
        })
    }
    let days = calendar.map(\.day)
    self.init(
      counting: counting, streakPolicy: streak, today: today, counted: tally.entries.count,
      excluded: tally.excluded, merges: merges, calendar: calendar,
      streaks: StreakReport(activeDays: days, today: today, policy: streak),
      score: HabitScore.basisPoints(activeDays: days, today: today, policy: streak),
      isComplete: history.isComplete)
  }
}
