internal import Facts
internal import MilepostResources

/// A command starts the server with several workers.
package enum DeployWorkers: Rule {
  package static let id = "deploy.workers"
  package static let severity = Severity.info
  /// `workers`: number of workers of one command.
  package static let defaults = RuleParameters(["workers": .threshold(Threshold(.atLeast, 2))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.deployment.judge(id, absent: .notRead(rule: id)) { fact in
      let bound = parameters.threshold("workers") ?? Threshold(.atLeast, 2)
      let known = fact.servers.filter { $0.workers != nil }
      let met = known.first { bound.isMet(by: $0.workers ?? 0) }
      // A number that a variable holds may be enough.
      let open = fact.servers.first { $0.workers == nil }
      let best = known.max { ($0.workers ?? 0) < ($1.workers ?? 0) }
      guard let shown = met ?? open ?? best else {
        return Finding(
          rule: id, outcome: .unmet, message: Message("rule.\(id).none"),
          remedy: Message("rule.\(id).remedy"))
      }
      let outcome: Outcome = met != nil ? .met : open != nil ? .inconclusive : .unmet
      return Finding(
        rule: id, outcome: outcome,
        message: Message(
          "rule.\(id).\(outcome.rawValue)",
          ["program": .text(shown.program), "count": .number(shown.workers ?? 0)]),
        places: [Place(path: shown.path, line: shown.line)],
        measured: shown.workers.map { ["workers": .integer($0)] } ?? [:],
        remedy: outcome == .met ? nil : Message("rule.\(id).remedy"))
    }
  }
}
