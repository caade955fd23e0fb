internal import Facts
internal import MilepostResources

/// A manifest declares what the project needs.
package enum DependenciesManifest: Rule {
  package static let id = "dependencies.manifest"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let none = Finding(
      rule: id, outcome: .unmet, message: Message("rule.\(id).unmet"),
      remedy: Message("rule.\(id).remedy"))
    return facts.project.dependencies.judge(id, absent: none) { fact in
      guard let manifest = fact.manifests.first(where: \.isReadable) else {
        if let broken = fact.manifests.first {
          return Finding(
            rule: id, outcome: .inconclusive,
            message: Message("rule.\(id).inconclusive", ["path": .text(broken.path)]),
            places: [Place(path: broken.path)])
        }
        // Python that imports nothing of others needs no manifest.
        if fact.pythonFiles > 0, fact.imports.isEmpty, fact.unreadable.isEmpty {
          return Finding(rule: id, outcome: .notApplicable, message: Message("rule.\(id).none"))
        }
        return none
      }
      let count = fact.manifests.reduce(0) { $0 + $1.dependencies.count }
      return Finding(
        rule: id, outcome: .met,
        message: Message(
          "rule.\(id).met", ["path": .text(manifest.path), "count": .number(count)]),
        places: fact.manifests.map { Place(path: $0.path) },
        measured: [
          "dependencies": .integer(count), "manifests": .integer(fact.manifests.count),
        ])
    }
  }
}
