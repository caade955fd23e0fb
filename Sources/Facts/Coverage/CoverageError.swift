/// Why a coverage report was refused.
package struct CoverageError: Error, Hashable, Sendable {
  /// The kinds of refusal; more may be added.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// No bytes, or nothing but blanks.
    case empty
    /// The report ends in the middle.
    case truncated
    /// Not written in its own format.
    case malformed
    /// A DTD subset, an entity or an attribute default.
    case entities = "xml-entities"
    /// Nested deeper than the limit.
    case tooDeep = "too-deep"
    /// Larger than the limit.
    case tooLarge = "too-large"
    /// A number that no coverage tool writes: negative, not finite, a rate above 1, a percent sign.
    case badNumber = "bad-number"
    /// The same key twice in one JSON object.
    case duplicateKey = "duplicate-key"
    /// What the head states is not what the lines say.
    case contradiction
    /// Text in an encoding that cannot be read.
    case encoding
    /// A database or binary profile of a coverage tool, not a report.
    case notAReport = "not-a-report"
    /// The file is listed but its content could not be read.
    case unreadable
  }

  package let code: Code
  /// 1-based line; nil when no line is to blame.
  package let line: Int?
  /// What was found: the number, the key, the tool's word.
  ///
  /// Foreign text.
  package let detail: String
  /// What the head states and what the lines say, for a contradiction of counts.
  package let stated: CoverageCount?
  package let counted: CoverageCount?

  package init(
    _ code: Code, line: Int? = nil, detail: String = "", stated: CoverageCount? = nil,
    counted: CoverageCount? = nil
  ) {
    self.code = code
    self.line = line
    self.detail = String(detail.unicodeScalars.prefix(200))
    self.stated = stated
    self.counted = counted
  }
}
