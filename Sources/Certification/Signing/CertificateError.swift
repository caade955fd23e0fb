package import MilepostResources

/// Says why a certificate, a key or a file beside them could not be made or read.
package struct CertificateError: Error, Equatable, Sendable {
  /// The reason; `certificates.error.NAME` and `certificates.hint.NAME` are the keys of its words.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The library of the key algorithm refused to sign.
    package static let signingFailed = Code(rawValue: "signing-failed")
    /// The record breaks a rule of its format.
    package static let invalidRecord = Code(rawValue: "invalid-record")
    /// A required criterion is not met.
    package static let criterionNotMet = Code(rawValue: "criterion-not-met")
    /// The commits carry a signal that only scripts leave.
    package static let blockedBySignal = Code(rawValue: "blocked-by-signal")
    /// The time of issue lies before the evidence.
    package static let issuedBeforeEvidence = Code(rawValue: "issued-before-evidence")
    /// The end of validity does not lie after the time of issue.
    package static let emptyValidity = Code(rawValue: "empty-validity")
    /// A comment is not one line for people.
    package static let invalidComment = Code(rawValue: "invalid-comment")
    /// The file is no certificate of ours.
    package static let invalidBundle = Code(rawValue: "invalid-bundle")

    package static let keyNameInvalid = Code(rawValue: "key-name-invalid")
    package static let keyExists = Code(rawValue: "key-exists")
    package static let keyNotFound = Code(rawValue: "key-not-found")
    package static let keyIsLink = Code(rawValue: "key-is-link")
    package static let keyIsNoFile = Code(rawValue: "key-is-no-file")
    package static let keyOfOtherUser = Code(rawValue: "key-of-other-user")
    package static let keyReadableByOthers = Code(rawValue: "key-readable-by-others")
    package static let keyTooLarge = Code(rawValue: "key-too-large")
    package static let keyMalformed = Code(rawValue: "key-malformed")
    package static let keyInWorkTree = Code(rawValue: "key-in-work-tree")

    package static let unreadableFile = Code(rawValue: "unreadable-file")
    package static let unwritableFile = Code(rawValue: "unwritable-file")
    package static let malformedSigners = Code(rawValue: "malformed-signers")
    package static let malformedRevocations = Code(rawValue: "malformed-revocations")
    package static let malformedPolicy = Code(rawValue: "malformed-policy")
    package static let malformedKeyText = Code(rawValue: "malformed-key-text")
    /// `ssh-keygen` is missing or cannot be started.
    package static let toolMissing = Code(rawValue: "tool-missing")
    /// `ssh-keygen` ran and refused.
    package static let toolFailed = Code(rawValue: "tool-failed")
  }

  package let code: Code
  /// What the error is about as the user wrote it: a path, a name, a member; empty for nothing.
  package let subject: String
  /// 1-based line in the subject, 0 for none.
  package let line: Int
  /// What the layer below said, empty for nothing.
  package let cause: String

  package init(_ code: Code, subject: String = "", line: Int = 0, cause: String = "") {
    self.code = code
    self.subject = subject
    self.line = line
    self.cause = cause
  }

  /// What failed.
  package var message: Message {
    Message(
      "certificates.error.\(code.rawValue)", ["subject": .text(subject), "line": .number(line)])
  }

  /// One command or edit that helps.
  package var hint: Message {
    Message("certificates.hint.\(code.rawValue)", ["subject": .text(subject)])
  }
}
