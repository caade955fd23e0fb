import Reports
import Rules

extension AuditExplanation {
  /// Asks one rule on every project, whether or not the profile applies it.
  init(
    _ reading: PortfolioAuditor.Reading, rule: any Rule.Type, settings: AuditSettings
  ) {
    let parameters = settings.parameters(of: rule)
    self.init(
      rule: RuleExplanation(rule, parameters: parameters),
      isInProfile: settings.profile.applies(rule.id), profile: settings.profile.name,
      answers: reading.projects.map { project in
        Answer(
          project: project.name, finding: rule.evaluate(project.facts, parameters),
          waiver: settings.waiver(
            of: rule.id, project: project.name, on: project.facts.today))
      })
  }
}
