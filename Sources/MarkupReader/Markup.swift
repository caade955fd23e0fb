/// A lightweight markup whose structure is read.
package enum Markup: Hashable, Sendable, CaseIterable {
  case markdown, restructuredText, asciiDoc, org
  /// Text without marks; only what stands out is found.
  case plainText
}

extension MarkupDocument {
  /// Reads a document.
  ///
  /// - Throws: ``MarkdownError``: larger than ``sizeLimit``, or Markdown that expands to far more.
  /// - Complexity: O(n) in the bytes; work and memory are bounded by a multiple of the size.
  package init(_ bytes: [UInt8], as markup: Markup) throws(MarkdownError) {
    guard bytes.count <= Self.sizeLimit else {
      throw MarkdownError(code: .tooLarge, size: bytes.count)
    }
    switch markup {
    case .markdown: try self.init(bytes)
    case .restructuredText: self = RestructuredTextReader.document(bytes)
    case .asciiDoc: self = AsciiDocReader.document(bytes)
    case .org: self = OrgReader.document(bytes)
    case .plainText: self = PlainTextReader.document(bytes)
    }
  }
}
