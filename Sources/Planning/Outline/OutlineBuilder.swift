/// Builds the outline from classified lines.
struct OutlineBuilder {
  let lines: [SourceLine]
  let kinds: [LineKind]
  var outline = Outline()
  var stack: [Int] = []
  var list: [(indent: Int, node: Int)] = []
  var label: Int?
  var block = 0
  var isAfterRule = false
  var isAfterBlank = true
  var isQuotedTurn = false
  var needsTurnTitle = false
  let isChat: Bool
  var rows = 0

  static func outline(of lines: [SourceLine]) -> Outline {
    let (kinds, unclosed) = LineScanner.kinds(of: lines)
    var builder = OutlineBuilder(lines: lines, kinds: kinds)
    builder.outline.unclosedFences = unclosed
    builder.run()
    return builder.outline
  }

  init(lines: [SourceLine], kinds: [LineKind]) {
    self.lines = lines
    self.kinds = kinds
    isChat = ChatTurn.isChat(lines, kinds)
    let root = Outline.Section(
      title: PlainText(), hits: Hits(all: []), line: 0, rank: 0, parent: nil, isPseudo: false,
      role: nil, effectiveRole: nil)
    outline.sections = [root]
    stack = [0]
  }

  var section: Int { stack[stack.count - 1] }

  func content(_ index: Int, from start: Int = 0) -> PlainText {
    Inline.text(lines[index].scalars[start...], offset: start)
  }

  mutating func run() {
    var index = readFrontMatter()
    while index < lines.count {
      switch kinds[index] {
      case .blank:
        block += 1
        isAfterBlank = true
      case _ where isQuotedTurn && kinds[index] != .text:
        // The other side of a conversation asks; it promises nothing.
        break
      case .rule(let scalar, let length):
        index = rule(index, scalar, length)
        continue
      case .heading(let level, let start):
        heading(headingText(index, start), line: lines[index].number, rank: level * 10)
      case .fence: index = fence(index)
      case .code, .tableDelimiter: break
      case .quote:
        block += 1
        readQuote(index)
      case .tableRow: index = table(index) - 1
      case .item(let marker): item(index, marker)
      case .text: paragraph(index)
      }
      if kinds[index] != .blank { isAfterBlank = false }
      index += 1
    }
  }

  /// Reads a leading `---` block of `key: value` lines.
  mutating func readFrontMatter() -> Int {
    guard case .rule(0x2D, _)? = kinds.first else { return 0 }
    var index = 1
    while index < min(kinds.count, 60) {
      if case .rule(0x2D, _) = kinds[index] { break }
      guard lines[index].scalars.contains(0x3A) || kinds[index] != .text else { return 0 }
      guard kinds[index] != .blank else { return 0 }
      index += 1
    }
    guard index < kinds.count, case .rule = kinds[index], index > 1 else { return 0 }
    for line in 1..<index { outline.metadata.append((lines[line].number, content(line))) }
    return index + 1
  }

  /// Quotes promise nothing, but authors put the document's date into them.
  mutating func readQuote(_ index: Int) {
    guard outline.metadata.count < 200, let sign = lines[index].scalars.firstIndex(of: 0x3E) else {
      return
    }
    outline.metadata.append((lines[index].number, content(index, from: sign + 1)))
  }

  func headingText(_ index: Int, _ start: Int) -> PlainText {
    let text = content(index, from: start)
    var end = text.count
    while end > 0, text.folded[end - 1] == 0x23 || Folding.isBlank(text.folded[end - 1]) {
      end -= 1
    }
    return text.part(0..<end)
  }

  mutating func heading(
    _ text: PlainText, line: Int, rank: Int, isPseudo: Bool = false
  ) {
    while stack.count > 1, outline.sections[section].rank >= rank { stack.removeLast() }
    let hits = Hits(text.folded)
    let role = Role.of(text, hits: hits).flatMap { $0.speaksOfTime ? nil : $0 }
    let parent = section
    outline.sections[parent].children += 1
    outline.sections.append(
      Outline.Section(
        title: text, hits: hits, line: line, rank: rank, parent: parent, isPseudo: isPseudo,
        role: role, effectiveRole: role ?? outline.sections[parent].effectiveRole))
    outline.sectionOfLine[line] = outline.sections.count - 1
    stack.append(outline.sections.count - 1)
    closeLists()
    isAfterRule = false
  }

  mutating func closeLists() {
    list = []
    label = nil
    block += 1
  }

  /// A ruled title, the line under a title, or a break.
  mutating func rule(_ index: Int, _ scalar: UInt32, _ length: Int) -> Int {
    if index + 2 < lines.count, length >= 4, isTitle(index + 1), case .rule = kinds[index + 2] {
      heading(content(index + 1), line: lines[index + 1].number, rank: 25)
      return index + 3
    }
    closeLists()
    isAfterRule = true
    isAfterBlank = true
    return index + 1
  }

  /// Whether a line may be a title between or above rules.
  func isTitle(_ index: Int) -> Bool {
    switch kinds[index] {
    case .text: break
    case .item(let marker) where marker.isOrdered && marker.box == nil: break
    default: return false
    }
    let line = lines[index].scalars
    guard line.count <= 80, let last = line.last(where: { !Folding.isBlank(Folding.fold($0)) })
    else { return false }
    return ![0x3002, 0xFF1B, 0x3B, 0xFF0C, 0x2C].contains(last)
  }

  mutating func fence(_ index: Int) -> Int {
    var end = index + 1
    while end < lines.count, kinds[end] == .code { end += 1 }
    let inside = index + 1..<end
    let boxes = inside.filter { ListMarkerReader.read(lines[$0].scalars)?.box != nil }
    outline.fencedBoxes += boxes.map { lines[$0].number }
    let filled = inside.count { lines[$0].scalars.contains { !Folding.isBlank(Folding.fold($0)) } }
    // A fence that is mostly boxes is a checklist somebody wanted to keep in shape.
    if !boxes.isEmpty, boxes.count * 2 >= filled {
      for position in boxes {
        if let marker = ListMarkerReader.read(lines[position].scalars) {
          item(position, marker, isFenced: true)
        }
      }
    }
    return end < lines.count && kinds[end] == .fence && end > index ? end : index
  }

  mutating func item(_ index: Int, _ marker: ListMarker, isFenced: Bool = false) {
    // A numbered line between rules was read as a title; `1. x` above `----` is an item.
    let text = content(index, from: min(marker.content, lines[index].scalars.count))
    while let last = list.last, last.indent >= marker.indent { list.removeLast() }
    let parent = list.last?.node ?? label
    add(
      .bullet, index, text, box: marker.box, isOrdered: marker.isOrdered, indent: marker.indent,
      parent: parent, isFenced: isFenced)
    list.append((marker.indent, outline.nodes.count - 1))
    isAfterRule = false
  }

  mutating func add(
    _ kind: Outline.Node.Kind, _ index: Int, _ text: PlainText, box: ListMarker.Box? = nil,
    isOrdered: Bool = false, indent: Int = 0, parent: Int?, row: Int? = nil, table: Int? = nil,
    isFenced: Bool = false
  ) {
    if let parent {
      outline.nodes[parent].children += 1
      if kind == .bullet { outline.nodes[parent].hasItems = true }
    }
    outline.nodes.append(
      Outline.Node(
        kind: kind, line: lines[index].number, text: text, hits: Hits(text.folded), box: box,
        isOrdered: isOrdered, indent: indent, parent: parent, section: section, row: row,
        table: table, isFenced: isFenced, block: block))
  }

  mutating func turn(_ speaker: ChatTurn.Speaker, _ index: Int) {
    isQuotedTurn = speaker == .user
    guard speaker == .user else {
      // The answer stands in the section that the question opened.
      while stack.count > 1, outline.sections[section].rank > Self.turnRank { stack.removeLast() }
      needsTurnTitle = false
      closeLists()
      isAfterRule = false
      return
    }
    while stack.count > 1, outline.sections[section].rank > Self.turnRank { stack.removeLast() }
    needsTurnTitle = true
    closeLists()
    isAfterRule = false
  }

  /// Below headings of level 2, above those of level 3.
  static let turnRank = 21

  mutating func nameTurn(_ text: PlainText) {
    needsTurnTitle = false
    let title = text.part(0..<min(text.count, 60))
    heading(title, line: 0, rank: Self.turnRank, isPseudo: true)
    let last = outline.sections.count - 1
    let section = outline.sections[last]
    // The question's words name the turn; they do not rule its kinds.
    outline.sections[last] = Outline.Section(
      title: section.title, hits: Hits(all: []), line: section.line, rank: section.rank,
      parent: section.parent, isPseudo: true, role: nil, effectiveRole: nil)
  }

  mutating func table(_ start: Int) -> Int {
    var end = start
    while end < lines.count, kinds[end] == .tableRow || kinds[end] == .tableDelimiter { end += 1 }
    let delimiter = (start..<end).first { kinds[$0] == .tableDelimiter }
    let headers = delimiter == start + 1 ? TableRow.cells(lines[start]) : []
    outline.tables.append(
      Outline.Table(headers: headers, headerHits: headers.map { Hits($0.folded) }))
    closeLists()
    if isAfterRule { isAfterRule = false }
    for index in (headers.isEmpty ? start : start + 1)..<end where kinds[index] == .tableRow {
      rows += 1
      for (column, cell) in TableRow.cells(lines[index]).enumerated() {
        add(
          .cell(column: column), index, cell, parent: nil, row: rows,
          table: outline.tables.count - 1)
      }
    }
    return end
  }
}
