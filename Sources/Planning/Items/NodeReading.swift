/// What a node says before it is asked whether it promises something.
struct NodeReading: Sendable {
  /// `**label**：content`; nil when there is no label.
  let label: Range<Int>?
  /// Behind the label, state sign, id and fields; the whole text when there is no label.
  let content: Range<Int>
  /// Role of the label.
  let labelRole: Role?
  /// Whether the label names a resource (`书籍`, `公司`) and not a reason: then a deed may follow.
  let isThing: Bool
  /// Role of the nearest label or heading that has one.
  var role: Role?
  /// Set by a sign at the beginning (`✅`), a struck text or a state word.
  var state: String?
  /// Where the promise's text begins: behind the state sign, before the label.
  let start: Int
  /// `^id` at the end of the line.
  let explicitId: String?
  /// Where the text ends: before `^id` and date fields.
  let end: Int

  /// Whether nothing stands behind the label.
  var isGroup: Bool { label != nil && content.isEmpty }

  static func read(_ node: Outline.Node) -> NodeReading {
    let text = node.text
    var start = 0
    var state: String?
    if let first = text.folded.first, let sign = Marks.stateEmoji[first], node.box == nil {
      state = sign
      start = 1
    }
    if node.box == nil, state == nil, let word = stateWord(text, node.hits) {
      state = word.state
      start = word.end
    }
    if let priority = todoPrefix(text) { start = max(start, priority) }
    while start < text.count, Folding.isBlank(text.folded[start]) || text.folded[start] == 0xFE0F {
      start += 1
    }
    var (end, id) = explicitId(text, from: start)
    end = withoutFields(text, node.hits, start: start, end: end)
    let label = LabelFinder.label(text, in: start..<end)
    let content = label.map { text.trimmed($0.behind..<end) } ?? text.trimmed(start..<end)
    let role = label.flatMap { found -> Role? in
      let part = text.part(found.range)
      let partHits = node.hits.slice(found.range)
      if let answer = partHits.at(0, .roleAnswer), answer.end == part.count { return .context }
      return Role.of(part, hits: partHits, isTitle: content.isEmpty || node.hasItems)
    }
    let isThing =
      label.flatMap { found in
        node.hits.all.first {
          $0.wordClass == .roleContext && $0.end == found.range.upperBound && $0.value == "thing"
        }
      } != nil
    return NodeReading(
      label: label?.range, content: content, labelRole: role, isThing: isThing, role: nil,
      state: state,
      start: start, explicitId: id, end: end)
  }

  /// `TODO`, `DONE`, `WIP` as the first word of an item.
  private static func stateWord(_ text: PlainText, _ hits: Hits) -> (state: String, end: Int)? {
    let isBracketed = text.folded.first == 0x5B || text.folded.first == 0x3010
    let start = isBracketed ? 1 : 0
    let classes: [(WordClass, String)] = [
      (.doneWord, "done"), (.doingWord, "in-progress"), (.openWord, "open"),
      (.droppedWord, "dropped"),
    ]
    for (wordClass, state) in classes {
      guard let hit = hits.at(start, wordClass), hit.end < text.count else { continue }
      if isBracketed {
        guard text.folded[hit.end] == 0x5D || text.folded[hit.end] == 0x3011 else { continue }
        return (state, hit.end + 1)
      }
      // Org mode writes the word in capitals; small letters are a sentence.
      let isCapital = text.scalars[0..<hit.end].allSatisfy { $0 < 0x61 || $0 > 0x7A }
      if isCapital, Folding.isLatinLetter(text.folded[0]), Folding.isBlank(text.folded[hit.end]) {
        return (state, hit.end)
      }
    }
    return nil
  }

  /// The end of todo.txt's `x 2025-01-31 2025-01-01` or `(A) 2025-01-01`.
  private static func todoPrefix(_ text: PlainText) -> Int? {
    guard TodoText.isTask(text) else { return nil }
    return TodoText.bodyStart(text)
  }

  private static func explicitId(_ text: PlainText, from start: Int) -> (Int, String?) {
    var position = text.count
    while position > start, isIdScalar(text.folded[position - 1]) { position -= 1 }
    guard position > start + 1, position < text.count, text.folded[position - 1] == 0x5E,
      Folding.isBlank(text.folded[position - 2])
    else { return (text.count, nil) }
    return (position - 1, text.string(position..<text.count))
  }

  private static func isIdScalar(_ scalar: UInt32) -> Bool {
    Folding.isDigit(scalar) || (scalar >= 0x61 && scalar <= 0x7A) || scalar == 0x2D
      || scalar == 0x5F || scalar == 0x2E
  }

  /// Drops `📅 2025-01-01`, `due:2025-01-01`, `[due:: …]` from the end of the text.
  private static func withoutFields(_ text: PlainText, _ hits: Hits, start: Int, end: Int) -> Int {
    var cut = end
    for position in start..<end {
      let isEmoji = Marks.taskEmoji[text.folded[position]] != nil && position > start
      let isField = hits.at(position, .taskField).map { hit in
        hit.end < end && text.folded[hit.end] == 0x3A && hit.end + 1 < end
          && (text.folded[hit.end + 1] == 0x3A || Folding.isDigit(text.folded[hit.end + 1]))
      }
      if isEmoji || isField == true {
        cut = position
        break
      }
    }
    while cut > start,
      Folding.isBlank(text.folded[cut - 1]) || (cut < end && text.folded[cut - 1] == 0x5B)
        || (cut < end && text.folded[cut - 1] == 0x28)
        || (cut < end && text.folded[cut - 1] == 0x40)
    { cut -= 1 }
    return cut
  }
}

/// todo.txt, the format of a task a line.
enum TodoText {
  /// Whether a line is one of todo.txt: `x date`, `(A) `, or with `due:` or `+project`.
  static func isTask(_ text: PlainText) -> Bool { bodyStart(text) != nil }

  static func isDone(_ text: PlainText) -> Bool {
    text.count > 2 && text.scalars[0] == 0x78 && text.folded[1] == 0x20
  }

  /// Returns where the words begin, or nil when the line is none of todo.txt.
  static func bodyStart(_ text: PlainText) -> Int? {
    var position = 0
    if isDone(text), text.count > 3, Folding.isDigit(text.folded[2]) {
      position = 2
    } else if text.count > 4, text.scalars[0] == 0x28, (0x41...0x5A).contains(text.scalars[1]),
      text.scalars[2] == 0x29, text.folded[3] == 0x20
    {
      position = 4
    } else {
      return nil
    }
    while let end = date(text, at: position) { position = end }
    return position
  }

  /// `2025-01-31 ` at a position.
  private static func date(_ text: PlainText, at start: Int) -> Int? {
    guard start + 10 < text.count else { return nil }
    for offset in 0..<10 {
      let scalar = text.folded[start + offset]
      guard offset == 4 || offset == 7 ? scalar == 0x2D : Folding.isDigit(scalar) else {
        return nil
      }
    }
    return text.folded[start + 10] == 0x20 ? start + 11 : nil
  }
}
