/// Builds the outline from classified lines.
struct OutlineBuilder {
  private let lines: [SourceLine]
  private let kinds: [LineKind]
  private var outline = Outline()
  private var stack: [Int] = []
  private var list: [(indent: Int, node: Int)] = []
  private var label: Int?
  private var block = 0
  private var isAfterRule = false
  private var isAfterBlank = true
  private var isQuotedTurn = false
  private var needsTurnTitle = false
  private let isChat: Bool
  private var rows = 0
  private var cells: [(node: Int, row: Int)] = []

  static func outline(of lines: [SourceLine]) -> Outline {
    let (kinds, unclosed) = LineScanner.kinds(of: lines)
    var builder = OutlineBuilder(lines: lines, kinds: kinds)
    builder.outline.unclosedFences = unclosed
    builder.run()
    return builder.outline
  }

  private init(lines: [SourceLine], kinds: [LineKind]) {
    self.lines = lines
    self.kinds = kinds
    isChat = ChatTurn.isChat(lines, kinds)
    let root = Outline.Section(
      title: PlainText(), hits: Hits(all: []), line: 0, rank: 0, parent: nil, isPseudo: false,
      role: nil, effectiveRole: nil)
    outline.sections = [root]
    stack = [0]
  }

  private var section: Int { stack[stack.count - 1] }

  private func content(_ index: Int, from start: Int = 0) -> PlainText {
    Inline.text(lines[index].scalars[start...], offset: start)
  }

  private mutating func run() {
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
  private mutating func readFrontMatter() -> Int {
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
  private mutating func readQuote(_ index: Int) {
    guard outline.metadata.count < 200, let sign = lines[index].scalars.firstIndex(of: 0x3E) else {
      return
    }
    outline.metadata.append((lines[index].number, content(index, from: sign + 1)))
  }

  private func headingText(_ index: Int, _ start: Int) -> PlainText {
    let text = content(index, from: start)
    var end = text.count
    while end > 0, text.folded[end - 1] == 0x23 || Folding.isBlank(text.folded[end - 1]) {
      end -= 1
    }
    return text.part(0..<end)
  }

  private mutating func heading(
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

  private mutating func closeLists() {
    list = []
    label = nil
    block += 1
  }

  /// A ruled title, the line under a title, or a break.
  private mutating func rule(_ index: Int, _ scalar: UInt32, _ length: Int) -> Int {
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
  private func isTitle(_ index: Int) -> Bool {
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

  private mutating func fence(_ index: Int) -> Int {
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

  private mutating func item(_ index: Int, _ marker: ListMarker, isFenced: Bool = false) {
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

  private mutating func add(
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

  private mutating func paragraph(_ index: Int) {
    let text = content(index)
    guard !text.isEmpty else { return }
    let indent = LineShape.indent(lines[index].scalars)
    if isChat, let speaker = ChatTurn.speaker(text) { return turn(speaker, index) }
    if needsTurnTitle { nameTurn(text) }
    if isQuotedTurn { return }
    if isSetextTitle(index) {
      let level = kinds[index + 1] == .rule(0x3D, length: ruleLength(index + 1)) ? 10 : 20
      return heading(text, line: lines[index].number, rank: level)
    }
    if isTitleLine(index, text) { return heading(text, line: lines[index].number, rank: 5) }
    if joinsPrevious(index, text, indent) { return join(text) }
    if isAfterRule, !isPseudoHeading(index, text) { leaveSection() }
    if isPseudoHeading(index, text) { return pseudoHeading(text, index) }
    while let last = list.last, last.indent >= indent { list.removeLast() }
    let isLabel = LineShape.isLabel(text, nextIsItem: nextIsItem(index))
    if indent == 0 || list.isEmpty { label = indent == 0 ? nil : label }
    let parent = list.last?.node ?? (isLabel ? nil : label)
    add(isLabel ? .label : .paragraph, index, text, indent: indent, parent: parent)
    if isLabel {
      label = outline.nodes.count - 1
      if indent == 0 { list = [] }
    }
    isAfterRule = false
  }

  private func ruleLength(_ index: Int) -> Int {
    if case .rule(_, let length) = kinds[index] { length } else { 0 }
  }

  /// The first line of a plain text, alone or above the author's line, that names a plan.
  private func isTitleLine(_ index: Int, _ text: PlainText) -> Bool {
    guard outline.sections.count == 1, outline.nodes.isEmpty, text.count <= 60, isAfterBlank,
      LineShape.indent(lines[index].scalars) == 0, !LineShape.endsSentence(text),
      text.folded.last != 0x3A, index + 1 < lines.count
    else { return false }
    let next = lines[index + 1]
    let isAlone =
      kinds[index + 1] == .blank || next.scalars.contains(0x3A) || next.scalars.contains(0xFF1A)
    return isAlone && kinds[index + 1] != .code && Role.of(text, hits: Hits(text.folded)) != nil
      && !text.folded.contains(0x3A)
      || isAlone && LabelFinder.label(text, in: 0..<text.count) != nil
        && kinds[index + 1] == .text && outline.metadata.isEmpty
  }

  private func isSetextTitle(_ index: Int) -> Bool {
    guard index + 1 < lines.count, case .rule(let scalar, let length) = kinds[index + 1],
      scalar == 0x3D || scalar == 0x2D, length >= 3, isAfterBlank, isTitle(index)
    else { return false }
    return lines[index].scalars.count <= 60
  }

  /// Whether a line continues the sentence of the line above it.
  private func joinsPrevious(_ index: Int, _ text: PlainText, _ indent: Int) -> Bool {
    guard !isAfterBlank, index > 0, let last = outline.nodes.last,
      last.line == lines[index - 1].number, last.kind != .label,
      let first = text.folded.first, let end = last.text.folded.last
    else { return false }
    if last.text.count > 2000 || TodoText.isTask(text) || TodoText.isTask(last.text) {
      return false
    }
    let isClosed = [0x2E, 0x3002, 0x3B, 0x3A, 0x21, 0x3F].contains(end)
    if isClosed || last.text.string.isEmpty { return false }
    let raw = text.scalars[0]
    let beginsLow = raw >= 0x61 && raw <= 0x7A
    if beginsLow, Folding.isLatinLetter(end) || end == 0x2C || Folding.isDigit(end) {
      return LineShape.width(lines[index - 1].scalars) >= 40
    }
    return LineShape.width(lines[index - 1].scalars) >= 72 && Folding.isWordScalar(first)
      && LineShape.width(lines[index - 1].scalars) <= 130 && Folding.isLatinLetter(first)
      && Folding.isLatinLetter(end)
  }

  private mutating func join(_ text: PlainText) {
    guard let last = outline.nodes.popLast() else { return }
    var joined = last.text
    let column = Int(last.text.columns.last ?? 1)
    joined.append(0x20, column: column)
    for index in 0..<text.count {
      joined.append(text.scalars[index], column: column, style: text.styles[index])
    }
    outline.nodes.append(
      Outline.Node(
        kind: last.kind, line: last.line, text: joined, hits: Hits(joined.folded), box: last.box,
        isOrdered: last.isOrdered, indent: last.indent, parent: last.parent,
        section: last.section, row: last.row, table: last.table, isFenced: last.isFenced,
        block: last.block, children: last.children, hasItems: last.hasItems))
  }

  private func nextIsItem(_ index: Int) -> Bool {
    var next = index + 1
    while next < lines.count, next <= index + 3 {
      switch kinds[next] {
      case .item: return true
      case .blank: next += 1
      default: return false
      }
    }
    return false
  }

  /// A wholly bold line above a list, or right behind a break, stands for a heading.
  private func isPseudoHeading(_ index: Int, _ text: PlainText) -> Bool {
    guard text.isWhollyBold, text.count <= 80, LineShape.indent(lines[index].scalars) < 2,
      isAfterBlank, !LineShape.endsSentence(text)
    else { return false }
    let last = text.folded.last ?? 0
    if last == 0x3A { return false }
    return nextIsItem(index)
  }

  private mutating func pseudoHeading(_ text: PlainText, _ index: Int) {
    let enclosing = stack.last {
      outline.sections[$0].isPseudo && outline.sections[$0].rank % 10 == 5
    }
    let rank: Int
    if let enclosing, isAfterRule || section == enclosing {
      rank = outline.sections[enclosing].rank
    } else {
      rank = outline.sections[section].rank / 10 * 10 + 5
    }
    heading(text, line: lines[index].number, rank: rank, isPseudo: true)
  }

  /// After a break, prose no longer belongs to the last heading but to what all headings share.
  private mutating func leaveSection() {
    var keep = 1
    while keep < stack.count, outline.sections[stack[keep - 1]].children <= 1 { keep += 1 }
    if let turn = stack.lastIndex(where: {
      outline.sections[$0].isPseudo && outline.sections[$0].rank == Self.turnRank
    }) {
      keep = max(keep, turn + 1)
    }
    if keep < stack.count { stack.removeLast(stack.count - keep) }
    isAfterRule = false
  }

  private mutating func turn(_ speaker: ChatTurn.Speaker, _ index: Int) {
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
  private static let turnRank = 21

  private mutating func nameTurn(_ text: PlainText) {
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

  private mutating func table(_ start: Int) -> Int {
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
