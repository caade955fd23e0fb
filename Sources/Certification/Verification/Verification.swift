import StrictJSON

/// Checks a certificate in a fixed order; the first failure is the reason.
///
/// Form before signature, signature before claims, claims before repositories: nothing is believed
/// that a later step covers, and the same tampering always has the same reason.
///
/// - SeeAlso: docs/certificates.md
package struct Verification {
  private let request: VerificationRequest
  private var certificate: CertificateSummary?
  private var record: EvidenceRecord?
  private var issuerClass: VerificationOutcome.IssuerClass?
  private var evidenceLevel = EvidenceLevel.claimed
  private var criterionLevels: [String: EvidenceLevel] = [:]
  private var isVouchedFor = false
  private var signedCommits: Rederivation.SignedCommits?
  private var anchors: [TimeAnchor] = []
  private var vouchers: [VerificationOutcome.Voucher] = []

  private init(_ request: VerificationRequest) { self.request = request }

  /// Verifies the bytes of a certificate file.
  ///
  /// - Parameter rederivation: Derives the record again from repositories; nil when none was given.
  package static func outcome(
    of bytes: [UInt8], request: VerificationRequest, rederivation: Rederivation.Closure?
  ) -> VerificationOutcome {
    var verification = Verification(request)
    let conclusion: VerificationOutcome.Conclusion
    do throws(Rejection) {
      try verification.check(bytes, rederivation: rederivation)
      conclusion = verification.level >= request.requiredLevel ? .verified : .belowRequired
    } catch {
      conclusion = error.reason.isInconclusive ? .inconclusive(error) : .rejected(error)
    }
    return verification.outcome(conclusion)
  }

  private var level: EvidenceLevel { outcome(.verified).level }

  private func outcome(_ conclusion: VerificationOutcome.Conclusion) -> VerificationOutcome {
    VerificationOutcome(
      conclusion: conclusion, requiredLevel: request.requiredLevel, certificate: certificate,
      record: record, issuerClass: issuerClass, evidenceLevel: evidenceLevel,
      criterionLevels: criterionLevels, isVouchedFor: isVouchedFor, signedCommits: signedCommits,
      anchors: anchors, vouchers: vouchers)
  }

  private mutating func check(
    _ bytes: [UInt8], rederivation: Rederivation.Closure?
  ) throws(Rejection) {
    let bundle = try CertificateBundle(bytes)
    let claims = try SignedClaims(bundle.credential, types: Credential.types)
    let subject = try Self.subjectKey(of: claims)
    let evidence = try canonicalBytes(of: bundle.evidence)
    let digest = Digest(of: evidence)
    guard claims.json["evidence"]?.elements?.map({ $0["id"] }) == [.string(digest.uri)],
      claims.json["relatedResource"]?.elements?.map({ $0["digestSRI"] })
        == [.string(digest.integrity)]
    else { throw Rejection(.evidenceDigest) }
    let record = try Self.record(of: bundle.evidence)
    certificate = CertificateSummary(
      id: claims.id, issuer: claims.issuer, subject: subject, validFrom: claims.validFrom,
      validUntil: claims.validUntil, recordDigest: digest)
    try claims.checkValidity(at: request.now)
    guard claims.validFrom >= record.asOf else { throw Rejection(.issuedBeforeEvidence) }
    try Self.checkProjection(of: record, claims: claims, subject: subject)
    self.record = record
    issuerClass = issuerClass(of: claims.issuer, subject: subject)
    try checkRequest(bundle: bundle, claims: claims, subject: subject, record: record)
    try rederive(record, of: subject, evidence: evidence, with: rederivation)
    try checkVouchers(of: bundle, claims: claims, subject: subject)
  }

  private static func subjectKey(of claims: SignedClaims) throws(Rejection) -> PublicKey {
    do throws(PublicKey.Refusal) {
      return try PublicKey(did: claims.subject)
    } catch {
      throw Rejection(error == .weak ? .weakKey : .subject)
    }
  }

  private static func record(of value: JSONValue) throws(Rejection) -> EvidenceRecord {
    do throws(JSONError) {
      return try EvidenceRecord(value)
    } catch {
      throw Rejection(.evidence, error)
    }
  }

  /// Computes the whole payload from the record and compares bytes: what a reader sees of a badge
  /// is what the record says, or the certificate does not hold.
  private static func checkProjection(
    of record: EvidenceRecord, claims: SignedClaims, subject: PublicKey
  ) throws(Rejection) {
    do throws(JSONError) {
      let credential = try Credential(
        record: record, issuer: claims.issuer, subject: subject, validFrom: claims.validFrom,
        validUntil: claims.validUntil)
      if try credential.payload() == claims.payload { return }
    } catch {
      throw Rejection(.projection, error)
    }
    throw Rejection(.projection)
  }

  private func issuerClass(
    of issuer: PublicKey, subject: PublicKey
  ) -> VerificationOutcome.IssuerClass {
    if issuer == subject { return .holder }
    guard let principals = request.signers?.principals(for: issuer, at: request.now) else {
      return .unknown
    }
    return .trusted(principals: principals)
  }

  private func checkRequest(
    bundle: CertificateBundle, claims: SignedClaims, subject: PublicKey, record: EvidenceRecord
  ) throws(Rejection) {
    if let revocations = request.revocations {
      guard !revocations.contains(claims.issuer), !revocations.contains(subject),
        !revocations.contains(credentialID: claims.id)
      else { throw Rejection(.revoked) }
    }
    switch request.subject {
    case .key(let key): guard key == subject else { throw Rejection(.subject) }
    case .sshKey(let blob):
      guard
        blob == subject.sshBlob
          || bundle.countersignatures.contains(where: { $0.signature.keyBlob == blob })
      else { throw Rejection(.subject) }
    case nil: break
    }
    if let policy = request.policy {
      guard try canonicalBytes(of: policy.json) == canonicalBytes(of: record.policy.json) else {
        throw Rejection(.policy)
      }
    }
  }
}

extension Verification {
  private mutating func rederive(
    _ record: EvidenceRecord, of subject: PublicKey, evidence: [UInt8],
    with rederivation: Rederivation.Closure?
  ) throws(Rejection) {
    for criterion in record.requiredCriteria where criterion.verdict != .met {
      throw Rejection(.notMet, detail: criterion.id)
    }
    guard record.commits.blockingSignals.isEmpty else {
      throw Rejection(.signal, detail: record.commits.blockingSignals.joined(separator: ","))
    }
    guard let rederivation else {
      // Who asks for no more than the holder's claim needs no repository.
      if request.requiredLevel == .claimed { return }
      throw Rejection(.noRepository)
    }
    let derived = try rederivation(record, subject)
    guard try canonicalBytes(of: derived.record.json) == evidence else {
      throw Rejection(.mismatch, detail: Self.firstDifference(record.json, derived.record.json))
    }
    signedCommits = derived.signedCommits
    anchors = derived.anchors
    for criterion in record.requiredCriteria {
      let isCorroborated = criterion.reliesOn.allSatisfy { property in
        switch property {
        case .authorship: derived.signedCommits?.isCorroborated ?? false
        case .time: record.isAnchored(criterion, by: derived.anchors)
        // No second measurement can be read yet (docs/certificates.md).
        case .measurement: false
        }
      }
      criterionLevels[criterion.id] = isCorroborated ? .corroborated : criterion.level
    }
    evidenceLevel = criterionLevels.values.min() ?? .claimed
  }

  /// The first member of the record that differs, in the order of the format.
  private static func firstDifference(_ left: JSONValue, _ right: JSONValue) -> String {
    left.members?.first { $0.value != right[$0.name] }?.name ?? ""
  }

  private mutating func checkVouchers(
    of bundle: CertificateBundle, claims: SignedClaims, subject: PublicKey
  ) throws(Rejection) {
    if case .trusted = issuerClass { isVouchedFor = true }
    for text in bundle.endorsements {
      let endorsement = try Endorsement(
        text, of: bundle.credential, credentialID: claims.id, now: request.now)
      let endorser = endorsement.endorser
      if request.revocations?.contains(endorser) == true {
        throw Rejection(.revoked, detail: endorser.did)
      }
      let principals = request.signers?.principals(for: endorser, at: request.now)
      if principals != nil, endorser != subject { isVouchedFor = true }
      vouchers.append(
        VerificationOutcome.Voucher(
          kind: .endorsement, signer: endorser.did, principals: principals,
          comment: endorsement.comment, isSubject: endorser == subject))
    }
    // Last, because another program is started for them.
    for countersignature in bundle.countersignatures {
      vouchers.append(
        try voucher(for: countersignature, credential: bundle.credential, subject: subject))
    }
  }

  private func voucher(
    for countersignature: Countersignature, credential: String, subject: PublicKey
  ) throws(Rejection) -> VerificationOutcome.Voucher {
    let signature = countersignature.signature
    let signer = "\(signature.keyType) \(signature.fingerprint)"
    guard request.revocations?.contains(sshBlob: signature.keyBlob) != true else {
      throw Rejection(.revoked, detail: signer)
    }
    guard let tool = request.sshKeygen else { throw Rejection(.toolMissing, detail: "ssh-keygen") }
    do throws(CertificateError) {
      let principal = try tool.principal(
        of: countersignature, over: credential, signers: request.signers?.text, now: request.now)
      return VerificationOutcome.Voucher(
        kind: .countersignature, signer: signer, principals: principal, comment: nil,
        isSubject: signature.keyBlob == subject.sshBlob)
    } catch {
      throw error.code == .toolFailed
        ? Rejection(.countersignature, detail: signer)
        : Rejection(.toolMissing, detail: error.subject)
    }
  }
}
