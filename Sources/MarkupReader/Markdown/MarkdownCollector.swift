internal import CMd4c

/// Gathers what md4c reports into the lists of a ``MarkupDocument``.
///
/// Lines come from where md4c's text pointers lie in the document; strings of md4c's own (line
/// breaks, decoded attributes) lie outside it and keep the last known place.
final class MarkdownCollector {
  /// Status with which a document is given up that expands beyond its budget.
  static let costly: Int32 = 2

  let lines: LineTable
  private(set) var headings: [MarkupDocument.Heading] = []
  private(set) var textBlocks: [MarkupDocument.TextBlock] = []
  private(set) var links: [MarkupDocument.Link] = []
  private(set) var images: [MarkupDocument.Image] = []
  private(set) var codeBlocks: [MarkupDocument.CodeBlock] = []
  private(set) var anchors: Set<String> = []
  private(set) var orderedItemLines: [Int] = []
  private(set) var listCount = 0
  private(set) var tableCount = 0

  /// The document's address range while it is parsed.
  private var base: UInt = 0
  private var size = 0
  /// Bytes of the document before `base`.
  private var skipped = 0
  /// Last known place, an offset in the whole document.
  private var cursor = 0
  private var source: [UInt8] = []

  // Reference links repeat their target and tables their cells: a document of 5 MiB can ask for
  // 50 GB of both. Every callback and every byte of a target is paid from here.
  private var budget = 0

  private struct OpenText {
    var kind: MarkupDocument.TextBlock.Kind
    var text = ""
    var start: Int?
  }

  private var text: OpenText?
  private var containers: [Bool] = []
  private var headingLevel: Int?
  private var code: (language: String, text: String, start: Int?)?
  private var openLink: (target: String, text: String, start: Int)?
  private var openHTMLLink: (target: String, text: String, line: Int)?
  private var openHTMLHeading: (level: Int, text: String, line: Int)?
  private var openImages: [(target: String, alternative: String, start: Int)] = []
  private var html: (bytes: [UInt8], start: Int)?
  private var isInHTMLBlock = false

  init(lines: LineTable) { self.lines = lines }

  /// Parses the document from an offset; returns md4c's status, 0 when all went well.
  func parse(_ bytes: [UInt8], from start: Int) -> Int32 {
    source = bytes
    skipped = start
    cursor = start
    size = bytes.count - start
    guard size > 0 else { return 0 }
    budget = 8 * size + 100_000
    var parser = MD_PARSER()
    // The members of MD_DIALECT_GITHUB, which Swift cannot import.
    parser.flags = UInt32(
      MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEURLAUTOLINKS
        | MD_FLAG_PERMISSIVEWWWAUTOLINKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH
        | MD_FLAG_TASKLISTS)
    unsafe parser.enter_block = { type, detail, user in
      unsafe collector(user).enterBlock(type, detail)
    }
    unsafe parser.leave_block = { type, _, user in unsafe collector(user).leaveBlock(type) }
    unsafe parser.enter_span = { type, detail, user in
      unsafe collector(user).enterSpan(type, detail)
    }
    unsafe parser.leave_span = { type, _, user in unsafe collector(user).leaveSpan(type) }
    unsafe parser.text = { type, text, size, user in
      unsafe collector(user).addText(type, text, size)
    }
    return unsafe bytes.withUnsafeBytes { buffer in
      let address = unsafe buffer.baseAddress?.advanced(by: start)
      base = UInt(bitPattern: address)
      return unsafe md_parse(
        address?.assumingMemoryBound(to: CChar.self), UInt32(size), &parser,
        Unmanaged.passUnretained(self).toOpaque())
    }
  }

  private func pay(_ cost: Int = 1) -> Int32 {
    budget -= cost
    return budget < 0 ? Self.costly : 0
  }

  /// Moves the cursor to a pointer when it lies in the document, and returns its offset.
  private func place(_ address: UInt) -> Int? {
    guard address >= base, address < base + UInt(size) else { return nil }
    return Int(address - base) + skipped
  }

  // MARK: Blocks

  fileprivate func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    endHTML()
    endText()
    switch type {
    case MD_BLOCK_UL, MD_BLOCK_OL:
      listCount += 1
      containers.append(type == MD_BLOCK_OL)
    case MD_BLOCK_LI: text = OpenText(kind: .listItem)
    case MD_BLOCK_P:
      text = OpenText(kind: containers.isEmpty ? .paragraph : .listItem)
    case MD_BLOCK_TABLE: tableCount += 1
    case MD_BLOCK_TD, MD_BLOCK_TH: text = OpenText(kind: .tableCell)
    case MD_BLOCK_H:
      headingLevel = unsafe detail.map {
        unsafe Int($0.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level)
      }
      text = OpenText(kind: .paragraph)
    case MD_BLOCK_CODE:
      let language = unsafe detail.map {
        unsafe string($0.assumingMemoryBound(to: MD_BLOCK_CODE_DETAIL.self).pointee.lang)
      }
      code = (language?.text ?? "", "", nil)
      return pay(1 + (language?.cost ?? 0))
    case MD_BLOCK_HTML: isInHTMLBlock = true
    default: break
    }
    return pay()
  }

  fileprivate func leaveBlock(_ type: MD_BLOCKTYPE) -> Int32 {
    endHTML()
    switch type {
    case MD_BLOCK_UL, MD_BLOCK_OL: _ = containers.popLast()
    case MD_BLOCK_CODE:
      if let code {
        codeBlocks.append(
          .init(
            language: code.language, text: code.text, line: lines.line(at: code.start ?? cursor)))
      }
      code = nil
    case MD_BLOCK_HTML: isInHTMLBlock = false
    default: break
    }
    endText()
    endHTMLLink()
    endHTMLHeading()
    return pay()
  }

  private func endText() {
    guard let ended = text else { return }
    text = nil
    let line = lines.line(at: ended.start ?? cursor)
    if let level = headingLevel {
      headingLevel = nil
      headings.append(.init(level: level, text: oneLine(ended.text), line: line))
    } else if ended.text.utf8.contains(where: { $0 > 0x20 }) {
      textBlocks.append(.init(kind: ended.kind, text: ended.text, line: line))
      if ended.kind == .listItem, containers.last == true { orderedItemLines.append(line) }
    }
  }

  // MARK: Spans

  fileprivate func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    endHTML()
    guard let detail = unsafe detail else { return pay() }
    switch type {
    case MD_SPAN_A:
      let href = unsafe string(detail.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href)
      openLink = (href.text, "", spanStart(href.address))
      return pay(1 + href.cost)
    case MD_SPAN_IMG:
      let source = unsafe string(
        detail.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.src)
      openImages.append((source.text, "", spanStart(source.address)))
      return pay(1 + source.cost)
    default: return pay()
    }
  }

  fileprivate func leaveSpan(_ type: MD_SPANTYPE) -> Int32 {
    endHTML()
    switch type {
    case MD_SPAN_A:
      if let link = openLink {
        links.append(
          .init(target: link.target, text: oneLine(link.text), line: lines.line(at: link.start)))
      }
      openLink = nil
    case MD_SPAN_IMG:
      if let image = openImages.popLast() {
        images.append(
          .init(
            target: image.target, alternative: oneLine(image.alternative),
            line: lines.line(at: image.start),
            linkTarget: openLink?.target ?? openHTMLLink?.target))
      }
    default: break
    }
    return pay()
  }

  /// Returns where a link or image begins, as well as can be told.
  ///
  /// An inline target lies in the document; one of a reference definition (behind `]:`) lies
  /// elsewhere and says nothing about the link's place.
  private func spanStart(_ target: UInt) -> Int {
    if let offset = place(target), offset >= cursor {
      var before = offset - 1
      while before > 0, [0x20, 0x0A, 0x0D, 0x3C].contains(source[before]) { before -= 1 }
      let isDefinition =
        before > 0 && source[before] == UInt8(ascii: ":")
        && source[before - 1] == UInt8(ascii: "]")
      if !isDefinition { return offset }
    }
    // The mark itself stands behind the last text, on this line or one of the next.
    let near = source[min(cursor, source.count)...].prefix(4096)
    return near.firstIndex(of: UInt8(ascii: "[")) ?? cursor
  }

  // MARK: Text

  fileprivate func addText(
    _ type: MD_TEXTTYPE, _ pointer: UnsafePointer<CChar>?, _ count: UInt32
  ) -> Int32 {
    let bytes = unsafe UnsafeRawBufferPointer(start: pointer, count: Int(count))
    let offset = place(UInt(bitPattern: pointer))
    if let offset { cursor = max(cursor, offset) }
    if type == MD_TEXT_HTML {
      if html == nil { html = ([], offset ?? cursor) }
      unsafe html?.bytes.append(contentsOf: bytes)
      return pay()
    }
    endHTML()
    if code != nil {
      if code?.start == nil { code?.start = offset }
      unsafe code?.text.append(String(decoding: bytes, as: UTF8.self))
      return pay()
    }
    let piece =
      switch type {
      case MD_TEXT_NULLCHAR: "\u{FFFD}"
      case MD_TEXT_SOFTBR, MD_TEXT_BR: "\n"
      case MD_TEXT_ENTITY: unsafe decodedEntity(bytes) ?? String(decoding: bytes, as: UTF8.self)
      default: unsafe String(decoding: bytes, as: UTF8.self)
      }
    add(piece, at: offset)
    return pay()
  }

  private func add(_ piece: String, at offset: Int?) {
    if !openImages.isEmpty {
      let last = openImages.count - 1
      openImages[last].alternative += piece
      if let offset { openImages[last].start = min(openImages[last].start, offset) }
      return
    }
    if let link = openLink {
      openLink?.text += piece
      if let offset { openLink?.start = min(link.start, offset) }
    }
    openHTMLLink?.text += piece
    openHTMLHeading?.text += piece
    if text != nil {
      if text?.start == nil { text?.start = offset }
      text?.text += piece
    } else if piece != "\n", !containers.isEmpty {
      // Text of a tight list item after a nested block.
      text = OpenText(kind: .listItem, text: piece, start: offset)
    }
  }

  /// Reads the raw HTML gathered so far.
  private func endHTML() {
    guard let piece = html else { return }
    html = nil
    cursor = max(cursor, piece.start)
    var scanner = HTMLScanner(piece.bytes)
    let pieceLines = LineTable(piece.bytes)
    let firstLine = lines.line(at: piece.start)
    var visible: (text: String, line: Int)?
    while let part = scanner.next() {
      switch part {
      case .text(let value, let offset):
        openHTMLLink?.text += value
        if openHTMLHeading != nil {
          openHTMLHeading?.text += value
        } else {
          if visible == nil { visible = ("", firstLine + pieceLines.line(at: offset) - 1) }
          visible?.text += value
        }
      case .tag(let name, let isEnd, let attributes, let offset):
        let line = firstLine + pieceLines.line(at: offset) - 1
        for key in ["id", "name"] {
          if let value = attributes[key], !value.isEmpty { anchors.insert(value) }
        }
        if let level = levelOfHeading(tag: name) {
          endHTMLHeading()
          if !isEnd { openHTMLHeading = (level, "", line) }
        } else {
          addTag(name, isEnd: isEnd, attributes: attributes, line: line)
        }
      }
    }
    if isInHTMLBlock, let visible, visible.text.utf8.contains(where: { $0 > 0x20 }) {
      textBlocks.append(.init(kind: .html, text: trimmed(visible.text), line: visible.line))
    }
  }

  private func addTag(_ name: String, isEnd: Bool, attributes: [String: String], line: Int) {
    switch name {
    case "a":
      endHTMLLink()
      if !isEnd, let target = attributes["href"] { openHTMLLink = (target, "", line) }
    case "img":
      if let target = attributes["src"] {
        images.append(
          .init(
            target: target, alternative: attributes["alt"] ?? "", line: line,
            linkTarget: openHTMLLink?.target ?? openLink?.target))
      }
    case "br", "p", "div", "li": add("\n", at: nil)
    default: break
    }
  }

  private func endHTMLHeading() {
    guard let heading = openHTMLHeading else { return }
    openHTMLHeading = nil
    headings.append(.init(level: heading.level, text: oneLine(heading.text), line: heading.line))
  }

  private func endHTMLLink() {
    guard let link = openHTMLLink else { return }
    openHTMLLink = nil
    links.append(.init(target: link.target, text: oneLine(link.text), line: link.line))
  }

  /// Returns an attribute's text, its address and what it costs.
  private func string(_ attribute: MD_ATTRIBUTE) -> (text: String, address: UInt, cost: Int) {
    let bytes = unsafe UnsafeRawBufferPointer(start: attribute.text, count: Int(attribute.size))
    return unsafe (
      decodingEntities(bytes.prefix(targetLimit)), UInt(bitPattern: attribute.text), bytes.count
    )
  }
}

private func collector(_ user: UnsafeMutableRawPointer?) -> MarkdownCollector {
  guard let user = unsafe user else {
    preconditionFailure("md_parse hands back the pointer that parse(_:from:) gave it.")
  }
  return unsafe Unmanaged<MarkdownCollector>.fromOpaque(user).takeUnretainedValue()
}

private func levelOfHeading(tag: String) -> Int? {
  guard tag.utf8.count == 2, tag.hasPrefix("h"), let level = Int(tag.dropFirst()) else {
    return nil
  }
  return (1...6).contains(level) ? level : nil
}

private func trimmed(_ text: String) -> String {
  var view = text[...]
  while view.last?.isWhitespace == true { view.removeLast() }
  while view.first?.isWhitespace == true { view.removeFirst() }
  return String(view)
}

private func oneLine(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
