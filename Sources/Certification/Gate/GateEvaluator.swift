import Activity
import Facts
package import MilepostResources
import Planning
import Rules

/// Holds a portfolio against a policy.
package struct GateEvaluator {
  let policy: GatePolicy
  let portfolio: PortfolioFacts
  /// nil when the policy asks for no plan.
  let status: StatusReport?
  let baseline: GateBaseline?
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
