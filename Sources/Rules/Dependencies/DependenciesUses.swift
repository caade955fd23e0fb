internal import Facts
internal import MilepostResources

/// The project declares or imports named libraries.
package enum DependenciesUses: Rule {
  package static let id = "dependencies.uses"
  package static let severity = Severity.info
  /// `names`: libraries, all of which must be there.
  package static let defaults = RuleParameters(["names": .list([])])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let names = parameters.list("names") ?? []
    if names.isEmpty {
      return Finding(rule: id, outcome: .notApplicable, message: Message("rule.\(id).none"))
    }
    let absent = Finding(
      rule: id, outcome: .unmet,
      message: Message("rule.\(id).unmet", ["names": .text(names.joined(separator: ", "))]),
      remedy: Message("rule.\(id).remedy"))
    return facts.project.dependencies.judge(id, absent: absent) { fact in
      var places: [Place] = []
      var missing: [String] = []
      for name in names {
        if let place = place(of: name, in: fact) {
          places.append(place)
        } else {
          missing.append(name)
        }
      }
      if missing.isEmpty {
        return Finding(
          rule: id, outcome: .met,
          message: Message("rule.\(id).met", ["names": .text(names.joined(separator: ", "))]),
          places: places, measured: ["names": .list(names)])
      }
      if let error = fact.unreadable.first { return .unreadable(rule: id, error) }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message("rule.\(id).unmet", ["names": .text(missing.joined(separator: ", "))]),
        places: places, measured: ["missing": .list(missing)], remedy: Message("rule.\(id).remedy"))
    }
  }

  private static func place(of name: String, in fact: DependencyFact) -> Place? {
    let wanted = Set([normalizedDistribution(name)] + Distributions.of(name))
    for used in fact.imports
    where Distributions.of(used.module).contains(where: wanted.contains) {
      return Place(path: used.path, line: used.line)
    }
    for manifest in fact.manifests {
      for dependency in manifest.dependencies
      where wanted.contains(dependency.name)
        || dependency.name.split(separator: "/").last.map({ wanted.contains(String($0)) }) == true
      {
        return Place(path: manifest.path, line: dependency.line)
      }
    }
    return nil
  }
}
