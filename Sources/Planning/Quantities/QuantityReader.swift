/// Finds the bars that a sentence sets.
struct QuantityReader {
  /// A bar and where it stands.
  struct Found: Sendable {
    let range: Range<Int>
    let quantity: PlanQuantity
    let unit: TimeUnit?
    /// Whether a word or sign of comparison stands beside the number.
    let isCompared: Bool
    /// Whether the clause begins with it.
    let isLeading: Bool
  }

  let text: PlainText
  let hits: Hits
  let numbers: NumberReader
  /// Places that are dates, names, examples or titles.
  var taken: [Bool]
  let hasRate: Bool

  /// Returns the bars of a clause, in order.
  ///
  /// - Parameters:
  ///   - times: Ranges of dates and rates in the clause, which are no bars.
  ///   - hasRate: Whether the clause has a rate; only then are hours and minutes bars.
  static func quantities(
    _ text: PlainText, hits: Hits, times: [Range<Int>], start: Int, hasRate: Bool
  ) -> [Found] {
    var reader = QuantityReader(text: text, hits: hits, times: times, hasRate: hasRate)
    reader.markExamples()
    return reader.run(from: start)
  }

  init(text: PlainText, hits: Hits, times: [Range<Int>], hasRate: Bool) {
    self.text = text
    self.hits = hits
    self.hasRate = hasRate
    numbers = NumberReader(text: text.folded, hits: hits)
    taken = [Bool](repeating: false, count: text.count)
    for range in times {
      for position in range where position < text.count { taken[position] = true }
    }
    for position in 0..<text.count where text.styles[position].contains(.code) {
      taken[position] = true
    }
  }

  /// What follows `如` in the same brackets, and what stands in a book's title, sets no bar.
  mutating func markExamples() {
    var titles = 0
    for position in 0..<text.count {
      if text.folded[position] == 0x300A { titles += 1 }
      if titles > 0 { taken[position] = true }
      if text.folded[position] == 0x300B { titles = max(0, titles - 1) }
    }
    for hit in hits.of(.example) {
      let before = hit.start > 0 ? text.folded[hit.start - 1] : 0x28
      guard Folding.isPunctuation(before) || Folding.isBlank(before) else { continue }
      var position = hit.end
      while position < text.count, ![0x29, 0x3002, 0x3B].contains(text.folded[position]) {
        taken[position] = true
        position += 1
      }
    }
  }

  func at(_ position: Int) -> UInt32 {
    position >= 0 && position < text.count ? text.folded[position] : 0
  }

  func skip(_ start: Int) -> Int {
    var position = start
    while Folding.isBlank(at(position)), position < text.count { position += 1 }
    return position
  }

  func back(_ start: Int) -> Int {
    var position = start
    while position > 0, Folding.isBlank(at(position - 1)) { position -= 1 }
    return position
  }

  func run(from start: Int) -> [Found] {
    var result: [Found] = []
    var position = start
    while position < text.count {
      if taken[position] {
        position += 1
      } else if let found = found(at: position, start: start) {
        result.append(found)
        position = found.range.upperBound
      } else if Folding.isDigit(at(position)) {
        while Folding.isDigit(at(position)) || at(position) == 0x2E { position += 1 }
      } else {
        position += 1
      }
    }
    return result
  }

  func found(at start: Int, start clause: Int) -> Found? {
    if let percent = hits.at(start, .percent), let number = numbers.number(at: percent.end) {
      return make(number, from: start, clause: clause, percent: true)
    }
    guard let number = numbers.number(at: start), begins(start, number) else { return nil }
    return make(number, from: start, clause: clause, percent: false)
  }

  /// Not the tail of a name (`P99`, `v1.0`), an ordinal (`第3`, `TOP250`) or another number.
  func begins(_ start: Int, _ number: NumberToken) -> Bool {
    let before = at(start - 1)
    if number.isWord {
      // Two of something is 两; 二本, 二线 are names.
      if at(start) == 0x4E8C, number.whole == 2 { return false }
      if hits.ending(at: start, .ordinal) != nil { return false }
      return Folding.isEastAsian(at(start)) || !Folding.isLatinLetter(before)
    }
    if Folding.isDigit(before) || Folding.isLatinLetter(before) || before == 0x2E { return false }
    // 7:30 is a time of day.
    if before == 0x3A, Folding.isDigit(at(start - 2)) { return false }
    if at(number.range.upperBound) == 0x3A, Folding.isDigit(at(number.range.upperBound + 1)) {
      return false
    }
    if before == 0x2D || before == 0x2F, Folding.isWordScalar(at(start - 2)) { return false }
    if before == 0x24 || before == 0xA5 || before == 0xFFE5 { return false }
    if hits.ending(at: start, .ordinal) != nil { return false }
    guard hits.ending(at: back(start), .notQuantity) != nil else { return true }
    // `top 10` is a rank, `TOP250` a name.
    return back(start) < start && hits.ending(at: back(start), .compare)?.value == "rank"
  }

  func make(_ number: NumberToken, from start: Int, clause: Int, percent: Bool) -> Found? {
    var low = number.thousandths
    var high: Int?
    var end = number.range.upperBound
    let connector = skip(end)
    if let hit = hits.at(connector, .range), connector < text.count, !taken[connector],
      let second = numbers.number(at: skip(hit.end)), second.thousandths > low
    {
      high = second.thousandths
      end = second.range.upperBound
    }
    var comparison: PlanQuantity.Comparison?
    var approximate = false
    if at(end) == 0x2B, !(Folding.isWordScalar(at(end + 1)) && Folding.isDigit(at(end + 1))) {
      comparison = .atLeast
      end += 1
    }
    let unit = unit(behind: end, number: number, percent: percent)
    if let unit { end = unit.end }
    if at(end) == 0x2B { (comparison, end) = (.atLeast, end + 1) }
    if let after = hits.at(skip(end), .compareAfter), at(skip(end)) != 0x2B {
      if after.value == "~" {
        approximate = true
      } else {
        comparison = PlanQuantity.Comparison(rawValue: after.value)
      }
      end = after.end
    }
    var begin = start
    var position = back(begin)
    if let soft = hits.ending(at: position, .soft) {
      approximate = true
      begin = soft.start
      position = back(begin)
    }
    if let before = prefix(endingAt: position) {
      // The first ten chapters are ten chapters, the first thirty percent a rank.
      let isCount =
        before.isRank && ["chapters", "lessons", "pages", "problems"].contains(unit?.noun)
      comparison = isCount ? comparison : before.comparison
      begin = before.start
    }
    guard
      accepts(
        number, unit: unit, isCompared: comparison != nil, begin: begin, clause: clause, end: end)
    else { return nil }
    low = max(0, low)
    return Found(
      range: begin..<end,
      quantity: PlanQuantity(
        comparison: comparison ?? .atLeast, value: PlanNumber(thousandths: low),
        maximum: high.map(PlanNumber.init(thousandths:)), unit: unit?.text, noun: unit?.noun,
        approximate: approximate, raw: text.string(text.trimmed(begin..<end))),
      unit: unit?.time, isCompared: comparison != nil, isLeading: back(begin) == clause)
  }

  func prefix(endingAt position: Int) -> (
    comparison: PlanQuantity.Comparison, start: Int, isRank: Bool
  )? {
    let words = hits.all.filter { $0.wordClass == .compare && $0.end == position }
    guard let word = words.min(by: { $0.start < $1.start }) else { return nil }
    if word.value == "rank" {
      // 前30% and top 10; `3年前` and `以前` are times.
      return (.atMost, word.start, true)
    }
    return PlanQuantity.Comparison(rawValue: word.value).map { ($0, word.start, false) }
  }

  /// The unit behind a number, and what it counts.
  struct Unit {
    let text: String
    let noun: String?
    let end: Int
    let time: TimeUnit?
  }

  func accepts(
    _ number: NumberToken, unit: Unit?, isCompared: Bool, begin: Int, clause: Int, end: Int
  ) -> Bool {
    let isLeading = back(begin) <= clause
    // 百分之80 is said on purpose.
    let isWritten = hits.at(begin, .percent) != nil
    if let unit {
      if let time = unit.time {
        // Hours and minutes are bars of habits; days and weeks are windows or efforts.
        let isClock = time == .hour || time == .minute || time == .pomodoro
        return isClock && (hasRate || isCompared)
      }
      // `一个` in running text is an article.
      if number.isWord, number.whole == 1, !isCompared { return isLeading || isRated(begin) }
      if number.isWord, number.hasDecimals { return false }
      if unit.noun == "percent", !isCompared { return isLeading || isWritten || isMeasured(begin) }
      return true
    }
    if isCompared, !number.isWord { return number.digits <= 7 && !Folding.isLatinLetter(at(end)) }
    // `LeetCode 经典 100`: the last word of a clause about exercises.
    return !number.isWord && !number.hasDecimals && isExerciseCount(number, begin: begin, end: end)
  }

  /// 每天**一道**: a rate stands a few characters before.
  func isRated(_ begin: Int) -> Bool {
    hits.all.contains { $0.wordClass == .cadence && $0.end <= begin && begin - $0.end <= 4 }
  }

  /// `覆盖率 80%` is a bar; `占70%精力` and `提升60%` share out effort or tell a story.
  func isMeasured(_ begin: Int) -> Bool {
    let end = at(back(begin) - 1) == 0x3A ? back(back(begin) - 1) : back(begin)
    return hits.all.contains {
      $0.wordClass == .criterion && $0.end == end
        && CriteriaWords.shared.groups[$0.value]?.contains("coverage") == true
    }
  }

  func isExerciseCount(_ number: NumberToken, begin: Int, end: Int) -> Bool {
    guard skip(end) == text.count || Folding.isPunctuation(at(skip(end))), begin > 0,
      let value = number.whole, value >= 10,
      Folding.isBlank(at(begin - 1)) || Folding.isEastAsian(at(begin - 1))
    else { return false }
    let groups = CriteriaWords.shared.groups
    return hits.all.contains { hit in
      hit.wordClass == .criterion && hit.end <= begin
        && groups[hit.value]?.contains("exercise") == true
    }
  }
}
