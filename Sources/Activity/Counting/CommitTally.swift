package import CivilTime
package import Facts
import GitReader

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
  ///
  /// Only what decides is sorted: the facts of a million commits are twice as large, and far apart.
  func judged(
    in history: HistoryFacts
  ) -> some RandomAccessCollection<(day: CivilDay, commit: CommitFact)> {
    let commits = history.commits
    var judged: [(day: CivilDay, id: ObjectID, position: Int)] = []
    for entry in entries where commits[entry.position].kind == .ordinary {
      judged.append((entry.day, commits[entry.position].id, entry.position))
    }
    judged.sort { $0.day != $1.day ? $0.day < $1.day : $0.id < $1.id }
    return judged.lazy.map { (day: $0.day, commit: commits[$0.position]) }
  }
}
