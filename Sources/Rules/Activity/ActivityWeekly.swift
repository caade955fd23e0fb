internal import CivilTime
internal import MilepostResources

/// The owner was active on enough days of every week of the window so far.
///
/// Only ISO weeks that lie wholly in the window are asked; the running week is pending until it has
/// its days.
package enum ActivityWeekly: Rule {
  package static let id = "activity.weekly"
  package static let severity = Severity.low
  /// `days`: active days a week; `misses`: how many weeks may have fewer.
  package static let defaults = RuleParameters([
    "days": .threshold(Threshold(.atLeast, 1)), "misses": .integer(0),
  ])

  private static let listLimit = 10

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let bound = parameters.threshold("days") ?? Threshold(.atLeast, 1)
      let counts = Dictionary(grouping: history.days, by: ISOWeek.init(containing:))
        .mapValues(\.count)
      guard let first = facts.window?.start ?? history.days.first else {
        return .inconclusive(id, "nothing-to-judge")
      }
      let weeks = weeks(
        from: first, to: facts.window?.end, counts, today: facts.today,
        isOpenAtStart: facts.window == nil, bound)
      guard !weeks.isEmpty else { return .inconclusive(id, "nothing-to-judge") }
      let missed = weeks.filter { !bound.isMet(by: counts[$0] ?? 0) }
      return history.finding(
        id, isMet: missed.count <= max(0, parameters.integer("misses") ?? 0),
        [
          "weeks": .number(weeks.count - missed.count), "expected": .number(weeks.count),
          "bound": .text(bound.text), "first": .text(missed.first?.description ?? ""),
        ],
        places: OwnerHistory.places(history.all),
        measured: [
          "weeks": .share(part: weeks.count - missed.count, whole: weeks.count),
          "missed": .list(missed.prefix(listLimit).map(\.description)),
        ])
    }
  }

  private static func weeks(
    from first: CivilDay, to last: CivilDay?, _ counts: [ISOWeek: Int], today: CivilDay,
    isOpenAtStart: Bool, _ bound: Threshold
  ) -> [ISOWeek] {
    var week = ISOWeek(containing: first)
    if !isOpenAtStart, week.firstDay < first { week = week.advanced(by: 1) }
    var weeks: [ISOWeek] = []
    while week.firstDay <= today, last.map({ week.range.end <= $0 }) ?? true {
      if week.range.end < today || bound.isMet(by: counts[week] ?? 0) { weeks.append(week) }
      week = week.advanced(by: 1)
    }
    return weeks
  }
}
