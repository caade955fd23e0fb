import CivilTime

/// Reads a text's words about time and puts them into days.
struct WindowFactory: Sendable {
  let resolver: WindowResolver

  /// What a text says about time.
  struct Made: Sendable {
    var window: PlanWindow?
    /// Marked `📅`, `due:` and the like.
    var completed: CivilDay?
    /// Ranges of the words, for readers of numbers to leave alone.
    var ranges: [Range<Int>] = []
    var problems: [Problem] = []
  }

  /// Something wrong with a date.
  struct Problem: Hashable, Sendable {
    let code: PlanDiagnostic.Code
    let line: Int
    let column: Int
    let raw: String
    /// The weekday that the date really is, for wrong weekdays.
    let weekday: Weekday?
  }

  /// Returns the window of a text.
  ///
  /// The expression that pins down most is taken; the others are alternatives only when they are
  /// as strong, because a sentence often names a month and, aside, an event.
  func make(
    _ text: PlainText, hits: Hits, place: TimeReader.Place, line: Int, parent: PlanWindow?
  ) -> Made {
    var made = Made()
    // The dates in front of a todo.txt task say when it was written down and ticked.
    let body = TodoText.bodyStart(text) ?? 0
    let expressions = TimeReader(text, hits: hits, place: place).expressions()
    made.ranges = expressions.map(\.range)
    var best: (expression: TimeExpression, days: WindowResolver.Days)?
    var fields: [(expression: TimeExpression, days: WindowResolver.Days)] = []
    for expression in expressions
    where expression.range.lowerBound >= body && isMeant(expression, text, hits) {
      let days = resolver.days(of: expression, in: parent)
      report(expression, days, text, line, &made.problems)
      if days.isImpossible { continue }
      switch expression.role {
      case .done: made.completed = days.start
      case .created: break
      case .window:
        if rank(expression, days, parent) > best.map({ rank($0.expression, $0.days, parent) }) ?? -1
        {
          best = (expression, days)
        }
      default: fields.append((expression, days))
      }
    }
    if !fields.isEmpty {
      made.window = fieldWindow(fields, text, line)
    } else if let best {
      made.window = window(best.expression, best.days, text, line)
    } else {
      made.window = lengthWindow(text, hits, line, parent, &made.ranges)
    }
    return made
  }

  /// Dates come before weeks of a phase, these before relative words and events.
  private func rank(
    _ expression: TimeExpression, _ days: WindowResolver.Days, _ parent: PlanWindow?
  ) -> Int {
    expression.strength * 2 + (days.isEmpty ? 0 : 1) + (expression.start != expression.end ? 1 : 0)
  }

  /// `now` alone only begins something; elsewhere it is a turn of phrase.
  private func isMeant(_ expression: TimeExpression, _ text: PlainText, _ hits: Hits) -> Bool {
    guard expression.start == .now || isToday(expression.start), expression.start == expression.end
    else { return true }
    let before = text.trimmed(0..<expression.range.lowerBound)
    return before.isEmpty || Folding.isPunctuation(text.folded[before.upperBound - 1])
  }

  private func isToday(_ point: TimePoint?) -> Bool { point == .relative(.day, 0) }

  private func report(
    _ expression: TimeExpression, _ days: WindowResolver.Days, _ text: PlainText, _ line: Int,
    _ problems: inout [Problem]
  ) {
    let raw = text.string(text.trimmed(expression.range))
    let column = Int(text.columns[expression.range.lowerBound])
    func add(_ code: PlanDiagnostic.Code, weekday: Weekday? = nil) {
      problems.append(Problem(code: code, line: line, column: column, raw: raw, weekday: weekday))
    }
    if days.isImpossible { add(.impossibleDate) }
    if days.isReversed { add(.reversedDates) }
    if expression.isAmbiguous { add(.ambiguousDate) }
    if let weekday = expression.weekday, case .day(let year?, _, _)? = expression.start,
      year > 1000,
      let day = days.start ?? days.end, day.weekday.isoNumber != weekday
    {
      add(.wrongWeekday, weekday: day.weekday)
    }
  }

  private func window(
    _ expression: TimeExpression, _ days: WindowResolver.Days, _ text: PlainText, _ line: Int
  ) -> PlanWindow {
    let raw = text.string(text.trimmed(expression.range))
    var openEnd = days.end
    if expression.start == .now, expression.start == expression.end { openEnd = nil }
    return PlanWindow(
      raw: raw, line: line, start: days.start, end: openEnd, startMonthDay: days.startMonthDay,
      endMonthDay: expression.start == .now && expression.end == .now ? nil : days.endMonthDay,
      certainty: days.start == nil && days.end == nil
        ? .unresolved : days.assumption == nil ? .exact : .assumed,
      assumption: days.assumption, isDeadline: expression.isDeadline,
      namedUnit: expression.namedUnit, alternatives: alternatives(expression, days, raw, line))
  }

  private func alternatives(
    _ expression: TimeExpression, _ days: WindowResolver.Days, _ raw: String, _ line: Int
  ) -> [PlanWindow.Reading] {
    if expression.isAmbiguous, case .day(let year?, let month, let day)? = expression.start,
      let other = CivilDay(year: year, month: day, day: month)
    {
      return [.init(raw: raw, line: line, start: other, end: other)]
    }
    // `9月前`: before September begins, or before it is over.
    if expression.isBefore, case .month(_, _, "whole")? = expression.end, let end = days.end {
      let last = end.yearMonth.advanced(by: 1).lastDay
      return [.init(raw: raw, line: line, end: last)]
    }
    return []
  }

  /// `🛫 start`, `⏳ scheduled` and `📅 due` together make one window.
  private func fieldWindow(
    _ fields: [(expression: TimeExpression, days: WindowResolver.Days)], _ text: PlainText,
    _ line: Int
  ) -> PlanWindow {
    let due = fields.first { $0.expression.role == .due }
    let start =
      fields.first { $0.expression.role == .start }
      ?? fields.first { $0.expression.role == .scheduled }
    let raw = fields.map { text.string(text.trimmed($0.expression.range)) }.joined(separator: " ")
    let isOnlyScheduled = due == nil && start?.expression.role == .scheduled
    return PlanWindow(
      raw: raw, line: line, start: start?.days.start,
      end: due?.days.end ?? (isOnlyScheduled ? start?.days.end : nil), certainty: .exact,
      isDeadline: due != nil && start == nil)
  }

  /// `3个月后`, `within two weeks`, `坚持3个月`: counted from the anchor.
  private func lengthWindow(
    _ text: PlainText, _ hits: Hits, _ line: Int, _ parent: PlanWindow?,
    _ ranges: inout [Range<Int>]
  ) -> PlanWindow? {
    for duration in DurationReader.durations(text, hits: hits)
    where [.day, .week, .month, .quarter, .year].contains(duration.unit) {
      guard duration.isLater || duration.isFromNow || isKeptUp(duration, text) else { continue }
      if duration.isLater, isEvent(duration, text, hits) { continue }
      if duration.isFromNow, !leads(duration, text) { continue }
      ranges.append(duration.range)
      let raw = text.string(text.trimmed(duration.range))
      let point = TimePoint.offset(duration.high, duration.unit)
      var expression = TimeExpression(range: duration.range, start: .now, end: point)
      if duration.isLater { expression.start = .offset(duration.low, duration.unit) }
      let days = resolver.days(of: expression, in: parent)
      let end = duration.isLater ? days.end : days.end?.advanced(by: -1)
      return PlanWindow(
        raw: raw, line: line, start: days.start, end: end, startMonthDay: days.startMonthDay,
        endMonthDay: days.endMonthDay, certainty: days.start == nil ? .unresolved : .assumed,
        assumption: days.isEmpty ? nil : .offset)
    }
    return nil
  }

  /// 坚持3个月, for 3 months: something kept up, not an effort.
  private func isKeptUp(_ duration: Duration, _ text: PlainText) -> Bool {
    duration.isSpan && duration.unit != .day && text.folded[duration.range.lowerBound] == 0x575A
  }

  /// 将**一周内**制作的卡片 is no window: it begins no clause and follows no preposition.
  private func leads(_ duration: Duration, _ text: PlainText) -> Bool {
    let before = text.trimmed(0..<duration.range.lowerBound).upperBound
    guard before > 0 else { return true }
    let scalar = text.folded[before - 1]
    return !Folding.isEastAsian(scalar) || scalar == 0x5728 || scalar == 0x4E8E || scalar == 0x4E89
  }

  /// `工作2年后`: counted from an event nobody knows the day of.
  private func isEvent(_ duration: Duration, _ text: PlainText, _ hits: Hits) -> Bool {
    let before = duration.range.lowerBound
    guard before > 0 else { return false }
    return hits.all.contains {
      $0.end == before && ($0.wordClass == .season || $0.value == "entry")
    }
      || (text.folded[before - 1] == 0x4F5C)
  }
}
