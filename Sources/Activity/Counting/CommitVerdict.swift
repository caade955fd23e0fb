package import CivilTime
package import Facts

/// Whether one commit counts, and on which day.
package enum CommitVerdict: Hashable, Sendable {
  case counted(CivilDay)
  case excluded(Exclusion)

  /// Judges a commit.
  ///
  /// - Parameter today: Later days do not count yet.
  package init(
    _ commit: CommitFact, in history: HistoryFacts, policy: CountingPolicy, today: CivilDay
  ) {
    // Not the author as a whole: the strings of a million would be counted.
    let author = commit.author < 0 ? nil : Int(commit.author)
    guard policy.countsRobots || author.map({ history.identities[$0].role }) != .robot else {
      self = .excluded(.robot)
      return
    }
    guard let author, history.identities[author].isOwner else {
      self = .excluded(.notOwner)
      return
    }
    guard policy.countsMerges || !commit.isMerge else {
      self = .excluded(.merge)
      return
    }
    // A merge that changes nothing is how branches without conflicts meet, not an empty commit.
    guard policy.countsEmpty || !commit.isEmpty || commit.isMerge else {
      self = .excluded(.empty)
      return
    }
    guard let day = policy.day(of: commit) else {
      self = .excluded(.noDay)
      return
    }
    if let window = policy.window, !window.contains(day) {
      self = .excluded(.outsideWindow)
    } else {
      self = day > today ? .excluded(.future) : .counted(day)
    }
  }

  /// The day on which the commit counts; nil when it does not.
  package var day: CivilDay? {
    if case .counted(let day) = self { day } else { nil }
  }
}

extension CountingPolicy {
  /// Returns the day of a commit; nil when its time cannot be read or lies beyond the calendar.
  package func day(of commit: CommitFact) -> CivilDay? {
    let instant = date == .author ? commit.authored : commit.committed
    return instant.flatMap { days.day(of: $0) }
  }
}
