internal import Facts
internal import MilepostResources

/// Data to try the project with is tracked, or a script fetches it.
package enum DataPresent: Rule {
  package static let id = "data.present"
  package static let severity = Severity.info
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.storedFiles.judge(id, absent: .notRead(rule: id)) { fact in
      let path = fact.data.first?.path ?? fact.downloadScripts.first
      guard let path else {
        return Finding(
          rule: id, outcome: .unmet, message: Message("rule.\(id).unmet"),
          measured: ["files": .integer(0)], remedy: Message("rule.\(id).remedy"))
      }
      return Finding(
        rule: id, outcome: .met,
        message: Message(
          "rule.\(id).\(fact.data.isEmpty ? "met-by-script" : "met")",
          ["path": .text(path), "count": .number(fact.data.count)]),
        places: [Place(path: path)], measured: ["files": .integer(fact.data.count)])
    }
  }
}
