package import Certification
package import MilepostResources
import Rules

/// The outcome of a verification for the terminal: one fact a line, and what it does not show.
package enum VerificationText {
  package static func document(
    _ outcome: VerificationOutcome, catalogue: Catalogue, plain: Bool
  ) -> TextDocument {
    var document = TextDocument()
    if let certificate = outcome.certificate {
      document.table(rows(outcome, certificate: certificate, catalogue: catalogue))
    }
    if let record = outcome.record {
      for criterion in record.criteria {
        document.line(
          criterionLine(criterion, outcome: outcome, catalogue: catalogue, plain: plain))
      }
      document.table([levelRow(outcome, catalogue: catalogue)])
    }
    document.line(conclusion(outcome, catalogue: catalogue))
    document.gap()
    document.line(catalogue("verify.label.not-shown"), .strong)
    for limit in outcome.notShown {
      document.line(TextSpan("- "), TextSpan(catalogue.text(limit)))
    }
    return document
  }

  private static func rows(
    _ outcome: VerificationOutcome, certificate: CertificateSummary, catalogue: Catalogue
  ) -> [[TextSpan]] {
    var rows: [[TextSpan]] = []
    func add(_ label: String, _ text: String, _ style: TextStyle = .plain) {
      rows.append([TextSpan(catalogue("verify.label.\(label)") + "  "), TextSpan(text, style)])
    }
    if let milestone = outcome.record?.plan.milestone {
      add("certificate", "\(milestone.title) (\(milestone.id))  \(certificate.id)", .strong)
    } else {
      add("certificate", certificate.id, .strong)
    }
    if let issuer = outcome.issuerClass {
      let text = catalogue.text(
        Message("verify.signature.valid", ["issuer": .message(issuerMessage(issuer))]))
      add("signature", "\(text)  \(certificate.issuer.did)")
    }
    add("validity", catalogue.text(validity(of: certificate)))
    for voucher in outcome.vouchers {
      let comment =
        voucher.comment.map {
          "  " + catalogue.text(Message("verify.voucher.comment", ["comment": .text($0)]))
        } ?? ""
      add(voucher.kind.rawValue, catalogue.text(message(of: voucher)) + comment)
    }
    let key =
      outcome.criterionLevels.isEmpty ? "verify.evidence.not-derived" : "verify.evidence.same"
    add(
      "evidence",
      catalogue.text(Message(key, ["digest": .text(certificate.recordDigest.hexadecimal)])))
    for repository in outcome.record?.repositories ?? [] {
      add(
        "repository",
        catalogue.text(
          Message(
            "verify.repository",
            ["alias": .text(repository.alias), "head": .text(String(repository.head.prefix(12)))])))
    }
    if let commits = outcome.record?.commits {
      add(
        "commits",
        catalogue.text(
          Message(
            "verify.commits",
            [
              "count": .number(commits.count), "days": .number(commits.activeDays),
              "streak": .number(commits.longestStreak),
            ])))
      for note in commits.signalNotes { add("signal", catalogue.text(note)) }
    }
    for anchor in outcome.anchors {
      add(
        "time",
        catalogue.text(
          Message(
            "verify.time",
            [
              "repository": .text(anchor.repository), "time": .text("\(anchor.time)"),
              "signer": .text(anchor.principals), "commit": .text(String(anchor.commit.prefix(12))),
            ])))
    }
    return rows
  }

  private static func issuerMessage(_ issuer: VerificationOutcome.IssuerClass) -> Message {
    switch issuer {
    case .holder: Message("verify.issuer.holder")
    case .trusted(let principals):
      Message("verify.issuer.trusted", ["signer": .text(principals)])
    case .unknown: Message("verify.issuer.unknown")
    }
  }

  private static func validity(of certificate: CertificateSummary) -> Message {
    var arguments: [String: Message.Argument] = ["from": .text("\(certificate.validFrom)")]
    guard let until = certificate.validUntil else {
      return Message("verify.validity.open", arguments)
    }
    arguments["until"] = .text("\(until)")
    return Message("verify.validity", arguments)
  }

  private static func message(of voucher: VerificationOutcome.Voucher) -> Message {
    guard let principals = voucher.principals else {
      return Message("verify.voucher.unknown", ["signer": .text(voucher.signer)])
    }
    return Message(
      "verify.voucher.trusted",
      ["signer": .text(voucher.signer), "principals": .text(principals)])
  }

  private static func criterionLine(
    _ criterion: CriterionEvidence, outcome: VerificationOutcome, catalogue: Catalogue, plain: Bool
  ) -> [TextSpan] {
    let level = outcome.criterionLevels[criterion.id] ?? .claimed
    let share = criterion.share.map {
      "  \($0.percent) % (\($0.comparison.rawValue) \($0.bound) %)"
    }
    let text = catalogue.text(
      Message(
        "verify.criterion", ["text": .text(criterion.text), "rule": .text(criterion.rule)]))
    return [
      TextSpan("  "), Signs(catalogue: catalogue, plain: plain).outcome(criterion.verdict.outcome),
      TextSpan(" \(text)\(share ?? "")  "),
      TextSpan(catalogue("verify.level.\(level.rawValue)"), .quiet),
    ]
  }

  private static func levelRow(_ outcome: VerificationOutcome, catalogue: Catalogue) -> [TextSpan] {
    let level = Message("verify.level.\(outcome.level.rawValue)")
    let text =
      outcome.level == .certified
      ? Message(
        "verify.level.certified-with",
        ["evidence": .message(Message("verify.level.\(outcome.evidenceLevel.rawValue)"))]) : level
    let required = Message(
      "verify.required",
      ["level": .message(Message("verify.level.\(outcome.requiredLevel.rawValue)"))])
    return [
      TextSpan(catalogue("verify.label.level") + "  ", .strong),
      TextSpan(catalogue.text(text), .strong), TextSpan("  (\(catalogue.text(required)))"),
    ]
  }

  private static func conclusion(
    _ outcome: VerificationOutcome, catalogue: Catalogue
  ) -> [TextSpan] {
    switch outcome.conclusion {
    case .verified: [TextSpan(catalogue("verify.conclusion.verified"), .good)]
    case .belowRequired: [TextSpan(catalogue("verify.conclusion.below"), .bad)]
    case .rejected(let rejection):
      sentence("verify.conclusion.rejected", rejection, .bad, catalogue: catalogue)
    case .inconclusive(let rejection):
      sentence("verify.conclusion.inconclusive", rejection, .warning, catalogue: catalogue)
    }
  }

  private static func sentence(
    _ key: String, _ rejection: Rejection, _ style: TextStyle, catalogue: Catalogue
  ) -> [TextSpan] {
    let text = catalogue.text(Message(key, ["reason": .message(rejection.message)]))
    return [TextSpan(text, style), TextSpan("  [\(rejection.code)]", .quiet)]
  }
}

extension CriterionEvidence.Verdict {
  fileprivate var outcome: Outcome {
    switch self {
    case .met: .met
    case .unmet: .unmet
    case .inconclusive: .inconclusive
    case .notApplicable: .notApplicable
    }
  }
}
