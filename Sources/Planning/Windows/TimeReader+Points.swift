extension TimeReader {
  /// A point of time with the place where it ends.
  struct Found {
    let point: TimePoint
    let end: Int
    /// Only a date when a second one follows: `8.29-9.21`.
    var needsRange = false
    var isDayOnly = false
    var isAmbiguous = false
  }

  /// Returns the point of time that begins at a position.
  func point(at start: Int) -> Found? {
    guard start < folded.count else { return nil }
    if Folding.isDigit(folded[start]) { return digitPoint(at: start) }
    if let found = englishPoint(at: start) { return found }
    if let found = wordPoint(at: start) { return found }
    // 九月, 十二月份
    if let number = numbers.number(at: start), number.isWord, let month = number.whole,
      (1...12).contains(month), Folding.isEastAsian(folded[start]),
      hits.at(number.range.upperBound, .monthMark) != nil
    {
      return monthPoint(month, year: nil, mark: number.range.upperBound)
    }
    return nil
  }

  /// `2025-01-31`, `2025/1/31`, `2025.1.31`.
  func isoPoint(at start: Int) -> (TimePoint, Int)? {
    guard let year = numbers.number(at: start, words: false), year.digits == 4 || year.hasDecimals
    else { return nil }
    // `2025.01.31` reads as a decimal at first; take the digits one by one.
    var position = start
    func digits(_ least: Int, _ most: Int) -> Int? {
      var value = 0
      var count = 0
      while count < most, Folding.isDigit(at(position)) {
        value = value * 10 + Int(at(position) - 0x30)
        position += 1
        count += 1
      }
      return count >= least && !Folding.isDigit(at(position)) ? value : nil
    }
    guard let year = digits(4, 4), (1990...2100).contains(year) else { return nil }
    let separator = at(position)
    guard separator == 0x2D || separator == 0x2F || separator == 0x2E else { return nil }
    position += 1
    guard let month = digits(1, 2), (1...12).contains(month), at(position) == separator else {
      return nil
    }
    position += 1
    guard let day = digits(1, 2), (1...31).contains(day) else { return nil }
    if Folding.isLatinLetter(at(position)) && at(position) != 0x74 { return nil }
    return (.day(year: year, month: month, day: day), position)
  }

  func digitPoint(at start: Int) -> Found? {
    if let (point, end) = isoPoint(at: start) { return Found(point: point, end: end) }
    guard let first = numbers.number(at: start, words: false) else { return nil }
    let end = first.range.upperBound
    if first.hasDecimals { return dottedPoint(at: start, end: end) }
    guard let value = first.whole else { return nil }
    if first.digits == 4, (1990...2100).contains(value) { return yearPoint(value, end) }
    if first.digits > 2 { return nil }
    if let hit = hits.at(skip(end), .monthMark), (1...12).contains(value) {
      return monthPoint(value, year: nil, mark: hit.start)
    }
    if let found = monthRange(value, year: nil, end: end) { return found }
    if at(end) == 0x2F { return slashedPoint(value, at: start, end: end) }
    if let found = dayBeforeMonth(value, end: end) { return found }
    if let mark = hits.at(end, .dayMark), (1...31).contains(value) {
      return Found(point: .dayOfMonth(value), end: mark.end, needsRange: true, isDayOnly: true)
    }
    return nil
  }

  /// `9-12月` as the start of a range: the first month, with the mark lent by the second.
  func monthRange(_ value: Int, year: Int?, end: Int) -> Found? {
    guard (1...12).contains(value), let position = connector(at: end),
      let second = numbers.number(at: position, words: false), let other = second.whole,
      (1...12).contains(other), second.digits <= 2, !second.hasDecimals,
      hits.at(skip(second.range.upperBound), .monthMark) != nil
    else { return nil }
    return Found(point: .month(year: year, month: value, part: "whole"), end: end, needsRange: true)
  }

  /// What follows `M月`: a day, a third, or nothing.
  func monthPoint(_ month: Int, year: Int?, mark: Int) -> Found {
    let end = hits.at(mark, .monthMark)?.end ?? mark + 1
    if let part = hits.at(end, .monthPart), !isWordStart(part.end, after: part) {
      return Found(point: .month(year: year, month: month, part: part.value), end: part.end)
    }
    let start = skip(end)
    if let day = numbers.number(at: start), let value = day.whole, (1...31).contains(value) {
      let behind = day.range.upperBound
      // `7月1日`, `7 月 1 日`
      if let mark = hits.at(start > end ? skip(behind) : behind, .dayMark) {
        return Found(point: .day(year: year, month: month, day: value), end: mark.end)
      }
      // `7月10-16日`, `9月1 开学`
      if day.isWord == false, start == end,
        connector(at: behind) != nil || Folding.isBlank(at(behind)) || at(behind) == 0
      {
        return Found(point: .day(year: year, month: month, day: value), end: behind)
      }
    }
    return Found(point: .month(year: year, month: month, part: "whole"), end: end)
  }

  /// `中` is a third only at the end of the words (`9月中`), not in `9月中期` or `9月中国`.
  func isWordStart(_ end: Int, after part: Vocabulary.Hit) -> Bool {
    part.end - part.start == 1 && part.value == "second-third" && Folding.isEastAsian(at(end))
  }

  func yearPoint(_ year: Int, _ end: Int) -> Found? {
    var position = end
    if let mark = hits.at(skip(end), .yearMark) {
      position = mark.end
      let next = skip(position)
      if let number = numbers.number(at: next), let month = number.whole, (1...12).contains(month),
        !number.hasDecimals
      {
        if let hit = hits.at(skip(number.range.upperBound), .monthMark) {
          return monthPoint(month, year: year, mark: hit.start)
        }
        if !number.isWord, let found = monthRange(month, year: year, end: number.range.upperBound) {
          return found
        }
      }
      if let part = hits.at(next, .yearPart) {
        return Found(point: .yearPart(year: year, part: part.value), end: part.end)
      }
      if at(mark.start - 1) != 0, let half = hits.at(mark.start, .yearPart) {
        return Found(point: .yearPart(year: year, part: half.value), end: half.end)
      }
      return Found(point: .yearPart(year: year, part: "whole"), end: position)
    }
    if let part = hits.at(skip(end), .yearPart), at(end) != 0 {
      return Found(point: .yearPart(year: year, part: part.value), end: part.end)
    }
    let separator = at(end)
    if separator == 0x2D || separator == 0x2F || separator == 0x2E,
      let part = hits.at(end + 1, .yearPart)
    {
      return Found(point: .yearPart(year: year, part: part.value), end: part.end)
    }
    if separator == 0x2D || separator == 0x2F,
      let month = numbers.number(at: end + 1, words: false), let value = month.whole,
      month.digits == 2, (1...12).contains(value)
    {
      return Found(
        point: .month(year: year, month: value, part: "whole"), end: month.range.upperBound)
    }
    // A bare year counts only where a time is expected: alone, in brackets, as a whole title.
    guard place == .lead else { return nil }
    let before = at(start(of: end, digits: 4) - 1)
    let after = at(end)
    let isAlone =
      (before == 0 || Folding.isPunctuation(before)) && (after == 0 || Folding.isPunctuation(after))
    return isAlone ? Found(point: .yearPart(year: year, part: "whole"), end: end) : nil
  }

  func start(of end: Int, digits: Int) -> Int { end - digits }

  /// `2025.09`, `8.29-9.21`, `10.7`.
  func dottedPoint(at start: Int, end: Int) -> Found? {
    var position = start
    func digits() -> (value: Int, count: Int) {
      var value = 0
      var count = 0
      while Folding.isDigit(at(position)), count < 5 {
        value = value * 10 + Int(at(position) - 0x30)
        position += 1
        count += 1
      }
      return (value, count)
    }
    let whole = digits()
    position += 1
    let part = digits()
    guard position == end, part.count <= 2 else { return nil }
    if whole.count == 4 {
      guard (1990...2100).contains(whole.value), part.count == 2, (1...12).contains(part.value)
      else { return nil }
      return Found(point: .month(year: whole.value, month: part.value, part: "whole"), end: end)
    }
    guard (1...12).contains(whole.value), (1...31).contains(part.value), whole.count <= 2,
      hits.at(skip(end), .unit) == nil, hits.at(skip(end), .counter) == nil
    else { return nil }
    let point = TimePoint.day(year: nil, month: whole.value, day: part.value)
    let isWhole = skip(0) == start && skip(end) == folded.count && place == .lead
    // `8.29-9.21` is a range of dates, `1.5 - 2天` one of days.
    if let second = connector(at: end), let number = numbers.number(at: second, words: false) {
      guard number.hasDecimals || isWhole,
        hits.at(skip(number.range.upperBound), .unit) == nil,
        hits.at(skip(number.range.upperBound), .counter) == nil
      else { return nil }
      return Found(point: point, end: end, needsRange: true)
    }
    return Found(point: point, end: end, needsRange: !(isWhole || isRangeEnd(start)))
  }

  /// Whether the number stands behind a connector that follows another dotted date.
  func isRangeEnd(_ start: Int) -> Bool {
    var position = start
    while position > 0, Folding.isBlank(folded[position - 1]) { position -= 1 }
    guard let hit = hits.ending(at: position, .range) else { return false }
    position = hit.start
    while position > 0, Folding.isBlank(folded[position - 1]) { position -= 1 }
    return position > 0 && Folding.isDigit(folded[position - 1])
  }

  /// `9/1`, `09/01/2025`.
  func slashedPoint(_ first: Int, at start: Int, end: Int) -> Found? {
    guard let number = numbers.number(at: end + 1, words: false), let second = number.whole,
      number.digits <= 2, !number.hasDecimals
    else { return nil }
    var behind = number.range.upperBound
    var year: Int?
    if at(behind) == 0x2F, let last = numbers.number(at: behind + 1, words: false),
      let value = last.whole, last.digits == 4, (1990...2100).contains(value)
    {
      year = value
      behind = last.range.upperBound
    }
    if at(behind) == 0x2F || hits.at(skip(behind), .unit) != nil { return nil }
    let isAtLead = place == .lead || skip(0) == start || isRangeEnd(start)
    guard year != nil || isAtLead || connector(at: behind) != nil else { return nil }
    let (month, day) = first > 12 ? (second, first) : (first, second)
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    var found = Found(point: .day(year: year, month: month, day: day), end: behind)
    found.needsRange = year == nil && !isAtLead
    found.isAmbiguous = year != nil && first <= 12 && second <= 12 && first != second
    return found
  }
}
