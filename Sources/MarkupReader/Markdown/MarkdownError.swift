/// Why a Markdown document could not be read.
package struct MarkdownError: Error, Hashable, Sendable {
  /// The kinds of failure; more may be added.
  package enum Code: String, Hashable, Sendable {
    /// Larger than ``MarkupDocument/sizeLimit``.
    case tooLarge = "too-large"
    /// The document expands to far more than its size (reference links, tables, nesting).
    case tooCostly = "too-costly"
    /// The parser below gave up, which happens only without memory.
    case parserFailed = "parser-failed"
  }

  package let code: Code
  /// Size of the document in bytes.
  package let size: Int
}
