package import CivilTime
import Facts
package import GitReader

/// The point from which on nearly all messages keep Conventional Commits.
///
/// It is the earliest conventional commit with at least ``minimumCommits`` commits from it on, of
/// which at least four in five are conventional.
package struct ConventionAdoption: Hashable, Sendable {
  /// Fewer commits show no habit.
  package static let minimumCommits = 5

  package let day: CivilDay
  package let commit: ObjectID
  /// Conventional commits from this one on.
  package let conventional: Int
  /// All judged commits from this one on.
  package let commits: Int

  init(day: CivilDay, commit: ObjectID, conventional: Int, commits: Int) {
    self.day = day
    self.commit = commit
    self.conventional = conventional
    self.commits = commits
  }

  /// Finds the point, or nil when there is none.
  ///
  /// - Parameter commits: Judged commits by day.
  /// - Complexity: O(n).
  init?(_ commits: some RandomAccessCollection<(day: CivilDay, commit: CommitFact)>) {
    var best: (day: CivilDay, commit: ObjectID, conventional: Int, count: Int)?
    var conventional = 0
    var count = 0
    for (day, commit) in commits.reversed() {
      let isKept = commit.traits.contains(.conventional)
      if isKept { conventional += 1 }
      count += 1
      if isKept, count >= Self.minimumCommits, conventional * 5 >= count * 4 {
        best = (day, commit.id, conventional, count)
      }
    }
    guard let best else { return nil }
    day = best.day
    commit = best.commit
    self.conventional = best.conventional
    self.commits = best.count
  }
}
