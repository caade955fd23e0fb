package import CivilTime
package import Facts

/// Looks for ``IntegritySignal``s among the commits of the owner.
package enum IntegrityCheck {
  private static let day: Int64 = 86_400
  private static let exampleLimit = 5
  private static let burstStep: Int64 = 60
  private static let burstCommits = 10
  private static let burstDays = 7
  /// Fewer commits say nothing about their seconds.
  private static let zeroSecondCommits = 20

  /// Returns the signals that fire among all commits of the owner, in the order of their codes.
  ///
  /// - Complexity: O(n log n) in the number of commits.
  package static func signals(
    _ history: HistoryFacts, today: CivilDay, days: DayRule = DayRule()
  ) -> [IntegritySignal] {
    signals(
      of: history.commits.filter { history.author(of: $0)?.isOwner == true }, in: history,
      today: today, days: days)
  }

  /// Returns the signals that fire among some commits, in the order of their codes.
  ///
  /// - Complexity: O(n log n) in the number of commits.
  package static func signals(
    of commits: [CommitFact], in history: HistoryFacts, today: CivilDay, days: DayRule
  ) -> [IntegritySignal] {
    let found = matches(commits, in: history, today: today, days: days)
    let offsets = Set(commits.compactMap { $0.authored?.offsetMinutes })
    return IntegritySignal.Code.allCases.compactMap { code in
      if code == .mixedOffsets {
        return offsets.count > 1
          ? IntegritySignal(code: code, count: offsets.count, total: commits.count, examples: [])
          : nil
      }
      guard let matching = found[code], fires(code, matching.count, of: commits.count) else {
        return nil
      }
      return IntegritySignal(
        code: code, count: matching.count, total: commits.count,
        examples: Array(matching.sorted { $0.id < $1.id }.prefix(exampleLimit)))
    }
  }

  /// Whether a number of commits is worth a word.
  ///
  /// One commit in sixty falls on second 00 by chance.
  package static func fires(_ code: IntegritySignal.Code, _ count: Int, of total: Int) -> Bool {
    code == .zeroSecond ? total >= zeroSecondCommits && count > total / 5 : count > 0
  }

  /// Returns for every code the commits that show it, whether it fires or not.
  ///
  /// - Complexity: O(n log n) in the number of commits.
  package static func matches(
    _ commits: [CommitFact], in history: HistoryFacts, today: CivilDay, days: DayRule
  ) -> [IntegritySignal.Code: [CommitFact]] {
    var found: [IntegritySignal.Code: [CommitFact]] = [:]
    for commit in commits {
      for code in codes(of: commit, in: history, today: today, days: days) {
        found[code, default: []].append(commit)
      }
    }
    found[.burst] = bursts(commits, days: days)
    return found
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
    if let committed = commit.committed, committed.seconds % 60 == 0 { codes.append(.zeroSecond) }
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
