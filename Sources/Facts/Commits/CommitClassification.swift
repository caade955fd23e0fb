/// What a message says about its commit, read leniently, for statistics.
///
/// Order of the evidence: git's own words, a type or alias in a header, a type in brackets, a
/// gitmoji, a verb, a label such as `Day 12`.
package struct CommitClassification: Hashable, Sendable {
  package let kind: CommitKind
  package let category: CommitCategory
  package let reason: CategoryReason

  package init(kind: CommitKind, category: CommitCategory, reason: CategoryReason) {
    self.kind = kind
    self.category = category
    self.reason = reason
  }

  /// Reads the first line of a message.
  ///
  /// - Parameters:
  ///   - message: The message as UTF-8; invalid bytes do no harm.
  ///   - vocabulary: The words to look for.
  package init(_ message: borrowing Span<UInt8>, vocabulary: CommitVocabulary = .standard) {
    var reading = SubjectReading(message)
    self = reading.classification(message, vocabulary)
  }
}
