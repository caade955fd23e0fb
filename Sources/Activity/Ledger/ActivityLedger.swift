package import CivilTime
package import Facts

/// What a history comes to under a policy, day by day.
///
/// It does not depend on what day today is, nor on a window: reports for any of them are made from it
/// without looking at a commit again.
package struct ActivityLedger: Hashable, Sendable {
  /// The counted commits of a day.
  package struct Day: Hashable, Sendable {
    package let day: CivilDay
    /// By index into ``HistoryFacts/repositories``, sorted by index.
    package internal(set) var repositories: [ActivityReport.RepositoryCount]
    package internal(set) var merges = 0

    package var commits: Int { repositories.reduce(0) { $0 + $1.commits } }
  }

  /// Days with a counted commit, sorted; later ones than today too.
  package internal(set) var days: [Day]
  /// Commits that do not count whatever day it is, by place in ``Exclusion``.
  package internal(set) var excluded: [Int]
  /// Commits of all persons.
  package internal(set) var commitCount: Int
  /// Identities of the owner that made a commit.
  package internal(set) var ownIdentities: Set<Identity>
  /// Whether all of history could be read.
  package internal(set) var isComplete: Bool
  /// What the counted commits say; nil when only the days are known.
  package internal(set) var messages: MessageLedger?

  init(
    days: [Day], excluded: [Int], commitCount: Int, ownIdentities: Set<Identity>,
    isComplete: Bool, messages: MessageLedger?
  ) {
    self.days = days
    self.excluded = excluded
    self.commitCount = commitCount
    self.ownIdentities = ownIdentities
    self.isComplete = isComplete
    self.messages = messages
  }

  /// Judges every commit once.
  ///
  /// - Parameter counting: Which commits count; its window is left to the reports.
  /// - Complexity: O(n log n) in the number of commits.
  package init(_ history: HistoryFacts, counting: CountingPolicy) {
    var policy = counting
    policy.window = nil
    let tally = CommitTally(history, policy: policy, today: .distantFuture)
    var days: [CivilDay: Day] = [:]
    for entry in tally.entries {
      let commit = history.commits[entry.position]
      days[entry.day, default: Day(day: entry.day, repositories: [])]
        .add(1, of: Int(commit.repository), merges: commit.isMerge ? 1 : 0)
    }
    self.init(
      days: days.values.sorted { $0.day < $1.day },
      excluded: tally.excluded.map(\.commits), commitCount: history.commits.count,
      ownIdentities: Set(
        Set(history.commits.lazy.map(\.author)).filter { $0 >= 0 }
          .map { history.identities[Int($0)] }.filter(\.isOwner)),
      isComplete: history.isComplete, messages: MessageLedger(tally, of: history))
  }
}

extension ActivityLedger {
  /// Adds what one repository has gained since, under the same policy; messages are not known then.
  ///
  /// - Parameters:
  ///   - newer: Of commits that are in none of the repositories here.
  ///   - repository: Index of the repository here; it is the only one there.
  package mutating func add(_ newer: ActivityLedger, of repository: Int) {
    for day in newer.days {
      let place = days.firstIndex { $0.day >= day.day } ?? days.count
      if place == days.count || days[place].day != day.day {
        days.insert(Day(day: day.day, repositories: []), at: place)
      }
      days[place].add(day.commits, of: repository, merges: day.merges)
    }
    for (place, count) in newer.excluded.enumerated() { excluded[place] += count }
    commitCount += newer.commitCount
    ownIdentities.formUnion(newer.ownIdentities)
    isComplete = isComplete && newer.isComplete
    messages = nil
  }
}

extension ActivityLedger.Day {
  fileprivate mutating func add(_ commits: Int, of repository: Int, merges: Int) {
    let place = repositories.firstIndex { $0.repository >= repository } ?? repositories.count
    if place < repositories.count, repositories[place].repository == repository {
      repositories[place] = .init(
        repository: repository, commits: repositories[place].commits + commits)
    } else {
      repositories.insert(.init(repository: repository, commits: commits), at: place)
    }
    self.merges += merges
  }
}
