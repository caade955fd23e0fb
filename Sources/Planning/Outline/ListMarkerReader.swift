/// Finds list markers and checkboxes at the beginning of a line.
enum ListMarkerReader {
  /// Bullets that need no blank behind them.
  private static let bullets: Set<UInt32> = [
    0x2022, 0x25CF, 0x25CB, 0x25E6, 0x25AA, 0x25A0, 0x2023, 0x25B8, 0x25B6, 0x2043, 0x25AB, 0x30FB,
    0x27A2, 0x27A4, 0x25C6, 0x25C7, 0x2605, 0x2606,
  ]

  /// Boxes that are one character.
  private static let boxCharacters: [UInt32: String] = [
    0x2610: "open", 0x25A1: "open", 0x25FB: "open", 0x25A2: "open", 0x2B1C: "open",
    0x1F532: "open", 0x1F533: "open", 0x2611: "done", 0x2612: "done", 0x1F5F9: "done",
    0x1F5F5: "done",
  ]

  /// Returns the marker of a line, or nil when it begins with plain text.
  static func read(_ line: [UInt32]) -> ListMarker? {
    var position = 0
    var indent = 0
    while position < line.count, isSpace(line[position]) {
      indent += line[position] == 0x09 ? 4 - indent % 4 : 1
      position += 1
    }
    guard position < line.count else { return nil }
    if let end = bullet(line, position) {
      let box = box(line, skip(line, end))
      return ListMarker(
        indent: indent, content: box?.end ?? skip(line, end), isOrdered: false, box: box?.box,
        isBare: false)
    }
    if let end = ordinal(line, position) {
      let box = box(line, skip(line, end))
      return ListMarker(
        indent: indent, content: box?.end ?? skip(line, end), isOrdered: true, box: box?.box,
        isBare: false)
    }
    if let box = box(line, position) {
      return ListMarker(
        indent: indent, content: box.end, isOrdered: false, box: box.box, isBare: true)
    }
    return nil
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x09 || scalar == 0xA0 || scalar == 0x3000
  }

  private static func skip(_ line: [UInt32], _ start: Int) -> Int {
    var position = start
    while position < line.count, isSpace(line[position]) { position += 1 }
    return position
  }

  /// Returns the position behind a bullet.
  private static func bullet(_ line: [UInt32], _ start: Int) -> Int? {
    let scalar = line[start]
    let next = start + 1 < line.count ? line[start + 1] : 0
    if bullets.contains(scalar) || (scalar == 0xB7 && next != 0) { return start + 1 }
    switch scalar {
    case 0x2D, 0x2A, 0x2B, 0x2013, 0x2014:
      if isSpace(next) { return start + 1 }
      // `-学习` and `-[ ]` as hasty authors write them; `--` and `**` are something else.
      if scalar == 0x2D, Folding.isEastAsian(next) || next == 0x5B { return start + 1 }
      return nil
    default: return nil
    }
  }

  /// Returns the position behind `1.`, `1)`, `1、`, `(1)`, `①`, `a)`.
  private static func ordinal(_ line: [UInt32], _ start: Int) -> Int? {
    var position = start
    if (0x2460...0x2473).contains(line[start]) || (0x2776...0x277F).contains(line[start]) {
      return start + 1
    }
    let isOpen = Folding.fold(line[start]) == 0x28
    if isOpen { position += 1 }
    let digits = position
    while position < line.count, position - digits < 4,
      Folding.isDigit(Folding.fold(line[position]))
    { position += 1 }
    if !isOpen, position == digits, position < line.count, Folding.isLatinLetter(line[position]),
      position + 1 < line.count, line[position + 1] == 0x29, position + 2 < line.count,
      isSpace(line[position + 2])
    {
      return position + 2
    }
    guard position > digits, position < line.count else { return nil }
    let mark = Folding.fold(line[position])
    let next = position + 1 < line.count ? Folding.fold(line[position + 1]) : 0x20
    if isOpen { return mark == 0x29 ? position + 1 : nil }
    switch mark {
    case 0x2E, 0x5C:
      // `1.5 days` and `8.29-9.21` are numbers; `1\.` is an escaped marker.
      let behind = mark == 0x5C && next == 0x2E ? position + 2 : position + 1
      let after = behind < line.count ? Folding.fold(line[behind]) : 0x20
      guard mark == 0x2E || next == 0x2E else { return nil }
      return Folding.isDigit(after) || Folding.isLatinLetter(after) ? nil : behind
    case 0x29: return isSpace(next) || Folding.isEastAsian(next) ? position + 1 : nil
    case 0x3001: return position + 1
    default: return nil
    }
  }

  /// Returns a checkbox and the position of what follows it.
  private static func box(_ line: [UInt32], _ start: Int) -> (box: ListMarker.Box, end: Int)? {
    guard start < line.count else { return nil }
    if let state = boxCharacters[line[start]] {
      return (.init(state: state, position: start, isEscaped: false), skip(line, start + 1))
    }
    var position = start
    var isEscaped = false
    if line[position] == 0x5C {
      isEscaped = true
      position += 1
    }
    guard position < line.count, line[position] == 0x5B || line[position] == 0x3010 else {
      return nil
    }
    let close: UInt32 = line[position] == 0x5B ? 0x5D : 0x3011
    let inner = position + 1
    var end = inner
    while end < line.count, end - inner <= 2, line[end] != close { end += 1 }
    guard end < line.count, line[end] == close else { return nil }
    var content = line[inner..<end].filter { $0 != 0x5C || !isEscaped }
    if content.last == 0x5C { content.removeLast() }
    let behind = skip(line, end + 1)
    // `[x](target)` is a link, `[1]` a reference.
    if end + 1 < line.count, line[end + 1] == 0x28 || line[end + 1] == 0x5B { return nil }
    guard let state = state(Array(content)) else { return nil }
    return (.init(state: state, position: start, isEscaped: isEscaped), behind)
  }

  private static func state(_ content: [UInt32]) -> String? {
    let inner = content.filter { !Folding.isBlank($0) }
    if inner.isEmpty { return "open" }
    guard inner.count == 1 else { return nil }
    return Marks.boxStates[Folding.fold(inner[0])]
  }
}
