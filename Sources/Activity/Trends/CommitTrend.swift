package import CivilTime
package import Facts

/// What kinds of work the owner's commits announce, over time.
package struct CommitTrend: Hashable, Sendable {
  /// How long a period is.
  package enum Unit: String, Hashable, Sendable {
    case week, month
  }

  /// Commits of one category.
  package struct CategoryCount: Hashable, Sendable {
    package let category: CommitCategory
    package let commits: Int
  }

  /// The judged commits of a week or a month.
  package struct Period: Hashable, Sendable {
    package let range: DayRange
    /// Ordinary commits: merges, reverts that git wrote, and fixups are apart.
    package let commits: Int
    /// Those that keep Conventional Commits 1.0.0.
    package let conventional: Int
    /// Those of them that have a known type.
    package let knownType: Int
    /// Categories that occur, in the order of ``CommitCategory``.
    package let categories: [CategoryCount]
  }

  /// Commits apart from the judged ones, by kind.
  package struct KindCount: Hashable, Sendable {
    package let kind: CommitKind
    package let commits: Int
  }

  /// How many categories rest on one reason.
  package struct ReasonCount: Hashable, Sendable {
    package let reason: CategoryReason
    package let commits: Int
  }

  package let unit: Unit
  /// From the first to the last with a commit, periods without any included.
  package let periods: [Period]
  /// All periods together; nil without a judged commit.
  package let total: Period?
  /// Kinds that occur, in the order of ``CommitKind``; ordinary ones are in ``total``.
  package let apart: [KindCount]
  /// Reasons that occur, in the order of ``CategoryReason``.
  package let reasons: [ReasonCount]
  /// Excluded commits by reason, robots among them.
  package let excluded: [ActivityReport.ExclusionCount]
  package let adoption: ConventionAdoption?

  /// Longest list of periods: a history that spans more is told in its last ones.
  private static let periodLimit = 1200

  /// Computes the trend.
  ///
  /// - Complexity: O(n log n) in the number of commits.
  package init(
    _ history: HistoryFacts, today: CivilDay, counting: CountingPolicy = CountingPolicy(),
    unit: Unit = .month
  ) {
    let tally = CommitTally(history, policy: counting, today: today)
    let judged = tally.entries.filter { history.commits[$0.position].kind == .ordinary }
      .sorted {
        $0.day != $1.day
          ? $0.day < $1.day : history.commits[$0.position].id < history.commits[$1.position].id
      }
    let groups = Dictionary(grouping: judged) { Self.range(of: $0.day, unit).start }
    var periods: [Period] = []
    if let first = judged.first?.day, let last = judged.last?.day {
      var range = Self.range(of: last, unit)
      while range.end >= first, periods.count < Self.periodLimit {
        let commits = (groups[range.start] ?? []).map { history.commits[$0.position] }
        periods.append(Period(range, commits))
        range = Self.range(of: range.start.advanced(by: -1), unit)
      }
      periods.reverse()
    }
    self.unit = unit
    self.periods = periods
    let commits = judged.map { history.commits[$0.position] }
    total =
      if let first = periods.first, let last = periods.last,
        let range = DayRange(first.range.start, last.range.end)
      { Period(range, commits) } else { nil }
    apart = CommitKind.allCases.filter { $0 != .ordinary }.compactMap { kind in
      let count = tally.entries.count { history.commits[$0.position].kind == kind }
      return count > 0 ? KindCount(kind: kind, commits: count) : nil
    }
    reasons = CategoryReason.allCases.compactMap { reason in
      let count = commits.count { $0.reason == reason }
      return count > 0 ? ReasonCount(reason: reason, commits: count) : nil
    }
    excluded = tally.excluded
    adoption = ConventionAdoption(
      judged.map { (day: $0.day, commit: history.commits[$0.position]) })
  }

  private static func range(of day: CivilDay, _ unit: Unit) -> DayRange {
    switch unit {
    case .week: ISOWeek(containing: day).range
    case .month: day.yearMonth.range
    }
  }
}

extension CommitTrend.Period {
  fileprivate init(_ range: DayRange, _ commits: [CommitFact]) {
    self.init(
      range: range, commits: commits.count,
      conventional: commits.count { $0.traits.contains(.conventional) },
      knownType: commits.count { $0.traits.isSuperset(of: [.conventional, .knownType]) },
      categories: CommitCategory.allCases.compactMap { category in
        let count = commits.count { $0.category == category }
        return count > 0 ? CommitTrend.CategoryCount(category: category, commits: count) : nil
      })
  }
}
