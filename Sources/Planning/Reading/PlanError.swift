/// Why a document could not be read as a plan at all.
package struct PlanError: Error, Hashable, Sendable {
  /// What went wrong; an open set.
  package struct Code: Hashable, Sendable {
    package let name: String

    /// The bytes are no UTF-8 text (another encoding, or no text).
    package static let notText = Code(name: "not-text")
    /// The document is longer than ``PlanReader/maximumBytes``.
    package static let tooLarge = Code(name: "too-large")
  }

  package let code: Code
  /// 1-based line of the first bad byte; nil when the whole document is meant.
  package let line: Int?

  package init(code: Code, line: Int? = nil) {
    self.code = code
    self.line = line
  }
}
