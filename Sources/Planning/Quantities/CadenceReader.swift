import CivilTime

/// A rate found in a text.
struct CadenceFound: Hashable, Sendable {
  let range: Range<Int>
  let period: PlanQuantity.Period
  /// Times per period that the words themselves carry (`twice a week`).
  let times: Int
  let weekdays: [Weekday]
  /// `月度` and `monthly` name a period; `每月` and `every month` a rhythm.
  let isPeriodNoun: Bool
  /// A weekday without a word such as `every`: inside a week of the plan it names one day.
  var isBareWeekday = false
}

/// Finds rates: `每天`, `每周二/四晚上`, `every Monday`, `twice a week`, `weekly`.
enum CadenceReader {
  /// Returns the rates of a text, in order.
  static func cadences(_ text: PlainText, hits: Hits, isLabel: Bool = false) -> [CadenceFound] {
    var result: [CadenceFound] = []
    var position = 0
    for hit in hits.all where hit.start >= position && !isAside(hit, text) {
      switch hit.wordClass {
      case .cadence:
        if let found = rate(hit, text, hits) {
          result.append(found)
          position = found.range.upperBound
        }
      case .cadenceEvery:
        if let found = every(hit, text, hits) {
          result.append(found)
          position = found.range.upperBound
        }
      case .weekday where isFree(hit, text, isLabel: isLabel):
        let (days, end) = weekdays(from: hit, text, hits)
        result.append(
          CadenceFound(
            range: hit.start..<end, period: .week, times: 1, weekdays: days, isPeriodNoun: false,
            isBareWeekday: true))
        position = end
      default: break
      }
    }
    return result
  }

  /// In quotes, or in `每年都有`: somebody else's rhythm.
  private static func isAside(_ hit: Vocabulary.Hit, _ text: PlainText) -> Bool {
    guard hit.wordClass == .cadence || hit.wordClass == .cadenceEvery || hit.wordClass == .weekday
    else {
      return false
    }
    if hit.end + 1 < text.count, text.folded[hit.end] == 0x90FD { return true }
    return hit.start > 0 && text.count <= 2000
      && text.folded[..<hit.start].count { $0 == 0x22 } % 2 == 1
  }

  private static func rate(_ hit: Vocabulary.Hit, _ text: PlainText, _ hits: Hits) -> CadenceFound?
  {
    let parts = hit.value.split(separator: " ").map(String.init)
    guard let name = parts.first else { return nil }
    var times = 1
    let period: PlanQuantity.Period
    switch name {
    case "fortnight": (period, times) = (.month, 2)
    case "other-day": (period, times) = (.week, 3)
    default:
      guard let value = PlanQuantity.Period(rawValue: name) else { return nil }
      period = value
    }
    var range = hit.range
    var days: [Weekday] = []
    if parts.contains("workdays") { days = Array(Weekday.allCases.prefix(5)) }
    if parts.contains("weekend") { days = [.saturday, .sunday] }
    if period == .week, days.isEmpty, Folding.isEastAsian(text.folded[hit.start]) {
      let (found, end) = digits(after: hit.end, text, hits)
      days = found
      range = hit.start..<end
    }
    // `季度` and `年度` are periods in compounds, unless a `每` makes them a rhythm.
    var isPeriodNoun = hits.at(hit.start, .periodNoun) != nil
    var before = range.lowerBound
    while before > 0, Folding.isBlank(text.folded[before - 1]) { before -= 1 }
    if let once = hits.ending(at: before, .numberOnce), let value = Int(once.value) {
      times = value
      range = once.start..<range.upperBound
      isPeriodNoun = false
    }
    // 第一季度, Q3 season: a place in the year, no rate.
    if before > 0,
      hits.all.contains(where: {
        $0.wordClass == .yearPart && $0.end == hit.end && $0.start < hit.start
      })
    {
      return nil
    }
    return CadenceFound(
      range: range, period: period, times: times, weekdays: days, isPeriodNoun: isPeriodNoun)
  }

  /// `每周二/四`, `每周一、三、五`: digits behind the word, unless they count something.
  private static func digits(after start: Int, _ text: PlainText, _ hits: Hits) -> ([Weekday], Int)
  {
    var days: [Weekday] = []
    var position = start
    var end = start
    while let hit = hits.at(position, .weekdayDigit), let number = Int(hit.value) {
      if hits.at(hit.end, .counter) != nil || hits.at(hit.end, .unit) != nil { break }
      days.append(Weekday.allCases[number - 1])
      end = hit.end
      position = end
      if position < text.count,
        [0x2F, 0x3001, 0x2C, 0x548C, 0x4E0E, 0x26].contains(text.folded[position])
      {
        position += 1
        if let weekday = hits.at(position, .weekday), Folding.isEastAsian(text.folded[position]) {
          // 每周二和周四
          position = weekday.end - 1
        }
      }
    }
    return (Array(Set(days)).sorted { $0.isoNumber < $1.isoNumber }, end)
  }

  /// `every Monday and Thursday`, `each weekend`, `on Sundays`.
  private static func every(_ hit: Vocabulary.Hit, _ text: PlainText, _ hits: Hits) -> CadenceFound?
  {
    var position = hit.end
    while position < text.count, Folding.isBlank(text.folded[position]) { position += 1 }
    guard let weekday = hits.at(position, .weekday) else { return nil }
    // `on Monday` is one day, `on Mondays` is a rhythm.
    let isPlural = text.folded[weekday.end - 1] == 0x73
    guard hit.end - hit.start > 2 || isPlural else { return nil }
    let (days, end) = weekdays(from: weekday, text, hits)
    return CadenceFound(
      range: hit.start..<end, period: .week, times: 1, weekdays: days, isPeriodNoun: false)
  }

  private static func weekdays(from hit: Vocabulary.Hit, _ text: PlainText, _ hits: Hits)
    -> ([Weekday], Int)
  {
    var days: Set<Weekday> = []
    var current: Vocabulary.Hit? = hit
    var end = hit.end
    while let weekday = current {
      for part in weekday.value.split(separator: " ") {
        if let number = Int(part) { days.insert(Weekday.allCases[number - 1]) }
      }
      end = weekday.end
      var position = end
      while position < text.count, position - end < 5,
        Folding.isBlank(text.folded[position])
          || [0x2F, 0x3001, 0x2C, 0x26, 0x548C, 0x4E0E].contains(text.folded[position])
          || isAnd(text, position)
      { position += isAnd(text, position) ? 3 : 1 }
      current = position > end ? hits.at(position, .weekday) : nil
      if current == nil, position > end, let digit = hits.at(position, .weekdayDigit),
        hits.at(digit.end, .counter) == nil, text.folded[position - 1] == 0x2F,
        let number = Int(digit.value)
      {
        days.insert(Weekday.allCases[number - 1])
        end = digit.end
      }
    }
    return (days.sorted { $0.isoNumber < $1.isoNumber }, end)
  }

  private static func isAnd(_ text: PlainText, _ position: Int) -> Bool {
    position + 3 <= text.count && Array(text.folded[position..<position + 3]) == [0x61, 0x6E, 0x64]
  }

  /// A weekday alone is a rhythm at the beginning of a clause, or in a label.
  private static func isFree(_ hit: Vocabulary.Hit, _ text: PlainText, isLabel: Bool) -> Bool {
    if Folding.isLatinLetter(text.folded[hit.start]) {
      let isPlural = text.folded[hit.end - 1] == 0x73 && hit.end - hit.start > 4
      return isPlural || (isLabel && hit.start == 0)
    }
    if isLabel { return true }
    var before = hit.start
    while before > 0, Folding.isBlank(text.folded[before - 1]) { before -= 1 }
    return before == 0 || [0x2C, 0x3002, 0x3B, 0x3A].contains(text.folded[before - 1])
  }
}
