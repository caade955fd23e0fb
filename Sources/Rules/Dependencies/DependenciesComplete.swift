internal import Facts
internal import MilepostResources

/// Every library that the project's Python imports is declared in a manifest.
package enum DependenciesComplete: Rule {
  package static let id = "dependencies.complete"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let none = Finding(rule: id, outcome: .notApplicable, message: Message("rule.\(id).none"))
    return facts.project.dependencies.judge(id, absent: none) { fact in
      if fact.pythonFiles == 0 { return none }
      if let broken = fact.manifests.first(where: { $0.ecosystem == "python" && !$0.isReadable }) {
        return Finding(
          rule: id, outcome: .inconclusive,
          message: Message("rule.dependencies.manifest.inconclusive", ["path": .text(broken.path)]),
          places: [Place(path: broken.path)])
      }
      let declared = Set(
        fact.manifests.filter { $0.ecosystem == "python" }.flatMap { $0.dependencies.map(\.name) })
      let missing = fact.imports.filter {
        !Distributions.of($0.module).contains(where: declared.contains)
      }
      let measured: [String: Measured] = [
        "imports": .integer(fact.imports.count), "missing": .list(missing.map(\.module)),
      ]
      if let first = missing.first {
        return Finding(
          rule: id, outcome: .unmet,
          message: Message(
            "rule.\(id).unmet",
            ["name": .text(first.module), "others": .number(missing.count - 1)]),
          places: missing.prefix(100).map { Place(path: $0.path, line: $0.line) },
          measured: measured,
          remedy: Message(
            "rule.\(id).remedy", ["name": .text(Distributions.of(first.module)[0])]))
      }
      if let error = fact.unreadable.first { return .unreadable(rule: id, error) }
      return Finding(
        rule: id, outcome: .met,
        message: Message("rule.\(id).met", ["count": .number(fact.imports.count)]),
        measured: measured)
    }
  }
}

/// Which distributions bring a Python module.
enum Distributions {
  private static let names = WordList.named("hygiene/python.words")["distributions"]
    .reduce(into: [String: [String]]()) { $0[$1.key] = $1.alternatives }

  /// Returns the names under which a module may be declared, the usual one first.
  static func of(_ module: String) -> [String] {
    (names[module] ?? []) + [normalizedDistribution(module)]
  }
}
