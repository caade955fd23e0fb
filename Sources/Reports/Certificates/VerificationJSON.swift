package import Certification
package import MilepostResources
package import StrictJSON

/// The outcome of a verification as `milepost.verify/1`.
package enum VerificationJSON {
  package static func value(
    _ outcome: VerificationOutcome, catalogue: Catalogue
  ) -> JSONValue {
    let rejection = outcome.conclusion.rejection
    return [
      "schema": "milepost.verify/1",
      "conclusion": .string(outcome.conclusion.name),
      "reason": .optional(rejection?.reason.rawValue),
      "detail": .optional(rejection?.detail),
      "message": .optional(rejection.map { catalogue.text($0.message) }),
      "level": .string(outcome.level.rawValue),
      "evidenceLevel": .string(outcome.evidenceLevel.rawValue),
      "requiredLevel": .string(outcome.requiredLevel.rawValue),
      "issuerClass": .optional(outcome.issuerClass?.name),
      "certificate": outcome.certificate.map(certificate) ?? .null,
      "item": outcome.record.map(item) ?? .null,
      "repositories": .array(
        (outcome.record?.repositories ?? []).map {
          ["alias": .string($0.alias), "head": .string($0.head)]
        }),
      "criteria": .array(
        (outcome.record?.criteria ?? []).map { criterion in
          [
            "id": .string(criterion.id), "text": .string(criterion.text),
            "rule": .string(criterion.rule), "verdict": .string(criterion.verdict.rawValue),
            "required": .boolean(outcome.record?.policy.required.contains(criterion.id) ?? false),
            "level": .string((outcome.criterionLevels[criterion.id] ?? .claimed).rawValue),
          ]
        }),
      "vouchers": .array(
        outcome.vouchers.map { voucher in
          [
            "kind": .string(voucher.kind.rawValue), "signer": .string(voucher.signer),
            "principals": .optional(voucher.principals), "comment": .optional(voucher.comment),
            "subject": .boolean(voucher.isSubject),
          ]
        }),
      "signals": .array(
        (outcome.record?.commits.signalNotes ?? []).map {
          ["code": .string($0.key), "text": .string(catalogue.text($0))]
        }),
      "anchors": .array(
        outcome.anchors.map {
          [
            "repository": .string($0.repository), "commit": .string($0.commit),
            "signer": .string($0.principals), "time": .string($0.time.description),
          ]
        }),
      "notShown": .array(
        outcome.notShown.map {
          ["code": .string($0.key), "text": .string(catalogue.text($0))]
        }),
    ]
  }

  private static func certificate(_ certificate: CertificateSummary) -> JSONValue {
    [
      "id": .string(certificate.id),
      "issuer": .string(certificate.issuer.did),
      "subject": .string(certificate.subject.did),
      "validFrom": .string(certificate.validFrom.description),
      "validUntil": .text(certificate.validUntil),
      "evidence": .string("sha256:\(certificate.recordDigest.hexadecimal)"),
    ]
  }

  private static func item(_ record: EvidenceRecord) -> JSONValue {
    let milestone = record.plan.milestone
    return [
      "id": .string(milestone.id), "title": .string(milestone.title),
      "start": .text(milestone.from),
      "end": .text(milestone.to), "asOf": .string(record.asOf.description),
      "rules": .string(record.rules),
    ]
  }
}

extension VerificationOutcome.Conclusion {
  /// The reason, when there is one.
  package var rejection: Rejection? {
    switch self {
    case .verified, .belowRequired: nil
    case .rejected(let rejection), .inconclusive(let rejection): rejection
    }
  }

  fileprivate var name: String {
    switch self {
    case .verified: "verified"
    case .belowRequired: "below-required"
    case .rejected: "rejected"
    case .inconclusive: "inconclusive"
    }
  }
}

extension VerificationOutcome.IssuerClass {
  fileprivate var name: String {
    switch self {
    case .holder: "holder"
    case .trusted: "trusted"
    case .unknown: "unknown"
    }
  }
}
