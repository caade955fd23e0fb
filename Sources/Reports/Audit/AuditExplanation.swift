package import Rules

/// One rule of the audit, and why it came out as it did on every project.
package struct AuditExplanation: Sendable {
  /// The rule's answer on one project.
  package struct Answer: Sendable {
    let project: String
    let finding: Finding
    /// nil when the finding is not accepted.
    let waiver: Waiver?

    package init(project: String, finding: Finding, waiver: Waiver?) {
      self.project = project
      self.finding = finding
      self.waiver = waiver
    }
  }

  let rule: RuleExplanation
  /// Whether the audit of the profile asks the rule by itself.
  let isInProfile: Bool
  let profile: String
  let answers: [Answer]

  package init(rule: RuleExplanation, isInProfile: Bool, profile: String, answers: [Answer]) {
    self.rule = rule
    self.isInProfile = isInProfile
    self.profile = profile
    self.answers = answers
  }
}
