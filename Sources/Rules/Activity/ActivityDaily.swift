internal import CivilTime
internal import MilepostResources

/// The owner was active on every day of the window so far.
///
/// Without a window the days run from the first active one. Today without activity is pending.
package enum ActivityDaily: Rule {
  package static let id = "activity.daily"
  package static let severity = Severity.low
  /// `misses`: how many days may lack activity; `rest`: weekdays that do not count; `vacations`:
  /// days that do not count, as `YYYY-MM-DD..YYYY-MM-DD`.
  package static let defaults = RuleParameters([
    "misses": .integer(0), "rest": .list([]), "vacations": .list([]),
  ])

  /// How many missed days a finding names.
  private static let listLimit = 10

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let days = history.days
      guard let range = asked(days, facts: facts) else {
        return .inconclusive(id, "nothing-to-judge")
      }
      let rest = Set((parameters.list("rest") ?? []).compactMap { Weekday(name: $0) })
      let active = Set(days)
      let vacations = (parameters.list("vacations") ?? []).compactMap(Self.days)
      let expected = range.days.filter { day in
        !rest.contains(day.weekday) && !vacations.contains { $0.contains(day) }
      }
      let missed = expected.filter { !active.contains($0) }
      let kept = expected.count - missed.count
      return history.finding(
        id, isMet: missed.count <= max(0, parameters.integer("misses") ?? 0),
        arguments(days: kept, of: expected.count, missed),
        places: OwnerHistory.places(history.all),
        measured: [
          "days": .share(part: kept, whole: expected.count),
          "missed": .list(missed.prefix(listLimit).map(\.description)),
        ])
    }
  }

  private static func days(_ text: String) -> DayRange? {
    guard let dots = text.firstRange(of: ".."),
      let start = CivilDay(iso: text[..<dots.lowerBound]),
      let end = CivilDay(iso: text[dots.upperBound...])
    else { return nil }
    return DayRange(start, end)
  }

  /// The days that are over, and today when it is active.
  private static func asked(_ days: [CivilDay], facts: RuleFacts) -> DayRange? {
    guard let start = facts.window?.start ?? days.first else { return nil }
    let last = days.last == facts.today ? facts.today : facts.today.advanced(by: -1)
    return DayRange(start, min(facts.window?.end ?? last, last))
  }

  private static func arguments(days: Int, of expected: Int, _ missed: [CivilDay])
    -> [String: Message.Argument]
  {
    [
      "days": .number(days), "expected": .number(expected), "missed": .number(missed.count),
      "first": .text(missed.first?.description ?? ""),
    ]
  }
}
