internal import Facts
internal import MilepostResources

/// No text of the project holds a key.
///
/// Places and kinds are told, never values.
package enum SecretsNone: Rule {
  package static let id = "secrets.none"
  package static let severity = Severity.critical
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.secrets.judge(id, absent: .notRead(rule: id)) { fact in
      let keys = fact.sightings.filter { $0.certainty == .key }
      let settings = fact.sightings.filter { $0.certainty == .setting }
      let samples = fact.sightings.count { $0.certainty == .sample }
      let measured: [String: Measured] = [
        "keys": .integer(keys.count), "settings": .integer(settings.count),
        "samples": .integer(samples), "searched": .integer(fact.searched),
      ]
      if let first = keys.first ?? settings.first {
        let shown = keys.isEmpty ? settings : keys
        return Finding(
          // A literal behind a name such as "password" may be harmless; only a person can tell.
          rule: id, outcome: keys.isEmpty ? .inconclusive : .unmet,
          message: Message(
            "rule.\(id).\(keys.isEmpty ? "inconclusive" : "unmet")",
            ["kind": .text(first.kind), "others": .number(shown.count - 1)]),
          places: shown.prefix(100).map { Place(path: $0.path, line: $0.line) },
          measured: measured,
          remedy: Message("rule.\(id).remedy", ["path": .text(first.path)]))
      }
      if let path = fact.notSearched.first {
        return Finding(
          rule: id, outcome: .inconclusive,
          message: Message(
            "rule.\(id).not-searched",
            ["path": .text(path), "others": .number(fact.notSearched.count - 1)]),
          places: fact.notSearched.prefix(100).map { Place(path: $0) }, measured: measured)
      }
      if fact.searched == 0 {
        return Finding(rule: id, outcome: .notApplicable, message: Message("rule.\(id).none"))
      }
      return Finding(
        rule: id, outcome: .met,
        message: Message("rule.\(id).met", ["count": .number(fact.searched)]), measured: measured)
    }
  }
}
