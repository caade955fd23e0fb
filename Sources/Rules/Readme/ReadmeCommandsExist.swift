internal import Facts
internal import MilepostResources

/// The files that the README's commands name are in the repository.
package enum ReadmeCommandsExist: Rule {
  package static let id = "readme.commands-exist"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch ReadableReadmes(facts, rule: id) {
    case .finding(let finding):
      // Without a README there is no command that could be wrong.
      return finding.outcome == .unmet
        ? Finding(rule: id, outcome: .notApplicable, message: finding.message) : finding
    case .documents(let documents):
      let all = documents.flatMap { document in document.commandFiles.map { (document.path, $0) } }
      let missing = all.filter { !$0.1.isThere }
      if all.isEmpty {
        return Finding(
          rule: id, outcome: .notApplicable, message: Message("rule.\(id).not-applicable"))
      }
      let measured: [String: Measured] = [
        "files": .integer(all.count), "missing": .integer(missing.count),
      ]
      guard let first = missing.first else {
        return Finding(
          rule: id, outcome: .met,
          message: Message("rule.\(id).met", ["count": .number(all.count)]),
          places: all.prefix(1).map { Place(path: $0.0, line: $0.1.line) }, measured: measured)
      }
      return Finding(
        rule: id, outcome: .unmet,
        message: Message(
          "rule.\(id).unmet",
          ["name": .text(first.1.name), "others": .number(missing.count - 1)]),
        places: missing.prefix(100).map { Place(path: $0.0, line: $0.1.line) }, measured: measured,
        remedy: Message("rule.\(id).remedy", ["name": .text(first.1.name)]))
    }
  }
}
