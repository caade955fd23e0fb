internal import Facts
internal import MilepostResources

/// Files say where the project is deployed; whether it runs there, git does not show.
package enum DeployTarget: Rule {
  package static let id = "deploy.target"
  package static let severity = Severity.info
  /// `target`: the place, such as `vercel` or `aws`; empty asks for any.
  package static let defaults = RuleParameters(["target": .text("")])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.deployment.judge(id, absent: .notRead(rule: id)) { fact in
      let asked = DeploymentTarget(parameters.text("target") ?? "")
      let targets = fact.targets.filter { asked == .any || asked == .known($0.name) }
      let measured: [String: Measured] = [
        "targets": .list(Set(fact.targets.map(\.name)).sorted())
      ]
      if let first = targets.first {
        return Finding(
          rule: id, outcome: .met,
          message: Message(
            "rule.\(id).met", ["path": .text(first.path), "target": .text(first.name)]),
          places: targets.prefix(100).map { Place(path: $0.path) }, measured: measured)
      }
      let arguments: [String: Message.Argument] = [
        "target": .text(parameters.text("target") ?? "")
      ]
      if asked == .unknown {
        return Finding(
          rule: id, outcome: .inconclusive, message: Message("rule.\(id).unknown", arguments),
          measured: measured)
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message("rule.\(id).\(asked == .any ? "unmet" : "other")", arguments),
        measured: measured, remedy: Message("rule.\(id).remedy"))
    }
  }
}
