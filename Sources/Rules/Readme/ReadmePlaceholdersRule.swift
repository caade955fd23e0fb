internal import Facts
internal import MilepostResources

/// No text of the READMEs was left to be filled in.
package enum ReadmePlaceholdersRule: Rule {
  package static let id = "readme.placeholders"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch ReadableReadmes(facts, rule: id) {
    case .finding(let finding): return finding
    case .documents(let documents):
      let found = documents.flatMap { document in
        document.placeholders.map { (Place(path: document.path, line: $0.line), $0.word) }
      }
      guard let first = found.first else {
        return Finding(
          rule: id, outcome: .met, message: Message("rule.\(id).met"),
          places: [Place(path: documents[0].path)], measured: ["placeholders": .integer(0)])
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).unmet", ["word": .text(first.1), "others": .number(found.count - 1)]),
        places: found.prefix(100).map(\.0), measured: ["placeholders": .integer(found.count)],
        remedy: Message("rule.\(id).remedy"))
    }
  }
}
