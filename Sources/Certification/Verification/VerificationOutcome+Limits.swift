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
    limits.append(timeLimit)
    if record.requiredCriteria.contains(where: { $0.reliesOn.contains(.measurement) }) {
      limits.append(Message("verify.not-shown.measurement"))
    }
    let claimed = record.criteria.filter { $0.level == .claimed }.count
    if claimed > 0 {
      limits.append(Message("verify.not-shown.claimed", ["count": .number(claimed)]))
    }
    limits += planLimits(of: record.plan)
    if level == .observed { limits += corroborationLimits(of: record) }
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

  private var timeLimit: Message {
    guard let last = anchors.max(by: { $0.time < $1.time }) else {
      return Message("verify.not-shown.time")
    }
    return Message(
      "verify.not-shown.time-anchored",
      ["day": .text("\(last.time.day)"), "signer": .text(last.principals)])
  }

  /// Why the next level is not reached, so that nobody takes its absence for a fault: what is missing
  /// here, then what this version cannot read at all.
  private func corroborationLimits(of record: EvidenceRecord) -> [Message] {
    let required = record.requiredCriteria
    var limits: [Message] = []
    if signedCommits?.isCorroborated != true {
      limits.append(Message("verify.not-shown.corroborated-unsigned"))
    }
    if required.contains(where: { $0.reliesOnOneTime && !record.isAnchored($0, by: anchors) }) {
      let late = anchors.map(\.time.day).max()
      limits.append(
        record.lastAnchorDay.map { day in
          Message(
            late.map { $0 > day } == true
              ? "verify.not-shown.corroborated-late" : "verify.not-shown.corroborated-time",
            ["last": .text("\(day)"), "namespace": .text(Names.timeNamespace)])
        } ?? Message("verify.not-shown.corroborated-endless"))
    }
    if required.contains(where: \.isAboutDays) {
      limits.append(Message("verify.not-shown.corroborated-days"))
    }
    if required.contains(where: { $0.reliesOn.contains(.measurement) }) {
      limits.append(Message("verify.not-shown.corroborated-measurement"))
    }
    return limits
  }
}
