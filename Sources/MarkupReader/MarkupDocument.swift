/// The structure of a document in a lightweight markup, as plain values.
///
/// Everything is in the order of the document and carries its 1-based line.
package struct MarkupDocument: Hashable, Sendable {
  /// A heading of either dialect, also `<h1>` to `<h6>`.
  package struct Heading: Hashable, Sendable {
    /// 1 to 6.
    package let level: Int
    /// Visible text, one line.
    package let text: String
    package let line: Int

    package init(level: Int, text: String, line: Int) {
      self.level = level
      self.text = text
      self.line = line
    }
  }

  /// A run of visible text that is not a heading and not code.
  package struct TextBlock: Hashable, Sendable {
    /// What holds the text.
    package enum Kind: Hashable, Sendable { case paragraph, listItem, tableCell, html }

    package let kind: Kind
    /// Visible text; a line break of the source is `\n`.
    ///
    /// Text in links counts, images do not.
    package let text: String
    package let line: Int
  }

  /// A link, also a bare address and `<a href>`.
  package struct Link: Hashable, Sendable {
    /// The target as written, entities decoded, cut after 8 KiB.
    package let target: String
    package let text: String
    package let line: Int
  }

  /// An image, also `<img src>`.
  package struct Image: Hashable, Sendable {
    package let target: String
    package let alternative: String
    package let line: Int
    /// Target of the link around the image.
    package let linkTarget: String?
  }

  /// A fenced or indented block of code.
  package struct CodeBlock: Hashable, Sendable {
    /// First word after the fence, as written; empty when there is none.
    package let language: String
    package let text: String
    /// Line of the first line of code.
    package let line: Int
  }

  package let headings: [Heading]
  package let textBlocks: [TextBlock]
  package let links: [Link]
  package let images: [Image]
  package let codeBlocks: [CodeBlock]
  /// Names that links can aim at beside the headings, such as `id` attributes in raw HTML.
  package let anchors: Set<String>
  /// Lines of the items of ordered lists.
  package let orderedItemLines: [Int]
  package let listCount: Int
  package let tableCount: Int
  package let lineCount: Int

  /// Largest document that is read, in bytes.
  package static let sizeLimit = 5 << 20

  init(
    headings: [Heading], textBlocks: [TextBlock], links: [Link], images: [Image],
    codeBlocks: [CodeBlock], anchors: Set<String>, orderedItemLines: [Int], listCount: Int,
    tableCount: Int, lineCount: Int
  ) {
    self.headings = headings
    self.textBlocks = textBlocks
    self.links = links
    self.images = images
    self.codeBlocks = codeBlocks
    self.anchors = anchors
    self.orderedItemLines = orderedItemLines
    self.listCount = listCount
    self.tableCount = tableCount
    self.lineCount = lineCount
  }
}
