package import MilepostResources

/// Something in the plan that its author should look at.
package struct PlanDiagnostic: Hashable, Sendable {
  /// How much it matters.
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The plan contradicts itself or the calendar.
    case error
    /// It was read, but perhaps not as meant.
    case warning
    /// Good to know.
    case note
  }

  /// What was found; the raw value is stable for ever.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case notUnderstood = "not-understood"
    case impossibleDate = "impossible-date"
    case reversedDates = "reversed-dates"
    case ambiguousDate = "ambiguous-date"
    case assumedYear = "assumed-year"
    case wrongWeekday = "wrong-weekday"
    case conflictingDates = "conflicting-dates"
    case duplicateId = "duplicate-id"
    case noRule = "no-rule"
    case escapedBox = "escaped-box"
    case boxInFence = "box-in-fence"
    case tickedTooEarly = "ticked-too-early"
    case openUnderDone = "open-under-done"
    case noAnchor = "no-anchor"
    case unclosedFence = "unclosed-fence"
    case invalidText = "invalid-text"
    case lineTooLong = "line-too-long"
    case tooManyItems = "too-many-items"
  }

  package let code: Code
  package let severity: Severity
  /// 1-based.
  package let line: Int
  /// 1-based, in Unicode scalars; 1 when the whole line is meant.
  package let column: Int
  /// The item it is about; nil when it is about a line.
  package let item: String?
  package let message: Message

  package init(
    code: Code, severity: Severity, line: Int, column: Int = 1, item: String? = nil,
    message: Message
  ) {
    self.code = code
    self.severity = severity
    self.line = line
    self.column = column
    self.item = item
    self.message = message
  }
}
