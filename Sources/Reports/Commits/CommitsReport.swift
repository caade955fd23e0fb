package import Activity

/// What the owner's messages say over time.
package struct CommitsReport: Sendable {
  /// Judged commits and those that keep the specification, of some periods together.
  package struct Share: Hashable, Sendable {
    package let commits: Int
    /// Commits that keep Conventional Commits 1.0.0.
    package let conventional: Int
    /// Those of them that have a known type.
    package let knownType: Int

    init(_ periods: some Sequence<CommitTrend.Period>) {
      var (commits, conventional, knownType) = (0, 0, 0)
      for period in periods {
        commits += period.commits
        conventional += period.conventional
        knownType += period.knownType
      }
      self.commits = commits
      self.conventional = conventional
      self.knownType = knownType
    }
  }

  package let trend: CommitTrend
  /// Names of the repositories that were read.
  package let repositories: [String]
  /// Whether all of history could be read.
  package let isComplete: Bool

  package init(trend: CommitTrend, repositories: [String], isComplete: Bool) {
    self.trend = trend
    self.repositories = repositories
    self.isComplete = isComplete
  }

  /// How many periods with commits ``recent`` and ``before`` each hold at most.
  package static let comparedPeriods = 3

  /// The last periods that have a judged commit.
  package var recent: Share { Share(active.suffix(Self.comparedPeriods)) }

  /// The periods just before ``recent``; nil when there is none.
  package var before: Share? {
    let earlier = active.dropLast(Self.comparedPeriods).suffix(Self.comparedPeriods)
    return earlier.isEmpty ? nil : Share(earlier)
  }

  private var active: [CommitTrend.Period] { trend.periods.filter { $0.commits > 0 } }
}
