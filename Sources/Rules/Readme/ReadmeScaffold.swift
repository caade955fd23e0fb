internal import Facts
internal import MilepostResources

/// The README is the owner's, not the one that a generator left.
package enum ReadmeScaffold: Rule {
  package static let id = "readme.scaffold"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch ReadableReadmes(facts, rule: id) {
    case .finding(let finding):
      return finding.outcome == .unmet
        ? Finding(rule: id, outcome: .notApplicable, message: finding.message) : finding
    case .documents(let documents):
      guard let document = documents.first(where: { $0.scaffold != nil }),
        let tool = document.scaffold
      else {
        return Finding(
          rule: id, outcome: .met, message: Message("rule.\(id).met"),
          places: [Place(path: documents[0].path)])
      }
      return Finding(
        rule: id, outcome: .unmet, message: Message("rule.\(id).unmet", ["tool": .text(tool)]),
        places: [Place(path: document.path)], measured: ["tool": .text(tool)],
        remedy: Message("rule.readme.present.remedy"))
    }
  }
}
