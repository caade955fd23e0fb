import StrictJSON

extension Credential {
  /// Checks that a credential may be issued, and signs it.
  ///
  /// - Returns: The compact JWS.
  /// - Throws: `criterionNotMet` when a required criterion is not met, `issuedBeforeEvidence`,
  ///   `emptyValidity` when the validity ends before it begins, `blockedBySignal`.
  package func signed(by key: SigningKey) throws(CertificateError) -> String {
    precondition(key.publicKey == issuer, "The key that signs is the issuer's.")
    for criterion in record.requiredCriteria where criterion.verdict != .met {
      throw CertificateError(.criterionNotMet, subject: criterion.id)
    }
    if let signal = record.commits.blockingSignals.first {
      throw CertificateError(.blockedBySignal, subject: signal)
    }
    guard validFrom >= record.asOf else {
      throw CertificateError(.issuedBeforeEvidence, subject: validFrom.description)
    }
    if let validUntil, validUntil <= validFrom {
      throw CertificateError(.emptyValidity, subject: validUntil.description)
    }
    let bytes: [UInt8]
    do throws(JSONError) {
      bytes = try payload()
    } catch {
      throw CertificateError(.invalidRecord, subject: error.member, cause: error.code.rawValue)
    }
    return try CompactJWS.text(payload: bytes, signedBy: key)
  }
}
