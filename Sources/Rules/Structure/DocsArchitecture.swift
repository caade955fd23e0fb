internal import Facts
internal import MilepostResources

/// A drawing or a document shows the architecture.
package enum DocsArchitecture: Rule {
  package static let id = "docs.architecture"
  package static let severity = Severity.info
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.structure.judge(id, absent: .notRead(rule: id)) { fact in
      guard let path = fact.architecture.first else {
        return Finding(
          rule: id, outcome: .unmet, message: Message("rule.\(id).unmet"),
          remedy: Message("rule.\(id).remedy"))
      }
      return Finding(
        rule: id, outcome: .met, message: Message("rule.\(id).met", ["path": .text(path)]),
        places: fact.architecture.prefix(100).map { Place(path: $0) },
        measured: ["files": .integer(fact.architecture.count)])
    }
  }
}
