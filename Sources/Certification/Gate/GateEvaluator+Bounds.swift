import Facts
import MilepostResources
import Planning
import Rules

/// What a policy asks of counts and scores.
extension GateEvaluator {
  func requirements(_ bound: GatePolicy.Bound) -> [GateRequirement] {
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
