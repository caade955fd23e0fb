internal import Facts
internal import MilepostResources

/// No file of environment variables is tracked, apart from examples.
package enum SecretsEnvFile: Rule {
  package static let id = "secrets.env-file"
  package static let severity = Severity.critical
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.secrets.judge(id, absent: .notRead(rule: id)) { fact in
      let filled = fact.environmentFiles.filter { ($0.assignments ?? 0) > 0 }
      let unknown = fact.environmentFiles.filter { $0.assignments == nil }
      let measured: [String: Measured] = ["files": .integer(filled.count)]
      guard let first = filled.first ?? unknown.first else {
        return Finding(
          rule: id, outcome: .met, message: Message("rule.\(id).met"), measured: measured)
      }
      return Finding(
        rule: id, outcome: filled.isEmpty ? .inconclusive : .unmet,
        message: Message(
          "rule.\(id).\(filled.isEmpty ? "inconclusive" : "unmet")",
          ["path": .text(first.path), "count": .number(first.assignments ?? 0)]),
        places: (filled.isEmpty ? unknown : filled).prefix(100).map { Place(path: $0.path) },
        measured: measured,
        remedy: Message(
          "rule.\(id).remedy", ["pathspec": .text(pathspec(first.path))]))
    }
  }
}
