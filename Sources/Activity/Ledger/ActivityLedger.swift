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
    /// By place in ``CommitKind``.
    package internal(set) var kinds = [Int](repeating: 0, count: CommitKind.allCases.count)
    /// Ordinary commits that keep Conventional Commits 1.0.0.
    package internal(set) var conventional = 0
    /// Those of them that have a known type.
    package internal(set) var knownType = 0
    /// Ordinary commits by place in ``CommitCategory``.
    package internal(set) var categories = [Int](
      repeating: 0, count: CommitCategory.allCases.count)
    /// Ordinary commits by place in ``CategoryReason``.
    package internal(set) var reasons = [Int](repeating: 0, count: CategoryReason.allCases.count)

    package var commits: Int { repositories.reduce(0) { $0 + $1.commits } }
    /// Ordinary commits: merges, reverts that git wrote, and fixups are apart.
    package var ordinary: Int { kinds[CommitKind.place(of: .ordinary)] }
  }

  /// Days with a counted commit, sorted; later ones than today too.
  package let days: [Day]
  /// Commits that do not count whatever day it is, by place in ``Exclusion``.
  package let excluded: [Int]
  /// Commits of all persons.
  package let commitCount: Int
  /// Identities of the owner that made a commit.
  package let ownIdentities: Int
  /// When nearly all messages began to keep Conventional Commits, over all days.
  package let adoption: ConventionAdoption?
  /// Whether all of history could be read.
  package let isComplete: Bool

  init(
    days: [Day], excluded: [Int], commitCount: Int, ownIdentities: Int,
    adoption: ConventionAdoption?, isComplete: Bool
  ) {
    self.days = days
    self.excluded = excluded
    self.commitCount = commitCount
    self.ownIdentities = ownIdentities
    self.adoption = adoption
    self.isComplete = isComplete
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
      days[entry.day, default: Day(day: entry.day, repositories: [])]
        .add(history.commits[entry.position])
    }
    self.init(
      days: days.values.sorted { $0.day < $1.day },
      excluded: tally.excluded.map(\.commits), commitCount: history.commits.count,
      ownIdentities: Set(
        history.commits.map(\.author).filter { $0 >= 0 && history.identities[Int($0)].isOwner }
      ).count,
      adoption: ConventionAdoption(tally.judged(in: history)),
      isComplete: history.isComplete)
  }
}

extension ActivityLedger.Day {
  fileprivate mutating func add(_ commit: CommitFact) {
    let repository = Int(commit.repository)
    let place = repositories.firstIndex { $0.repository >= repository } ?? repositories.count
    if place < repositories.count, repositories[place].repository == repository {
      repositories[place] = .init(
        repository: repository, commits: repositories[place].commits + 1)
    } else {
      repositories.insert(.init(repository: repository, commits: 1), at: place)
    }
    if commit.isMerge { merges += 1 }
    kinds[CommitKind.place(of: commit.kind)] += 1
    guard commit.kind == .ordinary else { return }
    if commit.traits.contains(.conventional) { conventional += 1 }
    if commit.traits.isSuperset(of: [.conventional, .knownType]) { knownType += 1 }
    categories[CommitCategory.place(of: commit.category)] += 1
    reasons[CategoryReason.place(of: commit.reason)] += 1
  }
}

extension CaseIterable where Self: Equatable {
  /// Returns the place of a case in the order of declaration.
  static func place(of value: Self) -> Int {
    for (place, other) in allCases.enumerated() where other == value { return place }
    preconditionFailure("A case is one of all cases.")
  }
}
