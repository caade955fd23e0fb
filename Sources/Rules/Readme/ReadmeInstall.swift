internal import Facts

/// The README says how to install or build the project.
///
/// A section of that name with a command or a step, or a command that installs something under any
/// heading, which is how it is found in languages whose words are not known.
package enum ReadmeInstall: Rule {
  package static let id = "readme.install"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    sectionFinding(
      id, .install, facts, isFilled: { $0.codeBlocks > 0 || $0.listItems > 0 },
      otherwise: { $0.installLines.first })
  }
}
