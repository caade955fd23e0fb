package import CivilTime
package import Facts

/// The commits of a history that count under a policy, and how many do not, by reason.
package struct CommitTally: Sendable {
  /// A commit that counts.
  package struct Entry: Hashable, Sendable {
    /// Index into ``HistoryFacts/commits``.
    package let position: Int
    package let day: CivilDay
  }

  /// In the order of the history.
  package let entries: [Entry]
  /// Every reason with its number, also 0, in the order of ``Exclusion``.
  package let excluded: [ActivityReport.ExclusionCount]

  /// Judges every commit.
  ///
  /// - Complexity: O(n) in the number of commits.
  package init(_ history: HistoryFacts, policy: CountingPolicy, today: CivilDay) {
    var entries: [Entry] = []
    var counts: [Exclusion: Int] = [:]
    for (position, commit) in history.commits.enumerated() {
      switch CommitVerdict(commit, in: history, policy: policy, today: today) {
      case .counted(let day): entries.append(Entry(position: position, day: day))
      case .excluded(let reason): counts[reason, default: 0] += 1
      }
    }
    self.entries = entries
    excluded = Exclusion.allCases.map {
      ActivityReport.ExclusionCount(reason: $0, commits: counts[$0] ?? 0)
    }
  }

  /// Active days, sorted, each once.
  package var days: [CivilDay] { Set(entries.map(\.day)).sorted() }

  /// Returns the ordinary commits among the counted ones, by day and then by id.
  func judged(in history: HistoryFacts) -> [(day: CivilDay, commit: CommitFact)] {
    entries.map { (day: $0.day, commit: history.commits[$0.position]) }
      .filter { $0.commit.kind == .ordinary }
      .sorted { $0.day != $1.day ? $0.day < $1.day : $0.commit.id < $1.commit.id }
  }
}
