internal import Facts
internal import MilepostResources

/// No commit wrote a key that only the history still holds; values are never told.
package enum SecretsHistory: Rule {
  package static let id = "secrets.history"
  package static let severity = Severity.critical
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.pastFiles.judge(id, absent: .notRead(rule: id)) { fact in
      guard let first = fact.keys.first else {
        return .nothingPast(rule: id, fact, ["searched": .integer(fact.searched)])
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).unmet",
          [
            "kind": .text(first.kind), "commit": .text(String(first.commit.prefix(12))),
            "others": .number(fact.keys.count - 1),
          ]),
        places: fact.keys.prefix(100).map { Place(path: $0.path, line: $0.line, oid: $0.commit) },
        measured: ["keys": .integer(fact.keys.count), "searched": .integer(fact.searched)],
        remedy: Message("rule.\(id).remedy", ["path": .text(first.path)]))
    }
  }
}

extension Finding {
  /// A finding about a history that holds nothing of a kind, or that was not looked at as a whole.
  static func nothingPast(rule: String, _ fact: PastFilesFact, _ measured: [String: Measured])
    -> Finding
  {
    if let gap = fact.gap {
      return Finding(
        rule: rule, outcome: .inconclusive,
        message: Message("rule.past-files.\(gap.rawValue)", ["count": .number(fact.searched)]),
        measured: measured)
    }
    return Finding(
      rule: rule, outcome: .met,
      message: Message("rule.\(rule).met", ["count": .number(fact.searched)]), measured: measured)
  }
}
