internal import Facts
internal import MilepostResources

/// The project has objects of Kubernetes that run something.
package enum DeployKubernetes: Rule {
  package static let id = "deploy.kubernetes"
  package static let severity = Severity.info
  /// `kinds`: kinds that must all be there; none asks for any one that runs something.
  package static let defaults = RuleParameters(["kinds": .list([])])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.deployment.judge(id, absent: .notRead(rule: id)) { fact in
      let asked = parameters.list("kinds") ?? []
      let kinds = Set(fact.objects.map(\.kind))
      let missing = asked.filter { !kinds.contains($0) }
      let shown = fact.objects.filter { asked.isEmpty ? $0.isWorkload : asked.contains($0.kind) }
      let measured: [String: Measured] = ["kinds": .list(kinds.sorted())]
      if missing.isEmpty, let first = shown.first {
        return Finding(
          rule: id, outcome: .met,
          message: Message(
            "rule.\(id).met", ["kind": .text(first.kind), "count": .number(fact.objects.count)]),
          places: shown.prefix(100).map { Place(path: $0.path, line: $0.line) },
          measured: measured)
      }
      if let path = fact.templates.first ?? fact.unreadable.first {
        return Finding(
          rule: id, outcome: .inconclusive,
          message: Message("rule.\(id).inconclusive", ["path": .text(path)]),
          places: [Place(path: path)], measured: measured)
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).\(missing.isEmpty ? "unmet" : "missing")",
          ["kinds": .text(missing.joined(separator: ", "))]), measured: measured,
        remedy: Message("rule.\(id).remedy"))
    }
  }
}
