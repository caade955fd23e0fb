/// What a verifier asks for.
package struct VerificationRequest: Sendable {
  /// Whom the certificate must be about.
  package enum ExpectedSubject: Equatable, Sendable {
    /// The `did:key` of the certificate's subject.
    case key(PublicKey)
    /// An ssh key in wire format: the subject's own key, or one that countersigned.
    case sshKey(blob: [UInt8])
  }

  /// Moment of evaluation.
  package let now: UTCTime
  /// Lowest level that is accepted.
  package let requiredLevel: EvidenceLevel
  /// Keys that may vouch; nil when nobody is trusted.
  package let signers: TrustedSigners?
  package let revocations: RevocationList?
  package let subject: ExpectedSubject?
  /// The policy that the record must have been made under, to the letter.
  package let policy: EvidencePolicy?
  /// Checks countersignatures; nil when the program is missing.
  package let sshKeygen: SSHKeygen?

  package init(
    now: UTCTime, requiredLevel: EvidenceLevel = .observed, signers: TrustedSigners? = nil,
    revocations: RevocationList? = nil, subject: ExpectedSubject? = nil,
    policy: EvidencePolicy? = nil, sshKeygen: SSHKeygen? = nil
  ) {
    self.now = now
    self.requiredLevel = requiredLevel
    self.signers = signers
    self.revocations = revocations
    self.subject = subject
    self.policy = policy
    self.sshKeygen = sshKeygen
  }
}

extension VerificationRequest.ExpectedSubject {
  /// Reads `did:key:…` or an OpenSSH public key line.
  ///
  /// - Throws: `malformedKeyText`.
  package init(_ text: String) throws(CertificateError) {
    let fields = text.split { $0 == " " || $0.isNewline }
    if fields.count >= 2 {
      guard let blob = sshBlob(type: fields[0], text: fields[1]) else {
        throw CertificateError(.malformedKeyText, subject: text)
      }
      self = .sshKey(blob: blob)
      return
    }
    do throws(PublicKey.Refusal) {
      self = .key(try PublicKey(did: text))
    } catch {
      throw CertificateError(.malformedKeyText, subject: text)
    }
  }
}

/// The record derived again from repositories, and what else they show.
package struct Rederivation: Sendable {
  /// How many counted commits carry a valid signature of a key that the verifier's trusted signers
  /// give to the subject.
  package struct SignedCommits: Equatable, Sendable {
    package let counted: Int
    package let signedBySubject: Int

    package init(counted: Int, signedBySubject: Int) {
      self.counted = counted
      self.signedBySubject = signedBySubject
    }

    /// Whether nine of ten are signed.
    package var isCorroborated: Bool { counted > 0 && signedBySubject >= counted - counted / 10 }
  }

  package let record: EvidenceRecord
  /// nil when signatures of commits were not looked at.
  package let signedCommits: SignedCommits?
  /// At most one a repository; empty when no clock is trusted or none was found.
  package let anchors: [TimeAnchor]

  package init(
    record: EvidenceRecord, signedCommits: SignedCommits? = nil, anchors: [TimeAnchor] = []
  ) {
    self.record = record
    self.signedCommits = signedCommits
    self.anchors = anchors
  }

  /// Derives a record of a subject again; throws the reason why it cannot or does not hold.
  ///
  /// It checks of every repository that the roots are the record's, the history is whole, the head
  /// is a commit and a reference reaches it.
  package typealias Closure =
    (_ record: EvidenceRecord, _ subject: PublicKey) throws(Rejection) -> Rederivation
}
