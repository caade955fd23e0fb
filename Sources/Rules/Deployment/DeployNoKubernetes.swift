internal import Facts
internal import MilepostResources

/// Nothing of the project is written for Kubernetes.
///
/// For plans that put it off; whether it is too early, the plan says by asking this rule.
package enum DeployNoKubernetes: Rule {
  package static let id = "deploy.no-kubernetes"
  package static let severity = Severity.info
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.deployment.judge(id, absent: .notRead(rule: id)) { fact in
      let charts = fact.targets.filter { $0.name == "kubernetes" }.map { Place(path: $0.path) }
      let places =
        fact.objects.map { Place(path: $0.path, line: $0.line) } + charts
        + fact.templates.map { Place(path: $0) }
      if let first = places.first {
        return Finding(
          rule: id, outcome: .unmet,
          message: Message("rule.\(id).unmet", ["path": .text(first.path ?? "")]),
          places: Array(places.prefix(100)), measured: ["files": .integer(places.count)],
          remedy: Message("rule.\(id).remedy"))
      }
      if let path = fact.unreadable.first {
        return Finding(
          rule: id, outcome: .inconclusive,
          message: Message("rule.\(id).inconclusive", ["path": .text(path)]),
          places: [Place(path: path)])
      }
      return Finding(rule: id, outcome: .met, message: Message("rule.\(id).met"))
    }
  }
}
