internal import Facts
internal import MilepostResources

/// A `.gitignore` with at least one line applies to the project.
package enum GitignorePresent: Rule {
  package static let id = "gitignore.present"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.ignore.judge(id, absent: .notRead(rule: id)) { fact in
      if fact.rules.isEmpty, let error = fact.unreadable.first {
        return .unreadable(rule: id, error)
      }
      guard let first = fact.rules.first(where: { !$0.text.hasPrefix("!") }) else {
        return Finding(
          rule: id, outcome: .unmet, message: Message("rule.\(id).unmet"),
          remedy: Message("rule.\(id).remedy"))
      }
      return Finding(
        rule: id, outcome: .met,
        message: Message(
          "rule.\(id).met", ["path": .text(first.path), "count": .number(fact.rules.count)]),
        places: [Place(path: first.path, line: first.line)],
        measured: ["lines": .integer(fact.rules.count)])
    }
  }
}
