package import MilepostResources

extension VerificationOutcome {
  /// What the certificate does not show, in the order of weight; never empty.
  ///
  /// Printed with every outcome: a signature is easily taken for more than it is.
  package var notShown: [Message] {
    guard let record else { return [Message("verify.not-shown.anything")] }
    var limits: [Message] = []
    if criterionLevels.isEmpty { limits.append(Message("verify.not-shown.rederivation")) }
    limits.append(issuerLimit)
    limits += authorshipLimits(of: record)
    limits.append(Message("verify.not-shown.time"))
    if record.requiredCriteria.contains(where: { $0.reliesOn.contains(.measurement) }) {
      limits.append(Message("verify.not-shown.measurement"))
    }
    let claimed = record.criteria.filter { $0.level == .claimed }.count
    if claimed > 0 {
      limits.append(Message("verify.not-shown.claimed", ["count": .number(claimed)]))
    }
    limits += planLimits(of: record.plan)
    if level == .observed { limits.append(corroborationLimit(of: record)) }
    return limits
  }

  private var issuerLimit: Message {
    switch issuerClass {
    case .trusted(let principals):
      Message("verify.not-shown.trusted", ["signer": .text(principals)])
    case .holder: Message("verify.not-shown.holder")
    case .unknown, nil: Message("verify.not-shown.unknown-issuer")
    }
  }

  private func authorshipLimits(of record: EvidenceRecord) -> [Message] {
    var limits: [Message] = []
    if let signed = signedCommits, signed.signedBySubject > 0 {
      limits.append(
        Message(
          "verify.not-shown.authorship-signed",
          ["signed": .number(signed.signedBySubject), "count": .number(signed.counted)]))
    } else {
      limits.append(Message("verify.not-shown.authorship"))
    }
    if record.commits.declaredCoAuthored > 0 {
      limits.append(
        Message(
          "verify.not-shown.co-authored",
          ["count": .number(record.commits.declaredCoAuthored)]))
    }
    return limits
  }

  private func planLimits(of plan: PlanEvidence) -> [Message] {
    guard let edits = plan.milestone.edits else {
      return [Message("verify.not-shown.plan-unversioned")]
    }
    let late = edits.duringWindow + edits.afterWindow
    return late > 0 ? [Message("verify.not-shown.plan-edited", ["count": .number(late)])] : []
  }

  /// Why the next level is out of reach, so that nobody takes its absence for a fault.
  private func corroborationLimit(of record: EvidenceRecord) -> Message {
    let beyondSignatures = record.requiredCriteria.contains {
      $0.reliesOn.contains(.time) || $0.reliesOn.contains(.measurement)
    }
    return Message(
      beyondSignatures
        ? "verify.not-shown.corroborated-unreachable" : "verify.not-shown.corroborated-unsigned")
  }
}
