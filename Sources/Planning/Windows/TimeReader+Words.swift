/// Points that begin with a word: month names, relative words, ordinals, terms.
extension TimeReader {
  /// `5 January 2025`, `5th of May`.
  func dayBeforeMonth(_ day: Int, end: Int) -> Found? {
    guard (1...31).contains(day) else { return nil }
    var position = ordinalSuffix(end)
    position = skip(position)
    if at(position) == 0x6F, at(position + 1) == 0x66, Folding.isBlank(at(position + 2)) {
      position = skip(position + 2)
    } else if at(position) == 0x64, at(position + 1) == 0x65, Folding.isBlank(at(position + 2)) {
      position = skip(position + 2)
    }
    guard let name = hits.at(position, .monthName), let month = Int(name.value),
      isMonthName(name)
    else { return nil }
    let (year, behind) = trailingYear(name.end)
    return Found(point: .day(year: year, month: month, day: day), end: behind)
  }

  func ordinalSuffix(_ end: Int) -> Int {
    let pair = [at(end), at(end + 1)]
    let suffixes: [[UInt32]] = [[0x73, 0x74], [0x6E, 0x64], [0x72, 0x64], [0x74, 0x68]]
    return suffixes.contains(pair) && !Folding.isLatinLetter(at(end + 2)) ? end + 2 : end
  }

  /// `may`, `march`, `sep` are months when capital.
  func isMonthName(_ hit: Vocabulary.Hit) -> Bool {
    hit.end - hit.start > 5 || isCapital(hit.start) || Folding.isDigit(at(skip(hit.end)))
  }

  func trailingYear(_ end: Int) -> (Int?, Int) {
    var position = end
    if at(position) == 0x2E || at(position) == 0x2C { position += 1 }
    position = skip(position)
    if at(position) == 0x27, let number = numbers.number(at: position + 1, words: false),
      number.digits == 2, let value = number.whole
    {
      return (2000 + value, number.range.upperBound)
    }
    guard let number = numbers.number(at: position, words: false), number.digits == 4,
      !number.hasDecimals, let year = number.whole, (1990...2100).contains(year)
    else { return (nil, end) }
    return (year, number.range.upperBound)
  }

  /// `January 5th, 2025`, `mid March`, `end of 2025`, `Jan 2025`.
  func englishPoint(at start: Int) -> Found? {
    var position = start
    var part = "whole"
    if let prefix = hits.at(start, .monthPrefix) {
      part = prefix.value
      position = skip(prefix.end)
      if at(position) == 0x2D { position += 1 }
      if let year = numbers.number(at: position, words: false), year.digits == 4,
        let value = year.whole, (1990...2100).contains(value)
      {
        let edge = part == "early" ? "start" : part == "end" ? "end" : "middle"
        return Found(point: .yearPart(year: value, part: edge), end: year.range.upperBound)
      }
      if let relative = hits.at(position, .relative), part == "end",
        let point = relativePoint(relative)
      {
        return Found(point: point, end: relative.end)
      }
    }
    guard let name = hits.at(position, .monthName), let month = Int(name.value), isMonthName(name)
    else { return nil }
    let behind = at(name.end) == 0x2E ? name.end + 1 : name.end
    let next = skip(behind)
    if part == "whole", let day = numbers.number(at: next, words: false), day.digits <= 2,
      let value = day.whole, (1...31).contains(value), !day.hasDecimals,
      hits.at(skip(day.range.upperBound), .unit) == nil
    {
      let (year, end) = trailingYear(ordinalSuffix(day.range.upperBound))
      return Found(point: .day(year: year, month: month, day: value), end: end)
    }
    let (year, end) = trailingYear(name.end)
    return Found(point: .month(year: year, month: month, part: part), end: end)
  }

  func relativePoint(_ hit: Vocabulary.Hit) -> TimePoint? {
    let parts = hit.value.split(separator: " ")
    guard parts.count == 2, let unit = TimeUnit(rawValue: String(parts[0])),
      let delta = Int(parts[1])
    else { return nil }
    return .relative(unit, delta)
  }

  func wordPoint(at start: Int) -> Found? {
    if let found = ordinalPoint(at: start) { return found }
    if let hit = hits.at(start, .now) {
      // `现在` alone is a turn of phrase; `现在开始` begins something.
      let needsMore = hit.value == "bare" && hits.at(skip(hit.end), .openEnd) == nil
      return Found(point: .now, end: hit.end, needsRange: needsMore)
    }
    if let hit = hits.at(start, .relative), let point = relativePoint(hit) {
      // 明年1月, 今年下半年, next year in March
      if case .relative(.year, let delta) = point {
        let next = skip(hit.end)
        if let number = numbers.number(at: next), let month = number.whole,
          (1...12).contains(month),
          let mark = hits.at(number.range.upperBound, .monthMark)
        {
          let found = monthPoint(month, year: nil, mark: mark.start)
          return Found(point: shifted(found.point, by: delta), end: found.end)
        }
        if let part = hits.at(next, .yearPart) {
          return Found(
            point: shifted(.yearPart(year: nil, part: part.value), by: delta), end: part.end)
        }
      }
      return Found(point: point, end: hit.end)
    }
    if let found = termPoint(at: start) { return found }
    if let hit = hits.at(start, .yearPart), hit.value != "whole" {
      let needsCapital = Folding.isLatinLetter(folded[start]) && !isCapital(start)
      if needsCapital, hit.end - hit.start < 5 { return nil }
      let (year, end) = trailingYear(hit.end)
      if Folding.isLatinLetter(folded[start]), year == nil, place == .running,
        hit.end - hit.start > 2
      {
        return nil
      }
      return Found(point: .yearPart(year: year, part: hit.value), end: year == nil ? hit.end : end)
    }
    return nil
  }

  /// Encodes "the year after the anchor's" as a year near zero, for the resolver to add.
  func shifted(_ point: TimePoint, by delta: Int) -> TimePoint {
    switch point {
    case .day(_, let month, let day): .day(year: delta, month: month, day: day)
    case .month(_, let month, let part): .month(year: delta, month: month, part: part)
    case .yearPart(_, let part): .yearPart(year: delta, part: part)
    default: point
    }
  }

  /// `第3周`, `第1-2周`, `Week 3`, `Day 12`.
  func ordinalPoint(at start: Int) -> Found? {
    if let prefix = hits.at(start, .ordinal) {
      guard let number = numbers.number(at: skip(prefix.end)), let value = number.whole,
        (1...400).contains(value)
      else { return nil }
      var end = skip(number.range.upperBound)
      if let unit = hits.at(end, .unit), let timeUnit = TimeUnit(rawValue: unit.value),
        isOrdinalUnit(timeUnit), hits.at(end, .phase) == nil
      {
        return Found(point: .ordinal(timeUnit, value), end: unit.end)
      }
      if let position = connector(at: end),
        let second = numbers.number(at: skip(hits.at(position, .ordinal)?.end ?? position)),
        let unit = hits.at(skip(second.range.upperBound), .unit),
        let timeUnit = TimeUnit(rawValue: unit.value), isOrdinalUnit(timeUnit)
      {
        end = number.range.upperBound
        return Found(point: .ordinal(timeUnit, value), end: end)
      }
      return nil
    }
    guard let word = hits.at(start, .ordinalWord), let unit = TimeUnit(rawValue: word.value),
      place == .lead || isOpening(start)
    else { return nil }
    let isShort = word.end - word.start == 1
    let position = isShort ? word.end : skip(at(word.end) == 0x23 ? word.end + 1 : word.end)
    guard let number = numbers.number(at: position, words: !isShort), let value = number.whole,
      (1...400).contains(value), !number.hasDecimals
    else { return nil }
    return Found(point: .ordinal(unit, value), end: number.range.upperBound)
  }

  /// `Andrew's course, weeks 1-5` are weeks of the course; in running text a week of the plan
  /// opens the line or a bracket, or follows a preposition.
  func isOpening(_ start: Int) -> Bool {
    var before = start
    while before > 0, Folding.isBlank(at(before - 1)) { before -= 1 }
    if before == 0 || at(before - 1) == 0x28 || at(before - 1) == 0x3A { return true }
    return hits.ending(at: before, .withinBefore) != nil
      || hits.ending(at: before, .beforeWord) != nil
      || hits.ending(at: before, .deadline) != nil || hits.ending(at: before, .openStart) != nil
  }

  func isOrdinalUnit(_ unit: TimeUnit) -> Bool {
    unit == .week || unit == .day || unit == .month || unit == .quarter || unit == .year
  }

  /// `大三下学期`, `秋招`.
  func termPoint(at start: Int) -> Found? {
    if let year = hits.at(start, .term) {
      var end = year.end
      if let part = hits.at(skip(end), .termPart) {
        end = part.end
      } else if at(end) == 0x28, let part = hits.at(end + 1, .termPart) {
        end = part.end
      }
      return Found(point: .term(text.string(start..<end)), end: end)
    }
    guard let hit = hits.at(start, .season) else { return nil }
    return Found(point: .term(text.string(start..<hit.end)), end: hit.end)
  }
}
