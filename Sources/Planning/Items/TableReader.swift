/// Finds which columns of a table hold promises and which hold states.
struct TableReader {
  /// What the columns of one table are for.
  struct Columns {
    var items: Set<Int> = []
    var states: Set<Int> = []
    /// Columns whose cells are criteria of the row.
    var criteria: Set<Int> = []
  }

  /// Returns the columns of a table; empty when it neither plans nor tracks anything.
  static func columns(_ table: Outline.Table, rows: [[Int]], outline: Outline, isTime: [Bool])
    -> Columns
  {
    var columns = Columns()
    var planned: [Int] = []
    var goals: [Int] = []
    for (index, header) in table.headers.enumerated() {
      let hits = table.headerHits[index]
      if hits.of(.tableState).contains(where: { $0.start == 0 && $0.end >= header.count - 1 }) {
        columns.states.insert(index)
        continue
      }
      if hits.of(.tableTime).contains(where: { $0.start == 0 }) { continue }
      switch Role.of(header, hits: hits) {
      case .plan?, .resume?: planned.append(index)
      case .goal?: goals.append(index)
      case .criteria?: columns.criteria.insert(index)
      case .habit?, .practice?, .question?, .signal?: planned.append(index)
      default: break
      }
    }
    let width = rows.map(\.count).max() ?? 0
    let hasTime = rows.contains { row in row.contains { isTime[$0] } }
    for column in 0..<min(width, 50) where columns.states.isEmpty {
      let cells = rows.compactMap { column < $0.count ? outline.nodes[$0[column]] : nil }
      let states = cells.count { StateReader.cellState($0.text, hits: $0.hits) != nil }
      if states > 0, states * 2 >= cells.count { columns.states.insert(column) }
    }
    if let last = planned.last {
      columns.items = planned.count > 1 && hasTime ? Set(planned) : [last]
      if columns.items.contains(where: columns.states.contains) { columns.items = [] }
    } else if let last = goals.last {
      columns.items = [last]
    } else if hasTime, !table.headers.isEmpty {
      columns.items = spokenColumns(table, rows, outline, excluding: columns.states, isTime)
    } else if hasTime || !columns.states.isEmpty {
      if let column = longestColumn(rows, outline, excluding: columns.states, isTime) {
        columns.items = [column]
      }
    }
    if columns.items.isEmpty, columns.criteria.isEmpty { columns.states = [] }
    return columns
  }

  /// Subjects of a timetable: every column of words but the remarks.
  private static func spokenColumns(
    _ table: Outline.Table, _ rows: [[Int]], _ outline: Outline, excluding states: Set<Int>,
    _ isTime: [Bool]
  ) -> Set<Int> {
    var columns: Set<Int> = []
    for (column, header) in table.headers.enumerated() where !states.contains(column) {
      let hits = table.headerHits[column]
      if hits.of(.tableTime).contains(where: { $0.start == 0 }) { continue }
      if let role = Role.of(header, hits: hits), role == .context || role.speaksOfTime { continue }
      let cells = rows.compactMap {
        column < $0.count && !isTime[$0[column]] ? outline.nodes[$0[column]] : nil
      }
      let spoken = cells.count { cell in
        cell.text.folded.count(where: { Folding.isWordScalar($0) && !Folding.isDigit($0) }) >= 2
      }
      if spoken * 2 > rows.count { columns.insert(column) }
    }
    return columns
  }

  private static func longestColumn(
    _ rows: [[Int]], _ outline: Outline, excluding states: Set<Int>, _ isTime: [Bool]
  ) -> Int? {
    var lengths: [Int: Int] = [:]
    for row in rows {
      for (column, node) in row.enumerated() where !states.contains(column) && !isTime[node] {
        lengths[column, default: 0] += outline.nodes[node].text.count
      }
    }
    return lengths.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

/// Reads states from words and signs.
enum StateReader {
  /// Returns the state that a table cell holds, or nil.
  static func cellState(_ text: PlainText, hits: Hits) -> String? {
    guard !text.isEmpty, text.count <= 16 else { return nil }
    if let sign = Marks.stateEmoji[text.folded[0]] { return sign }
    if let marker = ListMarkerReader.read(text.scalars), let box = marker.box { return box.state }
    if text.folded[0] == 0x5B || text.folded[0] == 0x2713 { return nil }
    if let state = word(text, hits: hits) { return state }
    let numbers = NumberReader(text: text.folded, hits: hits)
    if let number = numbers.number(at: 0, words: false), number.range.upperBound < text.count,
      text.folded[number.range.upperBound] == 0x25, number.range.upperBound == text.count - 1
    {
      return number.thousandths >= 100_000
        ? "done" : number.thousandths > 0 ? "in-progress" : "open"
    }
    return nil
  }

  /// Returns the state that a text says when it says nothing else.
  static func word(_ text: PlainText, hits: Hits) -> String? {
    var start = 0
    while start < text.count, !Folding.isWordScalar(text.folded[start]) { start += 1 }
    let classes: [(WordClass, String)] = [
      (.openWord, "open"), (.doingWord, "in-progress"), (.doneWord, "done"),
      (.droppedWord, "dropped"),
    ]
    for (wordClass, state) in classes {
      guard let hit = hits.at(start, wordClass) else { continue }
      var end = hit.end
      while end < text.count,
        Folding.isPunctuation(text.folded[end]) || Folding.isEmoji(text.folded[end])
      {
        if text.folded[end] == 0x28 { return state }
        end += 1
      }
      if end == text.count { return state }
    }
    return nil
  }

  /// Returns the state that stands alone in brackets at the end: `搭建网站（已完成）`.
  static func bracketed(_ text: PlainText) -> String? {
    var end = text.count
    while end > 0, Folding.isBlank(text.folded[end - 1]) { end -= 1 }
    guard end > 2, text.folded[end - 1] == 0x29,
      let open = text.folded[..<end].lastIndex(of: 0x28), open > 0
    else { return nil }
    let inside = text.part(text.trimmed(open + 1..<end - 1))
    return word(inside, hits: Hits(inside.folded))
  }

  /// Returns the item state of a state's name; `dropped` has none.
  static func state(_ name: String?) -> PlanItem.State? {
    switch name {
    case "done": .done
    case "in-progress": .inProgress
    case "open": .open
    default: nil
    }
  }
}
