internal import Facts
internal import MilepostResources

/// No file of environment variables was ever tracked that is tracked no more.
package enum SecretsEnvHistory: Rule {
  package static let id = "secrets.env-history"
  package static let severity = Severity.high
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.pastFiles.judge(id, absent: .notRead(rule: id)) { fact in
      let files = fact.environmentFiles
      guard let first = files.first else {
        return .nothingPast(rule: id, fact, ["files": .integer(0)])
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).unmet",
          [
            "path": .text(first.path), "commit": .text(String(first.commit.prefix(12))),
            "others": .number(files.count - 1),
          ]),
        places: files.prefix(100).map { Place(path: $0.path, oid: $0.commit) },
        measured: ["files": .integer(files.count)],
        remedy: Message("rule.\(id).remedy", ["path": .text(first.path)]))
    }
  }
}
