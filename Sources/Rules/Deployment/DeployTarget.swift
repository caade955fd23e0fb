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
      let asked = (parameters.text("target") ?? "").lowercased()
      let targets = fact.targets.filter { asked.isEmpty || $0.name == asked }
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
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).\(asked.isEmpty ? "unmet" : "other")", ["target": .text(asked)]),
        measured: measured, remedy: Message("rule.\(id).remedy"))
    }
  }
}
