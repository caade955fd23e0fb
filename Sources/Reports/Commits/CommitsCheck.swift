package import Facts

/// The strict verdict and the lenient category of some messages.
package struct CommitsCheck: Sendable {
  /// One message.
  package struct Result: Sendable {
    /// 40 hexadecimal digits; nil for a message that is no commit yet.
    package let oid: String?
    /// First line as written.
    package let subject: String
    package let conventional: ConventionalCommit
    package let classification: CommitClassification

    /// Reads a decoded message.
    package init(oid: String?, message: DecodedMessage) {
      self.oid = oid
      subject = String(message.text.prefix { !$0.isNewline })
      conventional = ConventionalCommit(message)
      classification = CommitClassification(Array(message.text.utf8).span)
    }

    /// Whether the message is judged: merges, reverts and fixups that git wrote are set apart.
    package var isJudged: Bool { classification.kind == .ordinary }
  }

  package let results: [Result]

  package init(results: [Result]) { self.results = results }

  /// Whether every judged message keeps the letter of the specification.
  package var isValid: Bool {
    results.allSatisfy { !$0.isJudged || $0.conventional.isValid }
  }
}
