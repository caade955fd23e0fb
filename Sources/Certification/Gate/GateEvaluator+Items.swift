import MilepostResources
import Planning
import Rules

/// What a policy asks of plan items.
extension GateEvaluator {
  func requirement(_ asked: GatePolicy.Item) -> GateRequirement {
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
