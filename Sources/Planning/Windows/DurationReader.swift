/// Finds lengths of time: `3-6个月`, `1.5 - 2天`, `2 weeks`, `3个月后`.
enum DurationReader {
  /// Returns the durations of a text, in order.
  static func durations(_ text: PlainText, hits: Hits) -> [Duration] {
    let reader = TimeReader(text, hits: hits, place: .running)
    var result: [Duration] = []
    var position = 0
    while position < text.count {
      if let duration = duration(at: position, reader) {
        result.append(duration)
        position = duration.range.upperBound
      } else if Folding.isDigit(text.folded[position]) {
        while position < text.count, Folding.isDigit(text.folded[position]) { position += 1 }
      } else {
        position += 1
      }
    }
    return result
  }

  private static func duration(at start: Int, _ reader: TimeReader) -> Duration? {
    let before = reader.at(start - 1)
    if Folding.isDigit(before) || before == 0x2E { return nil }
    guard let first = reader.numbers.number(at: start) else { return nil }
    // 第3周 and week 3 are places, no lengths.
    if reader.hits.ending(at: start, .ordinal) != nil { return nil }
    if first.isWord, first.whole == 1, Folding.isEastAsian(reader.at(start)),
      reader.hits.ending(at: start, .cadenceEvery) != nil
    {
      return nil
    }
    var low = first.thousandths
    var high = low
    var end = first.range.upperBound
    if let position = reader.connector(at: end), let second = reader.numbers.number(at: position) {
      high = max(low, second.thousandths)
      end = second.range.upperBound
    }
    if reader.at(reader.skip(end)) == 0x2B { end = reader.skip(end) + 1 }
    guard let mark = reader.hits.at(reader.skip(end), .unit),
      let unit = TimeUnit(rawValue: mark.value)
    else { return nil }
    // 3月 is March, 2025年 a year, 3年级 a grade.
    if unit == .year, first.digits == 4 { return nil }
    if mark.end - mark.start == 1, Folding.isLatinLetter(reader.at(mark.start)), low != high,
      unit == .month
    {
      return nil
    }
    end = mark.end
    if reader.at(end) == 0x2B { end += 1 }
    var isLater = false
    var isWithin = false
    let behind = reader.skip(end)
    if let hit = reader.hits.at(behind, .after) {
      isLater = true
      end = hit.end
    } else if let hit = reader.hits.at(behind, .within) {
      isWithin = true
      end = hit.end
    }
    var begin = start
    var position = back(start, reader)
    var isSoft = false
    if let soft = reader.hits.ending(at: position, .soft) {
      isSoft = true
      begin = soft.start
      position = back(begin, reader)
    }
    var isSpan = false
    if let hit = reader.hits.ending(at: position, .coming)
      ?? reader.hits.ending(at: position, .withinBefore)
    {
      if hit.end - hit.start > 1 || Folding.isEastAsian(reader.at(hit.start)) {
        isWithin = isWithin || !isLater
        begin = hit.start
      }
    } else if let hit = reader.hits.ending(at: skipColonBack(position, reader), .span) {
      isSpan = true
      begin = hit.start
    }
    high = max(high, low)
    low = min(low, high)
    let open = back(begin, reader)
    let close = reader.skip(end)
    let isBracketed =
      (open > 0 && [0x28, 0x2C, 0x5B].contains(reader.at(open - 1))
        && [0x29, 0x5D, 0].contains(reader.at(close)))
      || (open == 0 && close == reader.folded.count)
    return Duration(
      range: begin..<end, low: low, high: high, unit: unit, isSoft: isSoft,
      isBracketed: isBracketed, isFromNow: isWithin, isLater: isLater, isSpan: isSpan)
  }

  private static func back(_ start: Int, _ reader: TimeReader) -> Int {
    var position = start
    while position > 0, Folding.isBlank(reader.at(position - 1)) { position -= 1 }
    return position
  }

  private static func skipColonBack(_ start: Int, _ reader: TimeReader) -> Int {
    var position = start
    while position > 0, Folding.isBlank(reader.at(position - 1)) || reader.at(position - 1) == 0x3A
    {
      position -= 1
    }
    return position
  }
}
