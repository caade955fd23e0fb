package import Activity
package import CivilTime
package import Facts

/// Everything that is known about one commit.
package struct CommitReport: Sendable {
  /// The day of the commit under one way to tell it.
  package struct DayReading: Sendable {
    /// Whose clock, and which of the two dates.
    package enum Clock: String, Sendable, CaseIterable {
      case policy, written, utc
      case committer
    }

    package let clock: Clock
    /// nil when no day can be told.
    package let day: CivilDay?
  }

  package let explanation: CommitExplanation
  package let policy: CountingPolicy
  /// Who committed it; nil when the commit names nobody.
  package let committer: Identity?
  /// Names of the repositories that have it, the one that it is counted for first.
  package let repositories: [String]
  /// Whether HEAD or a local branch leads to it; otherwise it never counts.
  package let isReachable: Bool
  /// Whether it is known who the owner is.
  package let hasOwner: Bool
  /// The strict verdict and the category of the message.
  package let check: CommitsCheck.Result
  package let days: [DayReading]

  /// - Parameter position: Index into ``HistoryFacts/commits``.
  package init(
    explanation: CommitExplanation, history: HistoryFacts, position: Int, policy: CountingPolicy,
    isReachable: Bool, check: CommitsCheck.Result
  ) {
    let commit = explanation.commit
    self.explanation = explanation
    self.policy = policy
    self.isReachable = isReachable
    self.check = check
    hasOwner = history.hasOwner
    committer = commit.committer < 0 ? nil : history.identities[Int(commit.committer)]
    let shared = history.shared.indices.filter {
      history.shared[$0].contains(Int32(clamping: position))
    }
    repositories = ([Int(commit.repository)] + shared).map { history.repositories[$0].name }
    days = DayReading.Clock.allCases.map { clock in
      DayReading(clock: clock, day: Self.day(of: commit, clock, policy))
    }
  }

  /// Whether the commit counts under the policy.
  package var counts: Bool { isReachable && explanation.verdict.day != nil }

  /// Days between writing and committing, when they are more than a week apart.
  package var daysUntilCommitted: Int? {
    guard let written = explanation.commit.authored.flatMap({ DayRule().day(of: $0) }),
      let committed = explanation.commit.committed.flatMap({ DayRule().day(of: $0) })
    else { return nil }
    let days = written.distance(to: committed)
    return days > 7 ? days : nil
  }

  private static func day(
    of commit: CommitFact, _ clock: DayReading.Clock, _ policy: CountingPolicy
  ) -> CivilDay? {
    var other = policy
    switch clock {
    case .policy: break
    case .written:
      other.days = DayRule()
      other.date = .author
    case .utc: other.days = DayRule(clock: .fixed(offsetMinutes: 0))
    case .committer: other.date = .committer
    }
    return other.day(of: commit)
  }
}
