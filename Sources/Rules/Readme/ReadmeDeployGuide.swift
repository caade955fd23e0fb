internal import Facts

/// The README has a section on deployment with at least one command.
package enum ReadmeDeployGuide: Rule {
  package static let id = "readme.deploy-guide"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    sectionFinding(id, .deploy, facts, isFilled: { $0.codeBlocks > 0 })
  }
}
