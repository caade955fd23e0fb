extension MarkupDocument {
  /// Reads Markdown in the GitHub dialect.
  ///
  /// Raw HTML is read as far as READMEs use it: headings, links, images, anchors and text. A byte
  /// order mark and a YAML front matter are left out; line numbers are those of the file.
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
    self.init(
      headings: collector.headings, textBlocks: collector.textBlocks, links: collector.links,
      images: collector.images, codeBlocks: collector.codeBlocks, anchors: collector.anchors,
      orderedItemLines: collector.orderedItemLines, listCount: collector.listCount,
      tableCount: collector.tableCount, lineCount: collector.lines.count)
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
