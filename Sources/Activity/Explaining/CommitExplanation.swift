package import CivilTime
package import Facts

/// Why one commit counts or not.
package struct CommitExplanation: Hashable, Sendable {
  package let commit: CommitFact
  /// Who wrote it; nil when the commit names nobody.
  package let author: Identity?
  package let verdict: CommitVerdict
  /// The day under the policy, also of a commit that does not count; nil when none can be told.
  package let day: CivilDay?
  /// The day in UTC, where it is another one.
  package let dayInUTC: CivilDay?
  /// Every reason that applies, the deciding one first; empty for a commit that counts.
  package let reasons: [Exclusion]

  /// Explains a commit.
  ///
  /// - Parameter position: Index into ``HistoryFacts/commits``.
  package init(
    of position: Int, in history: HistoryFacts, policy: CountingPolicy, today: CivilDay
  ) {
    commit = history.commits[position]
    author = history.author(of: commit)
    verdict = CommitVerdict(commit, in: history, policy: policy, today: today)
    day = policy.day(of: commit)
    var inUTC = policy
    inUTC.days = DayRule(clock: .fixed(offsetMinutes: 0), startMinute: policy.days.startMinute)
    let other = inUTC.day(of: commit)
    dayInUTC = other == day ? nil : other
    reasons = Self.reasons(commit, author, day, policy, today)
  }

  private static func reasons(
    _ commit: CommitFact, _ author: Identity?, _ day: CivilDay?, _ policy: CountingPolicy,
    _ today: CivilDay
  ) -> [Exclusion] {
    Exclusion.allCases.filter { reason in
      switch reason {
      case .robot: !policy.countsRobots && author?.role == .robot
      case .notOwner: author?.isOwner != true
      case .merge: !policy.countsMerges && commit.isMerge
      case .empty: !policy.countsEmpty && commit.isEmpty && !commit.isMerge
      case .noDay: day == nil
      case .outsideWindow:
        day.map { day in policy.window.map { !$0.contains(day) } ?? false } ?? false
      case .future: day.map { $0 > today } ?? false
      }
    }
  }
}

extension HistoryFacts {
  /// Returns the commits whose id begins with hexadecimal digits, by index into ``commits``.
  ///
  /// - Parameter prefix: At least four digits, in either case.
  package func positions(ofID prefix: String) -> [Int] {
    let digits = prefix.lowercased()
    guard digits.utf8.count >= 4 else { return [] }
    return commits.indices.filter { "\(commits[$0].id)".hasPrefix(digits) }
  }
}
