package import CivilTime

/// What the owner did and on which days, under one policy.
package struct ActivityReport: Hashable, Sendable {
  /// A day with activity.
  package struct DayCount: Hashable, Sendable {
    package let day: CivilDay
    /// Counted commits, at least 1.
    package let commits: Int
    /// The same by index into ``HistoryFacts/repositories``, sorted by index.
    package let repositories: [RepositoryCount]

    package init(day: CivilDay, commits: Int, repositories: [RepositoryCount]) {
      self.day = day
      self.commits = commits
      self.repositories = repositories
    }
  }

  /// Counted commits in one repository.
  package struct RepositoryCount: Hashable, Sendable {
    package let repository: Int
    package let commits: Int

    package init(repository: Int, commits: Int) {
      self.repository = repository
      self.commits = commits
    }
  }

  /// How many commits one reason dropped.
  package struct ExclusionCount: Hashable, Sendable {
    package let reason: Exclusion
    package let commits: Int

    package init(reason: Exclusion, commits: Int) {
      self.reason = reason
      self.commits = commits
    }
  }

  package let counting: CountingPolicy
  package let streakPolicy: StreakPolicy
  /// The evaluation clock, as a day.
  package let today: CivilDay
  /// Commits that count.
  package let counted: Int
  /// Every reason with its number, also 0, in the order of ``Exclusion``.
  package let excluded: [ExclusionCount]
  /// Counted merges among ``counted``: activity, but never evidence.
  package let merges: Int
  /// Active days, sorted.
  package let calendar: [DayCount]
  package let streaks: StreakReport
  /// Strength of the habit in basis points, 0…10,000.
  package let score: Int
  /// Whether all of history could be read; otherwise numbers are lower bounds.
  package let isComplete: Bool

  package init(
    counting: CountingPolicy, streakPolicy: StreakPolicy, today: CivilDay, counted: Int,
    excluded: [ExclusionCount], merges: Int, calendar: [DayCount], streaks: StreakReport,
    score: Int, isComplete: Bool
  ) {
    self.counting = counting
    self.streakPolicy = streakPolicy
    self.today = today
    self.counted = counted
    self.excluded = excluded
    self.merges = merges
    self.calendar = calendar
    self.streaks = streaks
    self.score = score
    self.isComplete = isComplete
  }

  package var activeDays: Int { calendar.count }
  package var firstDay: CivilDay? { calendar.first?.day }
  package var lastDay: CivilDay? { calendar.last?.day }
}
