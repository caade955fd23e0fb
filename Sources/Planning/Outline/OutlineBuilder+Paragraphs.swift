/// Lines of plain text: titles, labels, wrapped lines, prose.
extension OutlineBuilder {
  mutating func paragraph(_ index: Int) {
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
    let isLabel =
      LineShape.isLabel(text, nextIsItem: nextIsItem(index)) || isPartOfTime(index, text)
    if indent == 0 || list.isEmpty { label = indent == 0 ? nil : label }
    let parent = list.last?.node ?? (isLabel ? nil : label)
    add(isLabel ? .label : .paragraph, index, text, indent: indent, parent: parent)
    if isLabel {
      label = outline.nodes.count - 1
      if indent == 0 { list = [] }
    }
    isAfterRule = false
  }

  /// `Month 1 - SQL, charts (Mar 3 - Mar 31)` right above a list names that list.
  func isPartOfTime(_ index: Int, _ text: PlainText) -> Bool {
    guard text.count <= 60, !LineShape.endsSentence(text), index + 1 < lines.count,
      case .item = kinds[index + 1]
    else { return false }
    let first = TimeReader(text, hits: Hits(text.folded), place: .lead).expressions().first
    guard let first, first.range.lowerBound == 0, case .ordinal? = first.start else { return false }
    let behind = text.folded[first.range.upperBound...].first { !Folding.isBlank($0) }
    return behind == nil || behind == 0x2D || behind == 0x3A || behind == 0x28
  }

  func ruleLength(_ index: Int) -> Int {
    if case .rule(_, let length) = kinds[index] { length } else { 0 }
  }

  /// The first line of a plain text, alone or above the author's line, that names a plan.
  func isTitleLine(_ index: Int, _ text: PlainText) -> Bool {
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

  func isSetextTitle(_ index: Int) -> Bool {
    guard index + 1 < lines.count, case .rule(let scalar, let length) = kinds[index + 1],
      scalar == 0x3D || scalar == 0x2D, length >= 3, isAfterBlank, isTitle(index)
    else { return false }
    return lines[index].scalars.count <= 60
  }

  /// Whether a line continues the sentence of the line above it.
  func joinsPrevious(_ index: Int, _ text: PlainText, _ indent: Int) -> Bool {
    guard !isAfterBlank, index > 0, let last = outline.nodes.last,
      last.line == lines[index - 1].number, last.kind != .label,
      let first = text.folded.first, let end = last.text.folded.last
    else { return false }
    if last.text.count > 2000 || TodoText.isTask(text) || TodoText.isTask(last.text) {
      return false
    }
    // `**Notes:** …` below an item begins something of its own.
    if text.styles.first?.contains(.bold) == true,
      LabelFinder.label(text, in: 0..<text.count) != nil
    {
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

  mutating func join(_ text: PlainText) {
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

  func nextIsItem(_ index: Int) -> Bool {
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
  func isPseudoHeading(_ index: Int, _ text: PlainText) -> Bool {
    guard text.isWhollyBold, text.count <= 80, LineShape.indent(lines[index].scalars) < 2,
      isAfterBlank, !LineShape.endsSentence(text)
    else { return false }
    let last = text.folded.last ?? 0
    if last == 0x3A { return false }
    return nextIsItem(index)
  }

  mutating func pseudoHeading(_ text: PlainText, _ index: Int) {
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
  mutating func leaveSection() {
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
}
