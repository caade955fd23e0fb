internal import Facts
internal import MilepostResources

/// The project is written in named languages and declares or imports named libraries.
package enum DependenciesUses: Rule {
  package static let id = "dependencies.uses"
  package static let severity = Severity.info
  /// `names`: languages and libraries, all of which must be there.
  package static let defaults = RuleParameters(["names": .list([])])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let names = parameters.list("names") ?? []
    if names.isEmpty {
      return Finding(rule: id, outcome: .notApplicable, message: Message("rule.\(id).none"))
    }
    var found = Search()
    for name in names {
      switch facts.project.languages.use(of: name) {
      case .used(let paths): found.places += paths.map { Place(path: $0) }
      case .unused: found.missing.append(name)
      case .noLanguage: found.libraries.append(name)
      }
    }
    if found.libraries.isEmpty { return found.finding(names) }
    var nothing = found
    nothing.missing += found.libraries
    return facts.project.dependencies.judge(id, absent: nothing.finding(names)) { fact in
      for name in found.libraries {
        if let place = place(of: name, in: fact) {
          found.places.append(place)
        } else {
          found.missing.append(name)
        }
      }
      if !found.missing.isEmpty, let error = fact.unreadable.first {
        return .unreadable(rule: id, error)
      }
      return found.finding(names)
    }
  }

  /// What was found of the names.
  private struct Search {
    var places: [Place] = []
    var missing: [String] = []
    /// Names that are no languages.
    var libraries: [String] = []

    func finding(_ names: [String]) -> Finding {
      if missing.isEmpty {
        return Finding(
          rule: id, outcome: .met,
          message: Message("rule.\(id).met", ["names": .text(names.joined(separator: ", "))]),
          places: places, measured: ["names": .list(names)])
      }
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
