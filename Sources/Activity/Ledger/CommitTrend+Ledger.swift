package import CivilTime
package import Facts

extension CommitTrend {
  /// Longest list of periods: a history that spans more is told in its last ones.
  private static let periodLimit = 1200

  /// Computes the trend from a ledger.
  ///
  /// - Parameters:
  ///   - ledger: The days under `counting` without its window, with messages.
  ///   - adoption: Over the days of the window up to today.
  private init(
    _ ledger: ActivityLedger, adoption: ConventionAdoption?, today: CivilDay,
    counting: CountingPolicy, unit: Unit
  ) {
    let days = (ledger.messages?.days ?? []).filter {
      $0.day <= today && counting.window?.contains($0.day) ?? true
    }
    let judged = days.filter { $0.ordinary > 0 }
    let groups = Dictionary(grouping: judged) { Self.range(of: $0.day, unit).start }
    var periods: [Period] = []
    if let first = judged.first?.day, let last = judged.last?.day {
      var range = Self.range(of: last, unit)
      while range.end >= first, periods.count < Self.periodLimit {
        periods.append(Period(range, groups[range.start] ?? []))
        range = Self.range(of: range.start.advanced(by: -1), unit)
      }
      periods.reverse()
    }
    let total: Period? =
      if let first = periods.first, let last = periods.last,
        let range = DayRange(first.range.start, last.range.end)
      { Period(range, judged) } else { nil }
    self.init(
      unit: unit, periods: periods, total: total,
      apart: CommitKind.allCases.enumerated().filter { $1 != .ordinary }.compactMap { place, kind in
        let count = days.reduce(0) { $0 + $1.kinds[place] }
        return count > 0 ? KindCount(kind: kind, commits: count) : nil
      },
      reasons: CategoryReason.allCases.enumerated().compactMap { place, reason in
        let count = judged.reduce(0) { $0 + $1.reasons[place] }
        return count > 0 ? ReasonCount(reason: reason, commits: count) : nil
      },
      excluded: ledger.days(in: counting.window, until: today).excluded, adoption: adoption)
  }

  /// Computes the trend of a ledger whose days all lie in the window and not after today.
  ///
  /// - Returns: Nil when some lie elsewhere: when messages changed cannot be told without the commits
  ///   then; and when the ledger knows no messages.
  package init?(
    _ ledger: ActivityLedger, today: CivilDay, counting: CountingPolicy, unit: Unit
  ) {
    guard let messages = ledger.messages, counting.window == nil,
      ledger.days.last.map({ $0.day <= today }) ?? true
    else { return nil }
    self.init(
      ledger, adoption: messages.adoption, today: today, counting: counting, unit: unit)
  }

  /// Computes the trend of a history.
  ///
  /// - Complexity: O(n log n) in the number of commits.
  package init(
    _ history: HistoryFacts, today: CivilDay, counting: CountingPolicy = CountingPolicy(),
    unit: Unit = .month
  ) {
    let judged = CommitTally(history, policy: counting, today: today).judged(in: history)
    self.init(
      ActivityLedger(history, counting: counting), adoption: ConventionAdoption(judged),
      today: today, counting: counting, unit: unit)
  }

  private static func range(of day: CivilDay, _ unit: Unit) -> DayRange {
    switch unit {
    case .week: ISOWeek(containing: day).range
    case .month: day.yearMonth.range
    }
  }
}

extension CommitTrend.Period {
  fileprivate init(_ range: DayRange, _ days: [MessageLedger.Day]) {
    self.init(
      range: range, commits: days.reduce(0) { $0 + $1.ordinary },
      conventional: days.reduce(0) { $0 + $1.conventional },
      knownType: days.reduce(0) { $0 + $1.knownType },
      categories: CommitCategory.allCases.enumerated().compactMap { place, category in
        let count = days.reduce(0) { $0 + $1.categories[place] }
        return count > 0 ? CommitTrend.CategoryCount(category: category, commits: count) : nil
      })
  }
}
