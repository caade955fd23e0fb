/// The structure of a Markdown document in the GitHub dialect, as plain values.
///
/// Raw HTML is read as far as READMEs use it: headings, links, images, anchors and text. Everything
/// is in the order of the document and carries its 1-based line.
package struct MarkdownDocument: Hashable, Sendable {
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
    /// Visible text; a line break of the source is `\n`. Text in links counts, images do not.
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
  /// Values of `id` and `name` attributes in raw HTML, which links can aim at.
  package let anchors: Set<String>
  /// Lines of the items of ordered lists.
  package let orderedItemLines: [Int]
  package let listCount: Int
  package let tableCount: Int
  package let lineCount: Int

  /// Largest document that is read, in bytes.
  package static let sizeLimit = 5 << 20

  /// Reads a document.
  ///
  /// A byte order mark and a YAML front matter are left out; line numbers are those of the file.
  ///
  /// - Throws: ``MarkdownError``.
  /// - Complexity: O(n) in the bytes; work and memory are bounded by a multiple of the size.
  package init(_ bytes: [UInt8]) throws(MarkdownError) {
    guard bytes.count <= Self.sizeLimit else {
      throw MarkdownError(code: .tooLarge, size: bytes.count)
    }
    let collector = MarkdownCollector(lines: LineTable(bytes))
    let status = collector.parse(bytes, from: bodyStart(of: bytes))
    guard status == 0 else {
      throw MarkdownError(
        code: status == MarkdownCollector.costly ? .tooCostly : .parserFailed, size: bytes.count)
    }
    headings = collector.headings
    textBlocks = collector.textBlocks
    links = collector.links
    images = collector.images
    codeBlocks = collector.codeBlocks
    anchors = collector.anchors
    orderedItemLines = collector.orderedItemLines
    listCount = collector.listCount
    tableCount = collector.tableCount
    lineCount = collector.lines.count
  }
}

/// Returns where the Markdown begins: after the byte order mark and the front matter.
private func bodyStart(of bytes: [UInt8]) -> Int {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  var line = start
  var number = 0
  // A front matter is short; a thematic break at the top of a long document is none.
  while number < 200, line < bytes.count {
    let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
    let text = bytes[line..<end].last == 0x0D ? bytes[line..<(end - 1)] : bytes[line..<end]
    let isFence = text.elementsEqual("---".utf8)
    if number == 0, !isFence { return start }
    if number > 0, isFence || text.elementsEqual("...".utf8) { return min(end + 1, bytes.count) }
    // YAML at the top of a file has no empty first line.
    if number == 1, text.isEmpty { return start }
    line = end + 1
    number += 1
  }
  return start
}
