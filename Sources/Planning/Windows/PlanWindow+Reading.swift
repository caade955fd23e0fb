import CivilTime

extension PlanWindow {
  /// Whether any day follows from the words.
  var hasDays: Bool {
    start != nil || end != nil || startMonthDay != nil || endMonthDay != nil
  }

  /// Whether two windows name the same days.
  func sameDays(_ other: PlanWindow) -> Bool {
    (start, end) == (other.start, other.end)
      && (startMonthDay, endMonthDay) == (other.startMonthDay, other.endMonthDay)
  }

  /// The window as the last day that must be kept.
  var asDeadline: PlanWindow {
    PlanWindow(
      raw: raw, line: line, end: end, endMonthDay: endMonthDay, certainty: certainty,
      assumption: assumption, isDeadline: true, alternatives: alternatives, conflicts: conflicts)
  }

  /// Joins a start column and an end column of a table row.
  func joined(_ other: PlanWindow) -> PlanWindow {
    guard other.hasDays else { return self }
    if let start, let end = other.end, start <= end {
      return PlanWindow(
        raw: raw + " – " + other.raw, line: line, start: start, end: end,
        certainty: certainty == .exact ? other.certainty : certainty,
        assumption: assumption ?? other.assumption)
    }
    if let startMonthDay, let endMonthDay = other.endMonthDay {
      return PlanWindow(
        raw: raw + " – " + other.raw, line: line, startMonthDay: startMonthDay,
        endMonthDay: endMonthDay, certainty: certainty)
    }
    return self
  }

  /// The same window, with another as a conflict where its days lie outside of that.
  func contradicting(_ outer: PlanWindow?) -> PlanWindow {
    guard let outer, let own = range, let theirs = outer.range,
      own.start < theirs.start || own.end > theirs.end, !isDeadline, !outer.isDeadline
    else { return self }
    return adding(conflict: outer)
  }

  /// Whether nothing that recurs every `period` can recur inside the window.
  func isWithinOne(_ period: PlanQuantity.Period) -> Bool {
    let longest: [PlanQuantity.Period: Int] = [
      .day: 1, .week: 7, .month: 31, .quarter: 92, .year: 366,
    ]
    if let range { return range.count <= longest[period, default: 0] }
    return namedUnit == .day || (namedUnit != nil && namedUnit == period)
  }

  /// The same window on the one day of it that is a weekday; itself when it is longer than a week.
  func narrowed(to weekday: Weekday) -> PlanWindow {
    guard let range, range.count <= 7, let day = range.days.first(where: { $0.weekday == weekday })
    else { return self }
    return PlanWindow(
      raw: raw, line: line, start: day, end: day, certainty: certainty, assumption: assumption,
      isDeadline: isDeadline, namedUnit: .day, conflicts: conflicts)
  }

  /// The same window with one more conflict.
  func adding(conflict other: PlanWindow) -> PlanWindow {
    PlanWindow(
      raw: raw, line: line, start: start, end: end, startMonthDay: startMonthDay,
      endMonthDay: endMonthDay, certainty: certainty, assumption: assumption,
      isDeadline: isDeadline, namedUnit: namedUnit, alternatives: alternatives,
      conflicts: conflicts + [
        Reading(
          raw: other.raw, line: other.line, start: other.start, end: other.end,
          startMonthDay: other.startMonthDay, endMonthDay: other.endMonthDay)
      ])
  }
}

/// Finds how long something is expected to take.
enum Effort {
  /// Returns the effort a text states behind a word such as `预计耗时` or `takes`.
  static func of(_ text: PlainText, hits: Hits, anywhere: Bool = false) -> PlanQuantity? {
    guard anywhere || hits.contains(.span) else { return nil }
    let found = DurationReader.durations(text, hits: hits).first { anywhere || $0.isSpan }
    guard let duration = found else { return nil }
    return PlanQuantity(
      value: PlanNumber(thousandths: duration.low),
      maximum: duration.high > duration.low ? PlanNumber(thousandths: duration.high) : nil,
      unit: duration.unit.rawValue, noun: duration.unit.rawValue + "s",
      approximate: duration.isSoft, raw: text.string(text.trimmed(duration.range)))
  }
}
