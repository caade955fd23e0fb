/// Finds the words about time in a text.
///
/// One pass over the text; at every position the forms are tried from the most to the least exact.
struct TimeReader: Sendable {
  /// How freely short forms such as `9/1` may be read as dates.
  enum Place: Hashable, Sendable {
    /// A heading, a label, a table cell, a line that begins with them.
    case lead
    /// Running text.
    case running
  }

  let text: PlainText
  let hits: Hits
  let place: Place
  var numbers: NumberReader

  init(_ text: PlainText, hits: Hits, place: Place) {
    self.text = text
    self.hits = hits
    self.place = place
    numbers = NumberReader(text: text.folded, hits: hits)
  }

  var folded: [UInt32] { text.folded }

  func at(_ position: Int) -> UInt32 {
    position >= 0 && position < folded.count ? folded[position] : 0
  }

  func skip(_ start: Int) -> Int {
    var position = start
    while position < folded.count, Folding.isBlank(folded[position]) { position += 1 }
    return position
  }

  /// Returns the expressions in order, without overlaps.
  func expressions() -> [TimeExpression] {
    var result: [TimeExpression] = []
    var position = 0
    while position < folded.count {
      if let expression = field(at: position) ?? span(at: position) {
        result.append(expression)
        position = max(position + 1, expression.range.upperBound)
      } else if Folding.isDigit(folded[position]) {
        while position < folded.count, Folding.isDigit(folded[position]) { position += 1 }
      } else {
        position += 1
      }
    }
    return result
  }

  // MARK: Fields

  /// `📅 2025-01-01`, `due:2025-01-01`, `[due:: 2025-01-01]`, `@due(2025-01-01)`.
  private func field(at start: Int) -> TimeExpression? {
    var role: TimeExpression.Role?
    var position = start
    if let name = Marks.taskEmoji[folded[start]] {
      role = Self.roles[name]
      position = skip(start + 1)
    } else if let hit = hits.at(start, .taskField), at(hit.end) == 0x3A || at(hit.end) == 0x28 {
      role = Self.roles[hit.value]
      position = hit.end + 1
      while at(position) == 0x3A { position += 1 }
      position = skip(position)
    }
    guard let role, let (point, end) = isoPoint(at: position) else { return nil }
    return TimeExpression(
      range: start..<end, start: point, end: point, role: role, isDeadline: role == .due)
  }

  private static let roles: [String: TimeExpression.Role] = [
    "due": .due, "scheduled": .scheduled, "start": .start, "done": .done, "created": .created,
    "cancelled": .done,
  ]

  // MARK: Ranges

  private func span(at start: Int) -> TimeExpression? {
    guard begins(at: start), let first = point(at: start) else { return nil }
    var expression = TimeExpression(range: start..<first.end, start: first.point, end: first.point)
    expression.isAmbiguous = first.isAmbiguous
    if let (second, end) = rangeEnd(after: first.end, first: first.point) {
      (expression.start, expression.end) = complete(first.point, second)
      expression.range = start..<end
    } else if first.needsRange {
      return nil
    }
    if case .dayOfMonth? = expression.start { return nil }
    readWeekday(&expression)
    readSuffix(&expression)
    readPrefix(&expression)
    return expression
  }

  /// Whether a number or word may begin at a position: not in the middle of another.
  private func begins(at start: Int) -> Bool {
    let scalar = folded[start]
    guard Folding.isDigit(scalar) else { return Folding.isWordScalar(scalar) }
    let before = at(start - 1)
    if Folding.isDigit(before) { return false }
    if before == 0x2E || before == 0x2F || before == 0x24 || before == 0x23 { return false }
    // `v8.29`, `Python 3.12`
    if Folding.isLatinLetter(before) { return false }
    let name = hits.ending(at: beforeBlank(start), .notQuantity)
    return name == nil || Folding.isEastAsian(at(start - 1))
  }

  private func beforeBlank(_ start: Int) -> Int {
    var position = start
    while position > 0, Folding.isBlank(folded[position - 1]) { position -= 1 }
    return position
  }

  func connector(at start: Int) -> Int? {
    let position = skip(start)
    if at(position) == 0x2192 { return skip(position + 1) }
    guard let hit = hits.at(position, .range) else { return nil }
    var end = hit.end
    while at(end) == at(position), at(end) == 0x2D || at(end) == 0x7E { end += 1 }
    // A dash between words is a dash.
    return skip(end)
  }

  private func rangeEnd(after end: Int, first: TimePoint) -> (TimePoint, Int)? {
    // `现在开始到8月底`: the beginning is only said aloud.
    let begun = hits.at(skip(end), .openEnd).map { skip($0.end) } ?? skipWeekday(end)
    guard let position = connector(at: begun) else { return nil }
    let soft = hits.at(position, .soft).map { skip($0.end) } ?? position
    if case .day(let year, let month, _) = first {
      if let (point, end) = isoPoint(at: soft) { return (point, end) }
      // `7月10日-16日`, `Aug 1-15`, `2025-06-09 ~ 06-12`, `9/1-7`
      if let full = point(at: soft), !full.isDayOnly { return (full.point, full.end) }
      if let number = numbers.number(at: soft, words: false), let day = number.whole, day >= 1,
        day <= 31
      {
        var end = number.range.upperBound
        if at(end) == 0x2D || at(end) == 0x2F,
          let second = numbers.number(at: end + 1, words: false), let other = second.whole,
          day <= 12, other <= 31
        {
          return (.day(year: nil, month: day, day: other), second.range.upperBound)
        }
        if let unit = hits.at(end, .unit), unit.value != "day" { return nil }
        if let mark = hits.at(skip(end), .dayMark) { end = mark.end }
        return (.day(year: year, month: month, day: day), end)
      }
      return nil
    }
    if case .ordinal(let unit, _) = first {
      // `第1-2周`, `Weeks 3–4`, `Week 1 - Week 2`
      let behind = hits.at(soft, .ordinal)?.end ?? hits.at(soft, .ordinalWord)?.end ?? soft
      guard let number = numbers.number(at: skip(behind)), let value = number.whole,
        (1...400).contains(value)
      else { return nil }
      let end = number.range.upperBound
      if let mark = hits.at(skip(end), .unit) {
        return mark.value == unit.rawValue ? (.ordinal(unit, value), mark.end) : nil
      }
      return (.ordinal(unit, value), end)
    }
    // `10月上旬到中旬`: the month is not said again.
    if case .month(let year, let month, _) = first, let part = hits.at(soft, .monthPart),
      Folding.isEastAsian(at(soft))
    {
      return (.month(year: year, month: month, part: part.value), part.end)
    }
    guard let full = point(at: soft) else { return nil }
    return (full.point, full.end)
  }

  /// Fills the parts that a range drops: `2025年9月-12月`, `Jan-Mar 2025`.
  private func complete(_ first: TimePoint, _ second: TimePoint) -> (TimePoint, TimePoint) {
    let early = year(of: first)
    let late = year(of: second)
    func month(_ point: TimePoint) -> Int? {
      switch point {
      case .day(_, let month, _): month
      case .month(_, let month, _): month
      default: nil
      }
    }
    let crosses = (month(first) ?? 0) > (month(second) ?? 13)
    if let early, late == nil { return (first, with(second, year: early + (crosses ? 1 : 0))) }
    if let late, early == nil { return (with(first, year: late - (crosses ? 1 : 0)), second) }
    return (first, second)
  }

  private func year(of point: TimePoint) -> Int? {
    switch point {
    case .day(let year, _, _), .month(let year, _, _), .yearPart(let year, _): year
    default: nil
    }
  }

  private func with(_ point: TimePoint, year: Int) -> TimePoint {
    switch point {
    case .day(_, let month, let day): .day(year: year, month: month, day: day)
    case .month(_, let month, let part): .month(year: year, month: month, part: part)
    case .yearPart(_, let part): .yearPart(year: year, part: part)
    default: point
    }
  }

  // MARK: Words around

  private func skipWeekday(_ end: Int) -> Int {
    weekday(after: end)?.end ?? end
  }

  private func weekday(after end: Int) -> (value: Int, end: Int)? {
    var position = skip(end)
    let isBracketed = at(position) == 0x28 || at(position) == 0x2C
    if isBracketed { position = skip(position + 1) }
    guard let hit = hits.at(position, .weekday), let value = Int(hit.value) else { return nil }
    if Folding.isLatinLetter(folded[position]), !isCapital(position) { return nil }
    return (value, at(hit.end) == 0x29 && isBracketed ? hit.end + 1 : hit.end)
  }

  private func readWeekday(_ expression: inout TimeExpression) {
    guard expression.start == expression.end, case .day? = expression.start,
      let found = weekday(after: expression.range.upperBound)
    else { return }
    expression.weekday = found.value
    expression.range = expression.range.lowerBound..<found.end
  }

  private func readSuffix(_ expression: inout TimeExpression) {
    var position = skip(expression.range.upperBound)
    if let soft = hits.at(position, .soft), Folding.isEastAsian(folded[position]) {
      expression.isSoft = true
      expression.range = expression.range.lowerBound..<soft.end
      position = skip(soft.end)
    }
    if let hit = hits.at(position, .before) {
      expression.isDeadline = true
      expression.isBefore = true
      expression.range = expression.range.lowerBound..<hit.end
    } else if expression.start == expression.end, let hit = hits.at(position, .openEnd) {
      expression.isOpenEnd = true
      expression.range = expression.range.lowerBound..<hit.end
    } else if expression.start == expression.end, let hit = hits.at(position, .after),
      Folding.isEastAsian(folded[position])
    {
      expression.isOpenEnd = true
      expression.range = expression.range.lowerBound..<hit.end
    }
  }

  private func readPrefix(_ expression: inout TimeExpression) {
    var position = expression.range.lowerBound
    func back() {
      while position > 0,
        Folding.isBlank(folded[position - 1]) || folded[position - 1] == 0x3A
          || folded[position - 1] == 0x28
      { position -= 1 }
    }
    back()
    if let soft = hits.ending(at: position, .soft) {
      expression.isSoft = true
      expression.range = soft.start..<expression.range.upperBound
      position = soft.start
      back()
    }
    if let hit = hits.ending(at: position, .deadline) ?? hits.ending(at: position, .beforeWord) {
      expression.isDeadline = true
      if hit.wordClass == .beforeWord, hit.value.isEmpty { expression.isBefore = false }
      expression.range = hit.start..<expression.range.upperBound
    } else if expression.start == expression.end, let hit = hits.ending(at: position, .openStart) {
      expression.isOpenEnd = true
      expression.range = hit.start..<expression.range.upperBound
    }
  }

  /// Whether the character at a position was written as a capital.
  func isCapital(_ position: Int) -> Bool {
    position < text.count && text.scalars[position] >= 0x41 && text.scalars[position] <= 0x5A
  }
}
