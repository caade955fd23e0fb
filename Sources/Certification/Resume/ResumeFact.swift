package import MilepostResources
package import Rules

/// One sentence for a résumé, with what it rests on and the command that shows it.
package struct ResumeFact: Sendable {
  /// Stable name, such as `activity.weeks`; the sentence is `fact.<id>`.
  package let id: String
  /// Name of the project; nil for the whole portfolio.
  package let project: String?
  package let sentence: Message
  /// The command line that shows the number again.
  package let command: String
  /// The numbers of the sentence.
  package let measured: [String: Measured]

  init(
    _ id: String, project: String? = nil, _ arguments: [String: Message.Argument],
    command: String, measured: [String: Measured]
  ) {
    self.id = id
    self.project = project
    sentence = Message("fact.\(id)", arguments)
    self.command = command
    self.measured = measured
  }
}

/// What of a portfolio can be said in a résumé.
///
/// Only what was evaluated becomes a sentence: a stale coverage report, work of other people or a
/// history that is cut gives none, and is named among what was left out.
package struct ResumeFacts: Sendable {
  /// The most general first.
  package let facts: [ResumeFact]
  /// Why sentences that one might expect are not there.
  package let leftOut: [Message]

  package init(facts: [ResumeFact], leftOut: [Message]) {
    self.facts = facts
    self.leftOut = leftOut
  }
}
