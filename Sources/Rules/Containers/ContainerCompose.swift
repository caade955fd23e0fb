internal import Facts
internal import MilepostResources

/// A compose file starts several services together.
package enum ContainerCompose: Rule {
  package static let id = "container.compose"
  package static let severity = Severity.info
  /// `services`: number of services in one file.
  package static let defaults = RuleParameters(["services": .threshold(Threshold(.atLeast, 2))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let fact: ContainerFact?
    switch facts.project.containers {
    case .notRead: return .notRead(rule: id)
    case .unreadable(let error): return .unreadable(rule: id, error)
    case .absent: fact = nil
    case .found(let found): fact = found
    }
    let files = fact?.composeFiles ?? []
    let bound = parameters.threshold("services") ?? Threshold(.atLeast, 2)
    guard let best = files.filter(\.isReadable).max(by: { $0.services.count < $1.services.count })
    else {
      if let broken = files.first {
        return Finding(
          rule: id, outcome: .inconclusive,
          message: Message("rule.container.compose.inconclusive", ["path": .text(broken.path)]),
          places: [Place(path: broken.path)])
      }
      if let error = fact?.unreadable.first { return .unreadable(rule: id, error) }
      return Finding(
        rule: id, outcome: .unmet, message: Message("rule.container.compose.none"),
        remedy: Message("rule.container.compose.remedy"))
    }
    let isMet = bound.isMet(by: best.services.count)
    return Finding(
      rule: id, outcome: isMet ? .met : .unmet,
      message: Message(
        "rule.container.compose.\(isMet ? "met" : "unmet")",
        [
          "path": .text(best.path), "count": .number(best.services.count),
          "names": .text(best.services.map(\.name).joined(separator: ", ")),
        ]),
      places: [Place(path: best.path, line: best.services.first?.line)],
      measured: [
        "services": .integer(best.services.count), "names": .list(best.services.map(\.name)),
      ], remedy: isMet ? nil : Message("rule.container.compose.remedy"))
  }
}
