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
}
