package import CivilTime
package import Facts

/// The owner's commits that count under a policy, by day, ready for many questions.
package struct OwnerCommits: Sendable {
  package let history: HistoryFacts
  package let counting: CountingPolicy
  /// The evaluation clock, as a day.
  package let today: CivilDay
  /// Every counted commit, by day and then by id.
  private var entries: [CommitTally.Entry]
  /// For every repository its own entries, in the same order.
  private var ownEntries: [[CommitTally.Entry]]

  /// Judges every commit once.
  ///
  /// - Parameter counting: Which commits count; a window is left to the questions.
  /// - Complexity: O(n log n) in the number of commits.
  package init(_ history: HistoryFacts, counting: CountingPolicy, today: CivilDay) {
    var policy = counting
    policy.window = nil
    self.history = history
    self.counting = policy
    self.today = today
    entries = CommitTally(history, policy: policy, today: today).entries.sorted {
      $0.day != $1.day
        ? $0.day < $1.day : history.commits[$0.position].id < history.commits[$1.position].id
    }
    var own = [[CommitTally.Entry]](repeating: [], count: history.repositories.count)
    let alsoIn = Self.sharing(history)
    for entry in entries {
      let first = Int(history.commits[entry.position].repository)
      if own.indices.contains(first) { own[first].append(entry) }
      for repository in alsoIn[entry.position] ?? [] { own[repository].append(entry) }
    }
    ownEntries = own
  }

  /// Returns the same without some commits, such as those that an older state had already.
  ///
  /// - Parameter isLeftOut: For every position in ``HistoryFacts/commits`` whether it is left out.
  package func leavingOut(_ isLeftOut: [Bool]) -> OwnerCommits {
    var result = self
    result.entries = entries.filter { !isLeftOut[$0.position] }
    result.ownEntries = ownEntries.map { $0.filter { !isLeftOut[$0.position] } }
    return result
  }

  /// Returns the counted commits of a window, by day and then by id.
  ///
  /// - Parameters:
  ///   - window: Both ends inclusive; nil for all of history.
  ///   - repository: Index into ``HistoryFacts/repositories``; nil for all, each commit once.
  package func entries(in window: DayRange?, repository: Int?) -> ArraySlice<CommitTally.Entry> {
    let all = repository.map { ownEntries.indices.contains($0) ? ownEntries[$0] : [] } ?? entries
    guard let window else { return all[...] }
    return all[
      Self.firstIndex(
        in: all, notBefore: window.start)..<Self.firstIndex(
          in: all, notBefore: window.end.advanced(by: 1))]
  }

  /// Returns what is missing from a repository's history, or from any when none is named.
  package func completeness(repository: Int?) -> Completeness {
    let asked = history.repositories.enumerated().filter {
      repository == nil || $0.offset == repository
    }
    return Completeness(
      shallow: asked.flatMap(\.element.completeness.shallow).sorted(),
      missing: asked.flatMap(\.element.completeness.missing).sorted(),
      damaged: asked.flatMap(\.element.completeness.damaged).sorted())
  }

  private static func sharing(_ history: HistoryFacts) -> [Int: [Int]] {
    var table: [Int: [Int]] = [:]
    for (repository, positions) in history.shared.enumerated() {
      for position in positions { table[Int(position), default: []].append(repository) }
    }
    return table
  }

  private static func firstIndex(in entries: [CommitTally.Entry], notBefore day: CivilDay) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
