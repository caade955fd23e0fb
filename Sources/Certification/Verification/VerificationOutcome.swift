/// What a verification found out.
package struct VerificationOutcome: Sendable {
  package enum Conclusion: Equatable, Sendable {
    /// Genuine, and at or above the required level.
    case verified
    /// Genuine, and below the required level.
    case belowRequired
    case rejected(Rejection)
    /// Could not be judged.
    case inconclusive(Rejection)
  }

  /// Who issued a certificate, seen by this verifier.
  package enum IssuerClass: Equatable, Sendable {
    /// The subject itself.
    case holder
    /// A key that the verifier trusts, with its principals.
    case trusted(principals: String)
    case unknown
  }

  /// What somebody signed beside the issuer.
  package struct Voucher: Equatable, Sendable {
    package enum Kind: String, Sendable {
      case countersignature, endorsement
    }
    package let kind: Kind
    /// `did:key:…`, or type and fingerprint of an ssh key.
    package let signer: String
    /// nil when the signature is valid and the verifier does not know the signer.
    package let principals: String?
    /// Words of the endorser.
    package let comment: String?
    /// Whether the signer is the subject.
    package let isSubject: Bool
  }

  package let conclusion: Conclusion
  package let requiredLevel: EvidenceLevel
  /// nil when the file could not be read as far as its claims.
  package let certificate: CertificateSummary?
  /// nil when the record could not be read or does not belong to the credential.
  package let record: EvidenceRecord?
  package let issuerClass: IssuerClass?
  /// What this run derived from repositories; `claimed` when it derived nothing.
  package let evidenceLevel: EvidenceLevel
  /// The evidence level of each required criterion, in the order of the plan.
  package let criterionLevels: [String: EvidenceLevel]
  package let isVouchedFor: Bool
  package let signedCommits: Rederivation.SignedCommits?
  package let anchors: [TimeAnchor]
  package let vouchers: [Voucher]

  /// The level that counts: `certified` when a trusted key other than the subject's vouches for
  /// evidence that was derived again, else the evidence level.
  package var level: EvidenceLevel {
    isVouchedFor && evidenceLevel >= .observed ? .certified : evidenceLevel
  }
}

/// The claims of a certificate.
package struct CertificateSummary: Equatable, Sendable {
  package let id: String
  package let issuer: PublicKey
  package let subject: PublicKey
  package let validFrom: UTCTime
  package let validUntil: UTCTime?
  package let recordDigest: Digest
}
