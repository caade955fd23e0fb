package import CivilTime
package import Facts

/// The numbers of one history under other policies, so that nobody has to guess what a choice does.
package struct PolicyComparison: Hashable, Sendable {
  /// What is different from the policy in force.
  package enum Variation: String, Hashable, Sendable, CaseIterable {
    case inForce = "in-force"
    case utc
    case committerDate = "committer-date"
    case authorDate = "author-date"
    case withoutMerges = "without-merges"
    case withMerges = "with-merges"
    case withEmpty = "with-empty"
    case withRobots = "with-robots"
    /// Days begin at 04:00: work after midnight belongs to the evening before.
    case lateDays = "late-days"
    /// No rest weekdays, vacations or freezes.
    case withoutBridges = "without-bridges"
  }

  /// The numbers under one policy.
  package struct Row: Hashable, Sendable {
    package let variation: Variation
    /// Counted commits.
    package let counted: Int
    package let activeDays: Int
    /// Active days of the current streak, 0 without one.
    package let current: Int
    /// Active days of the longest streak, 0 without one.
    package let longest: Int
    package let state: StreakState
  }

  /// The policy in force first; variations that are no other policy are left out.
  package let rows: [Row]

  /// Computes the numbers.
  ///
  /// - Complexity: That of an ``ActivityReport`` for every row.
  package init(
    _ history: HistoryFacts, today: CivilDay, counting: CountingPolicy, streak: StreakPolicy
  ) {
    rows = Variation.allCases.compactMap { variation in
      var policy = counting
      var bridges = streak
      switch variation {
      case .inForce: break
      case .utc:
        policy.days = DayRule(
          clock: .fixed(offsetMinutes: 0), startMinute: counting.days.startMinute)
      case .committerDate: policy.date = .committer
      case .authorDate: policy.date = .author
      case .withoutMerges: policy.countsMerges = false
      case .withMerges: policy.countsMerges = true
      case .withEmpty: policy.countsEmpty = true
      case .withRobots: policy.countsRobots = true
      case .lateDays: policy.days = DayRule(clock: counting.days.clock, startMinute: 240)
      case .withoutBridges:
        bridges = StreakPolicy(mode: streak.mode)
      }
      guard variation == .inForce || policy != counting || bridges != streak else { return nil }
      let report = ActivityReport(history, today: today, counting: policy, streak: bridges)
      return Row(
        variation: variation, counted: report.counted, activeDays: report.activeDays,
        current: report.streaks.current?.days ?? 0, longest: report.streaks.longest?.days ?? 0,
        state: report.streaks.state)
    }
  }
}
