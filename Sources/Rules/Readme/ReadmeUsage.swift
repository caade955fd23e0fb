internal import Facts

/// The README says how to run or use the project.
package enum ReadmeUsage: Rule {
  package static let id = "readme.usage"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    sectionFinding(
      id, .usage, facts, isFilled: { $0.codeBlocks > 0 || $0.listItems > 0 || $0.text >= 40 },
      otherwise: { $0.runLines.first })
  }
}
