internal import MilepostResources

/// The owner was active on enough days of the window.
package enum ActivityActiveDays: Rule {
  package static let id = "activity.active-days"
  package static let severity = Severity.low
  /// `days`: how many.
  package static let defaults = RuleParameters(["days": .threshold(Threshold(.atLeast, 1))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let bound = parameters.threshold("days") ?? Threshold(.atLeast, 1)
      let days = history.days
      let arguments: [String: Message.Argument] = [
        "count": .number(days.count), "bound": .text(bound.text),
      ]
      let measured: [String: Measured] = ["days": .integer(days.count)]
      let places = OwnerHistory.places(history.all)
      guard history.isComplete || bound.growsTrue || !bound.isMet(by: days.count) else {
        return history.cut(id, arguments, places: places, measured: measured)
      }
      return history.finding(
        id, isMet: bound.isMet(by: days.count), arguments, places: places, measured: measured)
    }
  }
}
