internal import Facts
internal import MilepostResources

/// No file is tracked that a `.gitignore` of the repository ignores.
package enum GitignoreEffective: Rule {
  package static let id = "gitignore.effective"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.ignore.judge(id, absent: .notRead(rule: id)) { fact in
      if let error = fact.unreadable.first { return .unreadable(rule: id, error) }
      if fact.rules.isEmpty {
        return Finding(
          rule: id, outcome: .notApplicable, message: Message("rule.gitignore.present.unmet"))
      }
      let count = fact.trackedAndIgnored.count
      guard let first = fact.trackedAndIgnored.first else {
        return Finding(
          rule: id, outcome: .met, message: Message("rule.\(id).met"),
          measured: ["tracked": .integer(0)])
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).unmet",
          [
            "path": .text(first.path), "rule": .text(first.rule.text),
            "place": .text("\(first.rule.path):\(first.rule.line)"), "others": .number(count - 1),
          ]),
        places: fact.trackedAndIgnored.prefix(100).map { Place(path: $0.path) },
        measured: ["tracked": .integer(count)],
        remedy: Message("rule.\(id).remedy", ["pathspec": .text(pathspec(first.path))]))
    }
  }
}
