/// Gathers the parts of a document whose markup is read line by line.
///
/// - SeeAlso: ``MarkupDocument``, which Markdown fills through md4c instead.
struct MarkupBuilder {
  var headings: [MarkupDocument.Heading] = []
  var textBlocks: [MarkupDocument.TextBlock] = []
  var links: [MarkupDocument.Link] = []
  var images: [MarkupDocument.Image] = []
  var codeBlocks: [MarkupDocument.CodeBlock] = []
  var anchors: Set<String> = []
  var orderedItemLines: [Int] = []
  var listCount = 0
  var tableCount = 0
  private var open: (kind: MarkupDocument.TextBlock.Kind, text: String, line: Int)?

  /// Continues the open text, or begins one.
  mutating func addText(_ text: String, kind: MarkupDocument.TextBlock.Kind, line: Int) {
    if open?.kind == kind {
      open?.text += "\n" + text
    } else {
      endText()
      open = (kind, text, line)
    }
  }

  /// Begins an item of a list.
  mutating func beginItem(_ text: String, isOrdered: Bool, line: Int) {
    if open?.kind != .listItem { listCount += 1 }
    endText()
    open = (.listItem, text, line)
    if isOrdered { orderedItemLines.append(line) }
  }

  /// Whether text of the kind is open.
  func isOpen(_ kind: MarkupDocument.TextBlock.Kind) -> Bool { open?.kind == kind }

  /// Ends the open text, as an empty line does.
  mutating func endText() {
    if let open, open.text.utf8.contains(where: { $0 > 0x20 }) {
      textBlocks.append(.init(kind: open.kind, text: open.text, line: open.line))
    }
    open = nil
  }

  mutating func addHeading(_ text: String, level: Int, line: Int) {
    endText()
    headings.append(.init(level: min(max(level, 1), 6), text: text, line: line))
  }

  mutating func addCode(_ lines: [Substring], language: String, line: Int) {
    endText()
    let margin = lines.filter { !isBlank($0) }.map { indentation(of: $0) }.min() ?? 0
    codeBlocks.append(
      .init(
        language: language,
        text: lines.map { $0.dropFirst(margin) + "\n" }.joined(), line: line))
  }

  mutating func document(lineCount: Int) -> MarkupDocument {
    endText()
    return MarkupDocument(
      headings: headings, textBlocks: textBlocks, links: links, images: images,
      codeBlocks: codeBlocks, anchors: anchors, orderedItemLines: orderedItemLines,
      listCount: listCount, tableCount: tableCount, lineCount: lineCount)
  }
}
