internal import Facts
internal import MilepostResources

/// Every ecosystem of the project fixes its versions: a lock file, or exact versions throughout.
package enum DependenciesLocked: Rule {
  package static let id = "dependencies.locked"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let none = Finding(
      rule: id, outcome: .notApplicable, message: Message("rule.dependencies.none"))
    return facts.project.dependencies.judge(id, absent: none) { fact in
      let manifests = fact.manifests.filter { $0.isReadable && !$0.dependencies.isEmpty }
      if manifests.isEmpty { return none }
      for manifest in manifests
      where !fact.locks.contains(where: { $0.ecosystem == manifest.ecosystem }) {
        guard let loose = manifest.dependencies.first(where: { !$0.isPinned }) else { continue }
        let count = manifest.dependencies.count { !$0.isPinned }
        return Finding(
          rule: id, outcome: .unmet,
          message: Message(
            "rule.\(id).unmet",
            [
              "path": .text(manifest.path), "name": .text(loose.name),
              "others": .number(count - 1),
            ]),
          places: [Place(path: manifest.path, line: loose.line)],
          measured: ["loose": .integer(count)],
          remedy: Message(
            "rule.\(id).remedy-\(Self.remedies.contains(manifest.ecosystem) ? manifest.ecosystem : "other")"
          ))
      }
      return Finding(
        rule: id, outcome: .met, message: Message("rule.\(id).met"),
        places: (fact.locks.map(\.path) + manifests.map(\.path)).prefix(1).map { Place(path: $0) },
        measured: ["locks": .integer(fact.locks.count)])
    }
  }

  private static let remedies: Set<String> = ["python", "node"]
}
