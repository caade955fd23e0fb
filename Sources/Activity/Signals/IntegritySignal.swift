package import CivilTime
package import Facts

/// Something about the owner's commits that a careful reader would want to know.
///
/// A note, never an accusation: every one of them has harmless causes, which the words name.
package struct IntegritySignal: Hashable, Sendable {
  /// What was seen.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// Committed more than a day after it was written: rebase, cherry-pick, mailed patch.
    case lateCommit = "late-commit"
    /// Written after it was committed: a clock was wrong, or a date was set by hand.
    case writtenAfterCommit = "written-after-commit"
    /// Committed more than a day before its parent.
    case beforeParent = "before-parent"
    /// Dated after today.
    case future
    /// Ten or more commits made within a minute of each other, for seven or more days of writing.
    case burst
    /// An offset that exists nowhere on Earth.
    case impossibleOffset = "impossible-offset"
    /// Commits in more than one offset; the count is the number of offsets.
    case mixedOffsets = "mixed-offsets"
    /// Co-author trailers, or an author, that is a coding agent.
    case declaredAssistance = "declared-assistance"
    /// Commits that change no file.
    case empty
    /// A message that is not UTF-8 and does not say what it is.
    case undeclaredEncoding = "undeclared-encoding"
    /// Control characters in the first line.
    case controlCharacters = "control-characters"
  }

  package let code: Code
  /// How many commits, or offsets.
  package let count: Int
  /// How many commits were looked at.
  package let total: Int
  /// Some of the commits, at most five, by id.
  package let examples: [CommitFact]
}

/// Looks for ``IntegritySignal``s among the commits of the owner.
package enum IntegrityCheck {
  private static let day: Int64 = 86_400
  private static let exampleLimit = 5
  private static let burstStep: Int64 = 60
  private static let burstCommits = 10
  private static let burstDays = 7

  /// Returns the signals that fire, in the order of their codes.
  ///
  /// - Complexity: O(n log n) in the number of commits.
  package static func signals(
    _ history: HistoryFacts, today: CivilDay, days: DayRule = DayRule()
  ) -> [IntegritySignal] {
    let commits = history.commits.filter { history.author(of: $0)?.isOwner == true }
    var found: [IntegritySignal.Code: [CommitFact]] = [:]
    var offsets: Set<Int16> = []
    for commit in commits {
      for code in codes(of: commit, in: history, today: today, days: days) {
        found[code, default: []].append(commit)
      }
      if let written = commit.authored { offsets.insert(written.offsetMinutes) }
    }
    found[.burst] = bursts(commits, days: days)
    return IntegritySignal.Code.allCases.compactMap { code in
      if code == .mixedOffsets {
        return offsets.count > 1
          ? IntegritySignal(code: code, count: offsets.count, total: commits.count, examples: [])
          : nil
      }
      guard let matching = found[code], !matching.isEmpty else { return nil }
      return IntegritySignal(
        code: code, count: matching.count, total: commits.count,
        examples: Array(matching.sorted { $0.id < $1.id }.prefix(exampleLimit)))
    }
  }

  private static func codes(
    of commit: CommitFact, in history: HistoryFacts, today: CivilDay, days: DayRule
  ) -> [IntegritySignal.Code] {
    var codes: [IntegritySignal.Code] = []
    if let authored = commit.authored, let committed = commit.committed {
      let (gap, overflow) = committed.seconds.subtractingReportingOverflow(authored.seconds)
      if !overflow, gap > day { codes.append(.lateCommit) }
      if !overflow, gap < 0 { codes.append(.writtenAfterCommit) }
    }
    if commit.firstParent >= 0, let own = commit.committed,
      let parent = history.commits[Int(commit.firstParent)].committed
    {
      let (gap, overflow) = parent.seconds.subtractingReportingOverflow(own.seconds)
      if !overflow, gap > day { codes.append(.beforeParent) }
    }
    if let written = commit.authored {
      if let day = days.day(of: written), day > today { codes.append(.future) }
      if !written.hasPlausibleOffset { codes.append(.impossibleOffset) }
    }
    if commit.traits.contains(.declaredAssistance) { codes.append(.declaredAssistance) }
    if commit.isEmpty, !commit.isMerge { codes.append(.empty) }
    if commit.traits.contains(.undeclaredEncoding) { codes.append(.undeclaredEncoding) }
    if commit.traits.contains(.controlCharacters) { codes.append(.controlCharacters) }
    return codes
  }

  /// Returns the commits of runs that were made at once and claim to be the work of many days.
  private static func bursts(_ commits: [CommitFact], days: DayRule) -> [CommitFact] {
    let ordered = commits.compactMap { commit in
      commit.committed.map { (seconds: $0.seconds, commit: commit) }
    }.sorted {
      $0.seconds != $1.seconds ? $0.seconds < $1.seconds : $0.commit.id < $1.commit.id
    }
    var result: [CommitFact] = []
    var start = 0
    for index in ordered.indices {
      let isLast = index + 1 == ordered.count
      let step =
        isLast
        ? (0, true)
        : ordered[index + 1].seconds
          .subtractingReportingOverflow(ordered[index].seconds)
      guard isLast || step.1 || step.0 > burstStep else { continue }
      let run = ordered[start...index]
      start = index + 1
      guard run.count >= burstCommits else { continue }
      let written = Set(run.compactMap { $0.commit.authored.flatMap { days.day(of: $0) } })
      if let first = written.min(), let last = written.max(),
        first.distance(to: last) + 1 >= burstDays
      {
        result += run.map(\.commit)
      }
    }
    return result
  }
}
