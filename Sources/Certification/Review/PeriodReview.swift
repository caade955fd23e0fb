package import Activity
package import CivilTime
package import Facts
package import Planning
package import Rules

/// What was planned for some days, what git shows of it, and what comes next.
package struct PeriodReview: Sendable {
  /// One of the owner's commits.
  package struct Commit: Hashable, Sendable {
    /// 40 hexadecimal digits.
    package let id: String
    package let day: CivilDay
    /// First line of the message; foreign text.
    package let subject: String
    package let category: CommitCategory
    package let isMerge: Bool
    /// Web address on a known forge that has the commit; nil otherwise.
    package let address: String?
  }

  /// Why an item stands in the review.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// The period has commits that bear on it.
    case worked
    /// Its last day lies in the period, and nothing shows that it is done.
    case slipped
    /// It was planned for the period, git could show it, and no commit bears on it.
    case quiet
    /// It was planned for the period, and git cannot show it.
    case external
  }

  /// A plan item with what the period has of it.
  package struct Item: Sendable {
    package let verdict: ItemVerdict
    package let role: Role
    /// Commits of the period that bear on the item, by day.
    package let commits: [Commit]
    /// For a linked habit: how its rhythm was kept in the period.
    package let rhythm: Finding?
  }

  /// The owner's commits in one repository.
  package struct Work: Sendable {
    package let repository: String
    /// By day and then by id.
    package let commits: [Commit]
  }

  /// Tests and coverage of a project at one moment.
  package struct Snapshot: Hashable, Sendable {
    /// Real test cases; inconclusive when they could not be counted.
    package let tests: Finding
    /// Covered lines; inconclusive when no report can be trusted.
    package let coverage: Finding

    package init(tests: Finding, coverage: Finding) {
      self.tests = tests
      self.coverage = coverage
    }
  }

  /// A project before and after the period.
  package struct Measure: Sendable {
    package let project: String
    /// nil when the project was not there, or its tree could not be read.
    package let before: Snapshot?
    package let after: Snapshot?

    package init(project: String, before: Snapshot?, after: Snapshot?) {
      self.project = project
      self.before = before
      self.after = after
    }
  }

  package let period: ReviewPeriod
  package let today: CivilDay
  /// Days of the period that have passed, today included.
  package let daysSoFar: Int
  /// Active days of the period, sorted.
  package let activeDays: [CivilDay]
  /// Rest weekdays and vacations among the days so far, without activity.
  package let restDays: [CivilDay]
  /// The streaks at the end of the period, or today when it still runs.
  package let streaks: StreakReport
  /// Counted commits of the period, merges included.
  package let commitCount: Int
  /// The same of the period before.
  package let previousCommitCount: Int
  /// Categories of the period's ordinary commits, most frequent first.
  package let categories: [CommitTrend.CategoryCount]
  /// Repositories with commits in the period, busiest first.
  package let work: [Work]
  /// In the order of the plan.
  package let items: [Item]
  /// Items whose last day lay before the period and that nothing shows to be done.
  package let overdue: [ItemVerdict]
  /// Items that begin or end in the next period and are not done, by their last day.
  package let next: [ItemVerdict]
  /// Habits that go on.
  package let habits: [PlanItem]
  /// Days in this or the next period on which the plan says that it will be looked at again.
  package let reviews: [CivilDay]
  /// Sorted by name.
  package let measures: [Measure]
  /// Whether all of history could be read; otherwise numbers are lower bounds.
  package let isComplete: Bool

  /// The items of one role, in the order of the plan.
  package func items(_ role: Role) -> [Item] { items.filter { $0.role == role } }
}
