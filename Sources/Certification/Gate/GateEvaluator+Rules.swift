import Activity
import Facts
import MilepostResources
import Rules

/// What a policy asks of projects and repositories by rules.
extension GateEvaluator {
  var projects: [PortfolioFacts.Project] {
    policy.projects.isEmpty
      ? portfolio.projects : portfolio.projects.filter { policy.projects.contains($0.name) }
  }

  /// A rule is asked of every project; about commits, of every repository once.
  func requirements(_ call: RuleCall) -> [GateRequirement] {
    guard let rule = rule(named: call.rule) else { return [unanswered(call)] }
    var asked = projects.filter {
      !$0.facts.isContainer || AuditProfile.appliesToContainers(rule.id)
    }
    if concernsCommits(rule.id) {
      var seen: Set<Int> = []
      asked = projects.filter { seen.insert($0.repository).inserted }
    }
    let found = asked.map { project in
      let finding = evaluate(rule, call, project, commits: portfolio.commits)
      return GateRequirement(
        finding, rule: rule, subject: name(project, rule),
        isKnown: isKnown(finding, rule, call, project))
    }
    // A rule that fits nothing asks for nothing, and that is no pass.
    return found.contains { $0.outcome != .notApplicable } ? found : [unanswered(call)]
  }

  private func name(_ project: PortfolioFacts.Project, _ rule: any Rule.Type) -> String {
    concernsCommits(rule.id)
      ? portfolio.history.repositories[project.repository].name : project.name
  }

  private func evaluate(
    _ rule: any Rule.Type, _ call: RuleCall, _ project: PortfolioFacts.Project,
    commits: OwnerCommits
  ) -> Finding {
    rule.evaluate(
      RuleFacts(
        project: project.facts, today: portfolio.today, commits: commits,
        repository: project.repository),
      rule.defaults.merging(portfolio.parameters[rule.id] ?? RuleParameters())
        .merging(call.parameters))
  }

  /// A rule about commits is known not to hold when it does hold for everything since the baseline.
  private func isKnown(
    _ finding: Finding, _ rule: any Rule.Type, _ call: RuleCall,
    _ project: PortfolioFacts.Project
  ) -> Bool {
    guard let baseline, finding.outcome == .unmet, concernsCommits(rule.id) else { return false }
    let name = name(project, rule)
    guard baseline.entries.contains(where: { $0.key == "rule:\(rule.id)@\(name)" }),
      let head = baseline.heads[name],
      let position = portfolio.history.commits.firstIndex(where: { "\($0.id)" == head })
    else { return false }
    let newer = portfolio.commits.leavingOut(portfolio.history.reachable(from: [position]))
    if newer.entries(in: nil, repository: project.repository).isEmpty { return true }
    return evaluate(rule, call, project, commits: newer).outcome != .unmet
  }

  private func unanswered(_ call: RuleCall) -> GateRequirement {
    GateRequirement(
      kind: .rule, name: call.rule, subject: "*", outcome: .inconclusive,
      message: Message("gate.rule.nothing"), remedy: Message("gate.rule.nothing-remedy"))
  }
}

extension GateRequirement {
  fileprivate init(
    _ finding: Finding, rule: any Rule.Type, subject: String, isKnown: Bool
  ) {
    self.init(
      kind: .rule, name: finding.rule, subject: subject, outcome: finding.outcome,
      message: finding.message, places: finding.places, severity: rule.severity,
      measured: finding.measured,
      remedy: finding.outcome == .met || finding.outcome == .notApplicable
        ? nil : finding.remedy ?? Message("gate.rule.remedy", ["rule": .text(finding.rule)]),
      acceptance: isKnown ? .baseline : nil)
  }

  /// Whether it is judged by what came after the baseline, not by where it was seen.
  var isAboutCommits: Bool {
    kind == .rule && concernsCommits(name)
  }
}

/// Whether a rule asks of commits, and so of a repository as a whole.
private func concernsCommits(_ rule: String) -> Bool {
  rule.hasPrefix("commits.") || rule.hasPrefix("activity.")
}
