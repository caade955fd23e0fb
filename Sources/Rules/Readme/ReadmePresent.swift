internal import Facts
internal import MilepostResources

/// The project has a README that is not empty.
package enum ReadmePresent: Rule {
  package static let id = "readme.present"
  package static let severity = Severity.high
  /// `bytes`: smallest size of a README that says something.
  package static let defaults = RuleParameters(["bytes": .threshold(Threshold(.atLeast, 40))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let remedy = Message("rule.readme.present.remedy")
    switch facts.project.readme {
    case .notRead: return .notRead(rule: id)
    case .unreadable(let error): return .unreadable(rule: id, error)
    case .absent:
      return Finding(
        rule: id, outcome: .unmet, message: Message("rule.readme.none"), remedy: remedy)
    case .found(let fact):
      let bound = parameters.threshold("bytes") ?? Threshold(.atLeast, 40)
      let document = fact.documents.first { bound.isMet(by: $0.size) } ?? fact.documents[0]
      let places = [Place(path: document.path)]
      let measured: [String: Measured] = ["bytes": .integer(document.size)]
      let arguments: [String: Message.Argument] = [
        "path": .text(document.path), "bytes": .number(document.size),
      ]
      guard bound.isMet(by: document.size) else {
        return Finding(
          rule: id, outcome: .unmet, message: Message("rule.readme.present.unmet", arguments),
          places: places, measured: measured, remedy: remedy)
      }
      guard document.isText else {
        return Finding(
          rule: id, outcome: .unmet, message: Message("rule.readme.present.encoding", arguments),
          places: places, measured: measured,
          remedy: Message(
            "rule.readme.present.encoding-remedy", ["path": .text(shellPath(document.path))]))
      }
      return Finding(
        rule: id, outcome: .met, message: Message("rule.readme.present.met", arguments),
        places: places, measured: measured)
    }
  }
}
