package import MilepostResources

/// What stands between the portfolio and a true answer, each with its fix.
package struct DoctorReport: Sendable {
  /// How much it matters.
  package enum Severity: String, Sendable, CaseIterable {
    /// Looked at and in order.
    case good
    /// Good to know; nothing has to be done.
    case note
    /// Something to mend.
    case mend
    /// Could not be looked at.
    case unreadable
  }

  /// One thing that was looked at.
  package struct Entry: Sendable {
    package let severity: Severity
    /// A repository, a file, or nothing for the portfolio as a whole.
    package let subject: String
    /// Stable name of the check, such as `shallow`.
    package let code: String
    package let message: Message
    /// Commands or edits that help, one a line.
    package let fixes: [Message]
    /// Text to copy as it is, such as lines of a `.mailmap`.
    package let lines: [String]

    package init(
      _ severity: Severity, _ subject: String, _ code: String, _ message: Message,
      fixes: [Message] = [], lines: [String] = []
    ) {
      self.severity = severity
      self.subject = subject
      self.code = code
      self.message = message
      self.fixes = fixes
      self.lines = lines
    }
  }

  /// In the order in which they were looked at.
  package let entries: [Entry]

  package init(entries: [Entry]) { self.entries = entries }

  /// Whether anything has to be mended.
  package var needsMending: Bool { entries.contains { $0.severity == .mend } }

  /// Whether something could not be looked at.
  package var isIncomplete: Bool { entries.contains { $0.severity == .unreadable } }
}
