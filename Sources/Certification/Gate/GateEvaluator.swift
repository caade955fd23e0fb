import Activity
import Facts
package import MilepostResources
import Planning
import Rules

/// Holds a portfolio against a policy.
package struct GateEvaluator {
  private let policy: GatePolicy
  private let portfolio: PortfolioFacts
  /// nil when the policy asks for no plan.
  private let status: StatusReport?
  private let baseline: GateBaseline?
  /// How the whole history comes here, in the system that runs the gate.
  private let wholeHistory: Message

  package init(
    policy: GatePolicy, portfolio: PortfolioFacts, status: StatusReport?, baseline: GateBaseline?,
    wholeHistory: Message
  ) {
    self.policy = policy
    self.portfolio = portfolio
    self.status = status
    self.baseline = baseline
    self.wholeHistory = wholeHistory
  }

  /// Returns every requirement with its outcome; nothing that was asked is left out.
  package func report() -> GateReport {
    let requirements =
      history + policy.rules.flatMap(requirements) + policy.items.map(requirement)
      + policy.bounds.flatMap(requirements)
    return GateReport(requirements: requirements.map(accepted))
  }

  /// Absent history hides what would speak against a checkout, so it is asked for first.
  private var history: [GateRequirement] {
    portfolio.history.repositories.map { repository in
      let lost = repository.completeness
      let isShallow = !lost.shallow.isEmpty
      let first = (lost.shallow + lost.damaged + lost.missing).first
      return GateRequirement(
        kind: .history, name: "history.complete", subject: repository.name,
        outcome: lost.isComplete ? .met : .inconclusive,
        message: Message(
          lost.isComplete
            ? "gate.history.met" : isShallow ? "gate.history.shallow" : "gate.history.lost",
          ["commit": .text(first.map { String("\($0)".prefix(7)) } ?? "")]),
        remedy: lost.isComplete
          ? nil : isShallow ? wholeHistory : Message("gate.history.lost-remedy"))
    }
  }

  private var projects: [PortfolioFacts.Project] {
    policy.projects.isEmpty
      ? portfolio.projects : portfolio.projects.filter { policy.projects.contains($0.name) }
  }

  /// A rule is asked of every project; about commits, of every repository once.
  private func requirements(_ call: RuleCall) -> [GateRequirement] {
    guard let rule = rule(named: call.rule) else { return [unanswered(call)] }
    var asked = projects.filter {
      !$0.facts.isContainer || AuditProfile.appliesToContainers(rule.id)
    }
    if isAboutCommits(rule) {
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
    isAboutCommits(rule)
      ? portfolio.history.repositories[project.repository].name : project.name
  }

  private func isAboutCommits(_ rule: any Rule.Type) -> Bool {
    rule.id.hasPrefix("commits.") || rule.id.hasPrefix("activity.")
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
    guard let baseline, finding.outcome == .unmet, isAboutCommits(rule) else { return false }
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

  private func accepted(_ requirement: GateRequirement) -> GateRequirement {
    var result = requirement
    let waiver = policy.waivers.first {
      requirement.kind == .rule
        && $0.concerns(requirement.name, project: requirement.subject)
        && $0.holds(on: portfolio.today)
    }
    let isOpen = requirement.outcome == .unmet || requirement.outcome == .inconclusive
    if let waiver, isOpen {
      result.acceptance = .waiver(waiver.reason)
    } else if result.acceptance == nil, !requirement.isAboutCommits,
      baseline?.covers(requirement) == true
    {
      result.acceptance = .baseline
    }
    return result
  }
}

extension GateEvaluator {
  private func requirement(_ asked: GatePolicy.Item) -> GateRequirement {
    let item = asked.item
    guard let verdict = status?.items.first(where: { $0.item.id == item.id }) else {
      return GateRequirement(
        kind: .item, name: item.id, subject: item.text, outcome: .inconclusive,
        message: Message("gate.item.no-verdict"), places: [asked.place],
        remedy: Message("gate.item.no-verdict"))
    }
    let answer = answer(verdict, asked)
    let words = Message("verdict.\(verdict.verdict.rawValue)")
    let open = verdict.requirements.filter { $0.finding.outcome != .met }
    return GateRequirement(
      kind: .item, name: item.id, subject: item.text, outcome: answer.outcome,
      message: answer.message
        ?? Message(
          answer.outcome == .met ? "gate.item.met" : "gate.item.below",
          [
            "verdict": .message(words),
            "asked": .message(Message("verdict.\(asked.verdict.rawValue)")),
          ]),
      places: [asked.place],
      remedy: answer.outcome == .met
        ? nil
        : open.compactMap(\.finding.remedy).first
          ?? Message(
            verdict.verdict == .unlinked ? "gate.item.unlinked-remedy" : "gate.item.remedy",
            ["item": .text(item.id)]))
  }

  /// Whether the verdict and the level are as asked, with the sentence that says why not.
  private func answer(_ verdict: ItemVerdict, _ asked: GatePolicy.Item)
    -> (outcome: Outcome, message: Message?)
  {
    switch verdict.verdict {
    case .inconclusive, .unlinked: return (.inconclusive, nil)
    case .unmet: return (.unmet, nil)
    case .proved, .partlyShown, .attested:
      guard rank(verdict.verdict) >= rank(asked.verdict) else { return (.unmet, nil) }
    }
    guard let certificate = asked.certificate else {
      return verdict.level >= asked.level ? (.met, nil) : level(verdict.level, asked)
    }
    let path = Message.Argument.text(certificate.path)
    guard let outcome = certificate.outcome else {
      return (.inconclusive, Message("gate.item.no-certificate", ["path": path]))
    }
    switch outcome.conclusion {
    case .verified: return (.met, nil)
    case .belowRequired: return level(outcome.level, asked)
    case .rejected(let why):
      return (
        .unmet, Message("gate.item.certificate", ["path": path, "reason": .message(why.message)])
      )
    case .inconclusive(let why):
      return (
        .inconclusive,
        Message("gate.item.certificate", ["path": path, "reason": .message(why.message)])
      )
    }
  }

  private func level(_ level: EvidenceLevel, _ asked: GatePolicy.Item)
    -> (outcome: Outcome, message: Message?)
  {
    (
      .unmet,
      Message(
        "gate.item.level",
        ["level": .text(level.rawValue), "asked": .text(asked.level.rawValue)])
    )
  }

  private func rank(_ verdict: Verdict) -> Int {
    switch verdict {
    case .proved: 3
    case .partlyShown: 2
    case .attested: 1
    case .unmet, .inconclusive, .unlinked: 0
    }
  }
}

extension GateEvaluator {
  private func requirements(_ bound: GatePolicy.Bound) -> [GateRequirement] {
    switch bound.measure {
    case .score: return projects.filter { !$0.facts.isContainer }.map { score($0, bound) }
    case .claimedNotProven:
      return [count(status?.claimedNotProven.count, bound)]
    case .overdue:
      return [count(status?.items.count { $0.schedule == .overdue && !$0.mayBeLeft }, bound)]
    }
  }

  private func score(_ project: PortfolioFacts.Project, _ bound: GatePolicy.Bound)
    -> GateRequirement
  {
    let audit = ProjectAudit(
      project: project.name, facts: RuleFacts(project: project.facts, today: portfolio.today),
      profile: policy.profile, waivers: policy.waivers)
    return requirement(
      bound, value: audit.score.value, subject: project.name,
      measured: audit.score.value.map { ["score": .share(part: $0, whole: 100)] } ?? [:])
  }

  private func count(_ value: Int?, _ bound: GatePolicy.Bound) -> GateRequirement {
    requirement(
      bound, value: value, subject: "*", measured: value.map { ["count": .integer($0)] } ?? [:])
  }

  private func requirement(
    _ bound: GatePolicy.Bound, value: Int?, subject: String, measured: [String: Measured]
  ) -> GateRequirement {
    let outcome: Outcome =
      value.map { bound.threshold.isMet(by: $0) ? .met : .unmet } ?? .inconclusive
    return GateRequirement(
      kind: .bound, name: bound.measure.rawValue, subject: subject, outcome: outcome,
      message: Message(
        value == nil ? "gate.bound.unknown" : "gate.bound.value",
        [
          "value": .number(value ?? 0),
          "bound": .text("\(bound.threshold.comparison.rawValue) \(bound.threshold.value)"),
        ]), measured: measured,
      remedy: outcome == .met ? nil : Message("gate.bound.\(bound.measure.rawValue)-remedy"))
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
  fileprivate var isAboutCommits: Bool {
    kind == .rule && (name.hasPrefix("commits.") || name.hasPrefix("activity."))
  }

  /// Whether a larger share can only help.
  var hasLowerBound: Bool {
    switch kind {
    case .bound: name == GatePolicy.Bound.Measure.score.rawValue
    case .rule:
      rule(named: name).map { rule in
        let bounds = rule.defaults.names.compactMap { rule.defaults.threshold($0) }
        return bounds.count == 1 && [.atLeast, .moreThan].contains(bounds[0].comparison)
      } ?? false
    case .history, .item: false
    }
  }
}
