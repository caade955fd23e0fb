internal import Facts
internal import MilepostResources

/// The README says in prose what the project is.
package enum ReadmeDescription: Rule {
  package static let id = "readme.description"
  package static let severity = Severity.medium
  /// `characters`: smallest width of the introduction; an East Asian character counts two.
  package static let defaults = RuleParameters(["characters": .threshold(Threshold(.atLeast, 40))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch ReadableReadmes(facts, rule: id) {
    case .finding(let finding): return finding
    case .documents(let documents):
      let bound = parameters.threshold("characters") ?? Threshold(.atLeast, 40)
      let document =
        documents.first { bound.isMet(by: $0.introduction.width) && $0.scaffold == nil }
        ?? documents[0]
      let isMet = bound.isMet(by: document.introduction.width) && document.scaffold == nil
      return Finding(
        rule: id, outcome: isMet ? .met : .unmet,
        message: Message(
          "rule.readme.description.\(isMet ? "met" : "unmet")",
          ["characters": .number(document.introduction.width), "bound": .number(bound.value)]),
        places: [Place(path: document.path, line: document.introduction.line)],
        measured: ["characters": .integer(document.introduction.width)],
        remedy: isMet ? nil : Message("rule.readme.description.remedy"))
    }
  }
}
