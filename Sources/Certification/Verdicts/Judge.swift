import CivilTime
import Facts
import MilepostResources
package import Planning
import Rules

/// Joins plan and evidence: the only place that knows both.
package struct Judge {
  private let portfolio: PortfolioFacts
  private let links: [String: [Link]]
  private let authorship: Authorship

  /// Creates a judge.
  ///
  /// - Parameters:
  ///   - links: Stated links; links to ids that the plan does not have are the caller's to report.
  ///   - authorship: Who added which path; findings that rest on other people's files do not count.
  package init(portfolio: PortfolioFacts, links: [Link], authorship: Authorship) {
    self.portfolio = portfolio
    self.links = Dictionary(grouping: links, by: \.item)
    self.authorship = authorship
  }

  /// Returns every item's verdict, in the order of the plan.
  package func report(on plan: Plan) -> StatusReport {
    var verdicts = plan.items.map(verdict)
    let satisfied = satisfiedChoices(verdicts)
    for index in verdicts.indices {
      guard let choice = verdicts[index].item.choice, satisfied.contains(choice.group) else {
        continue
      }
      verdicts[index] = verdicts[index].leftToChoice()
    }
    return StatusReport(items: verdicts, today: portfolio.today)
  }

  private func verdict(on item: PlanItem) -> ItemVerdict {
    let stated = (links[item.id] ?? []) + (links["*"] ?? []).filter { _ in !item.criteria.isEmpty }
    let attestation = stated.compactMap(\.attestation).first
    let window = item.usableWindow(on: portfolio.today)
    var requirements: [Requirement] = []
    for link in stated {
      if link.strength == .trailer { requirements.append(trailer(link)) }
      for call in calls(for: item, link: link) {
        requirements += evaluate(call, link: link, window: window)
      }
    }
    requirements = distinct(requirements)
    var verdict = self.verdict(of: requirements, item: item)
    var missing = verdict == .unlinked ? [] : missingParts(of: item, requirements: requirements)
    if verdict == .proved, !missing.isEmpty { verdict = .partlyShown }
    if let attestation, verdict != .proved, verdict != .unmet {
      verdict = .attested
      missing = attestation.blob == nil ? missing : []
    }
    // What git can show is there, or nothing can be finished: neither can be overdue.
    let isDone =
      [.proved, .attested, .partlyShown].contains(verdict) || item.state == .done
      || [.habit, .practice, .signal].contains(item.kind)
    return ItemVerdict(
      item: item, verdict: verdict,
      level: verdict == .proved || verdict == .partlyShown ? .observed : .claimed,
      schedule: schedule(of: item.window, on: portfolio.today, isDone: isDone),
      daysLeft: item.window?.end.map { portfolio.today.distance(to: $0) },
      requirements: requirements, attestation: attestation, missing: missing,
      notes: notes(on: item, requirements: requirements),
      mayBeLeft: item.optional || item.conditional || item.cancelled)
  }

  /// The rules a link asks for: its own, else those of the sentence, else activity in the window.
  private func calls(for item: PlanItem, link: Link) -> [RuleCall] {
    if link.project == nil { return [] }
    if link.strength == .trailer { return [] }
    if !link.rules.isEmpty { return link.rules }
    if !item.criteria.isEmpty { return item.criteria.map(RuleCall.init) }
    return [RuleCall(rule: "activity.commits-in-window", isComplete: false)]
  }

  /// A rule that the words of the plan name and that is not built cannot be evaluated.
  private func unknownRule(_ call: RuleCall, project: String) -> Requirement {
    Requirement(
      call: call, project: project,
      finding: Finding(
        rule: call.rule, outcome: .inconclusive, message: Message("status.no-rule")))
  }

  /// Commits that name the item: a trace of work, never the whole claim.
  private func trailer(_ link: Link) -> Requirement {
    Requirement(
      call: RuleCall(rule: Self.trailerRule, isComplete: false), project: link.project ?? "",
      finding: Finding(
        rule: Self.trailerRule, outcome: .met,
        message: Message("status.trailer", ["count": .number(link.commits.count)]),
        places: link.commits.map { Place(oid: $0) },
        measured: ["commits": .integer(link.commits.count)]))
  }

  /// Id under which trailer links are reported.
  private static let trailerRule = "link.trailer"

  private func evaluate(_ call: RuleCall, link: Link, window: DayRange?) -> [Requirement] {
    guard let name = link.project else { return [] }
    guard let rule = rule(named: call.rule) else { return [unknownRule(call, project: name)] }
    let projects = portfolio.projects(named: name)
    let findings = projects.map { project in
      Requirement(
        call: call, project: project.name,
        finding: authorship.checked(
          evaluateRule(rule, on: project, call: call, window: window, wholePortfolio: name == "*"),
          repository: project.repository, project: project.facts.path))
    }
    guard name == "*" else { return findings }
    // One project that meets the rule is enough when the link names the whole portfolio.
    return
      (findings.first { $0.finding.outcome == .met }
      ?? findings.first { $0.finding.outcome == .inconclusive } ?? findings.first).map { [$0] }
      ?? []
  }

  private func evaluateRule(
    _ rule: any Rule.Type, on project: PortfolioFacts.Project, call: RuleCall, window: DayRange?,
    wholePortfolio: Bool
  ) -> Finding {
    rule.evaluate(
      portfolio.ruleFacts(for: project, window: window, wholePortfolio: wholePortfolio),
      rule.defaults.merging(portfolio.parameters[rule.id] ?? RuleParameters())
        .merging(call.parameters))
  }

  private func verdict(of requirements: [Requirement], item: PlanItem) -> Verdict {
    let outcomes = requirements.map(\.finding.outcome).filter { $0 != .notApplicable }
    if requirements.isEmpty { return .unlinked }
    if outcomes.isEmpty { return .inconclusive }
    if outcomes.contains(.unmet) {
      // A verdict of "unmet" needs a window that has begun.
      if let start = item.window?.start, portfolio.today < start { return .inconclusive }
      return .unmet
    }
    return outcomes.contains(.inconclusive) ? .inconclusive : .proved
  }

  /// The parts of the sentence that no requirement looks at.
  private func missingParts(of item: PlanItem, requirements: [Requirement]) -> [String] {
    if item.criteria.isEmpty {
      return requirements.contains { $0.call.isComplete && $0.finding.outcome == .met }
        ? [] : [item.text]
    }
    let answered = Set(requirements.map(\.call.rule))
    func words(_ isMeant: (PlanCriterion) -> Bool) -> [String] {
      item.criteria.filter(isMeant).flatMap(\.covered).map(\.text)
    }
    var missing = item.uncovered.map(\.text) + words { !answered.contains($0.rule) }
    // Words that a rule shows in part are half seen: that is said when nothing else is missing.
    if missing.isEmpty { missing = words { !$0.isComplete } }
    var seen: Set<String> = []
    return missing.filter { seen.insert($0).inserted }
  }

  private func notes(on item: PlanItem, requirements: [Requirement]) -> [Message] {
    var notes: [Message] = []
    if let window = item.window, window.certainty == .assumed, let assumption = window.assumption {
      notes.append(Message("status.note.assumed-\(assumption.rawValue)"))
    }
    if item.window?.conflicts.isEmpty == false { notes.append(Message("status.note.conflict")) }
    for requirement in requirements where requirement.finding.outcome == .met {
      guard let repository = portfolio.repository(ofProject: requirement.project) else { continue }
      notes += authorship.timing(
        of: requirement.finding, window: item.window, repository: repository,
        dayRule: portfolio.dayRule)
      notes += authorship.imports(of: requirement.finding, repository: repository)
      notes += authorship.others(in: requirement.finding, repository: repository)
      notes += foreignStart(of: repository)
    }
    var seen: Set<Message> = []
    return notes.filter { seen.insert($0).inserted }
  }

  /// A remark on a history that somebody else began.
  private func foreignStart(of repository: Int) -> [Message] {
    let history = portfolio.history
    let root = history.commits.first {
      $0.traits.contains(.root) && $0.repository == repository
    }
    guard let root, history.author(of: root)?.isOwner != true else { return [] }
    return [
      Message(
        "status.note.foreign-start",
        [
          "repository": .text(history.repositories[repository].name),
          "commit": .text(String("\(root.id)".prefix(7))),
        ])
    ]
  }

  private func satisfiedChoices(_ verdicts: [ItemVerdict]) -> Set<String> {
    var counts: [String: (done: Int, required: Int)] = [:]
    for verdict in verdicts {
      guard let choice = verdict.item.choice else { continue }
      let isDone = verdict.verdict == .proved || verdict.verdict == .attested
      counts[choice.group, default: (0, choice.required)].done += isDone ? 1 : 0
    }
    return Set(counts.filter { $0.value.done >= $0.value.required }.keys)
  }

  private func distinct(_ requirements: [Requirement]) -> [Requirement] {
    var seen: Set<Requirement> = []
    return requirements.filter { seen.insert($0).inserted }
  }
}

extension RuleCall {
  /// The rule call that the words of a plan ask for.
  package init(_ criterion: PlanCriterion) {
    self.init(
      rule: criterion.rule,
      parameters: RuleParameters(criterion.parameters.mapValues(RuleParameters.Value.init)),
      covers: criterion.covered.map(\.text), isComplete: criterion.isComplete)
  }
}

extension RuleParameters.Value {
  init(_ value: PlanCriterion.Value) {
    switch value {
    case .threshold(let comparison, let number):
      self = .threshold(Threshold(Threshold.Comparison(comparison), number))
    case .integer(let number): self = .integer(number)
    case .text(let text): self = .text(text)
    case .list(let list): self = .list(list)
    case .flag(let flag): self = .flag(flag)
    }
  }
}

extension Threshold.Comparison {
  init(_ comparison: PlanQuantity.Comparison) {
    switch comparison {
    case .atLeast: self = .atLeast
    case .moreThan: self = .moreThan
    case .atMost: self = .atMost
    case .lessThan: self = .lessThan
    case .equal: self = .equal
    }
  }
}

extension ItemVerdict {
  /// The same verdict, of an item that need not be done because its choice is satisfied.
  fileprivate func leftToChoice() -> ItemVerdict {
    ItemVerdict(
      item: item, verdict: verdict, level: level,
      schedule: schedule == .overdue ? .past : schedule, daysLeft: daysLeft,
      requirements: requirements, attestation: attestation, missing: missing, notes: notes,
      mayBeLeft: true)
  }
}
