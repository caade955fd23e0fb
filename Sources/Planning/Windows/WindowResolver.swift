import CivilTime

/// Turns words about time into days.
struct WindowResolver: Sendable {
  let anchor: PlanAnchor?
  let terms: TermCalendar

  /// First and last day of a point or range, as far as known.
  struct Days: Sendable {
    var start: CivilDay?
    var end: CivilDay?
    var startMonthDay: MonthDay?
    var endMonthDay: MonthDay?
    var assumption: PlanWindow.Assumption?
    /// Whether a date was named that does not exist.
    var isImpossible = false
    var isReversed = false

    var isEmpty: Bool {
      start == nil && end == nil && startMonthDay == nil && endMonthDay == nil
    }
  }

  /// Days of one end, either with a year or without.
  private enum Edge {
    case day(CivilDay)
    case monthDay(MonthDay)
  }

  /// Returns the days of an expression.
  ///
  /// - Parameter parent: The enclosing window, which lends its year and its first day.
  func days(of expression: TimeExpression, in parent: PlanWindow?) -> Days {
    var days = Days()
    let points = [expression.start, expression.end].compactMap { $0 }
    if let first = expression.start, isOrdinal(first), let parent, isBeyond(first, parent) {
      // Week 9 below month 3 is the ninth of the plan, not of the month.
      return self.days(of: expression, in: nil)
    }
    days.isImpossible = points.contains(where: isImpossible)
    if days.isImpossible { return days }
    guard let first = expression.start, let second = expression.end else { return days }
    var (low, assumption) = edge(first, isEnd: false, parent: parent, after: nil)
    var after: CivilDay?
    if first != second, case .day(let day)? = low { after = day }
    var (high, otherAssumption) = edge(second, isEnd: true, parent: parent, after: after)
    if expression.isBefore, case .month(_, _, let part) = second, part == "whole" {
      // `9月前` ends before September begins.
      (high, otherAssumption) = edge(second, isEnd: false, parent: parent, after: after)
      high = high.map(dayBefore)
    }
    if expression.isDeadline, first == second { low = nil }
    if expression.isOpenEnd { high = nil }
    if expression.isOpenEnd || expression.isDeadline { assumption = assumption ?? otherAssumption }
    store(low, &days.start, &days.startMonthDay)
    store(high, &days.end, &days.endMonthDay)
    days.assumption = assumption ?? otherAssumption ?? (expression.isSoft ? .vague : nil)
    if let start = days.start, let end = days.end, end < start {
      days.isReversed = true
      days.end = nil
      days.start = nil
    }
    if let parent = parent?.range, !expression.isDeadline, isOrdinal(first), let end = days.end,
      let start = days.start, end > parent.end, start <= parent.end
    {
      days.end = parent.end
    }
    return days
  }

  /// Whether more than half of the first block lies behind the enclosing window.
  private func isBeyond(_ point: TimePoint, _ parent: PlanWindow) -> Bool {
    guard case .ordinal(let unit, let number) = point, let range = parent.range, anchor?.day != nil,
      let start = add((number - 1) * 1000, unit, to: range.start),
      let next = add(number * 1000, unit, to: range.start)
    else { return false }
    return (range.end.distance(to: next) - 1) * 2 > start.distance(to: next)
  }

  private func isOrdinal(_ point: TimePoint) -> Bool {
    if case .ordinal = point { true } else { false }
  }

  private func store(_ edge: Edge?, _ day: inout CivilDay?, _ monthDay: inout MonthDay?) {
    switch edge {
    case .day(let value)?: day = value
    case .monthDay(let value)?: monthDay = value
    case nil: break
    }
  }

  private func dayBefore(_ edge: Edge) -> Edge {
    switch edge {
    case .day(let day): .day(day.advanced(by: -1))
    case .monthDay(let value):
      CivilDay(year: 2023, month: value.month, day: value.day).map {
        .monthDay(MonthDay($0.advanced(by: -1)))
      } ?? edge
    }
  }

  private func isImpossible(_ point: TimePoint) -> Bool {
    guard case .day(let year, let month, let day) = point else { return false }
    if let year, year > 1000 { return CivilDay(year: year, month: month, day: day) == nil }
    return MonthDay(month: month, day: day) == nil
  }

  private func edge(_ point: TimePoint, isEnd: Bool, parent: PlanWindow?, after: CivilDay?)
    -> (Edge?, PlanWindow.Assumption?)
  {
    switch point {
    case .day(let year, let month, let day):
      return monthDay(year, month, day, parent: parent, after: after)
    case .month(let year, let month, let part):
      let (first, last) = MonthPart.days(part)
      let vague: PlanWindow.Assumption? = part == "whole" || part == "end" ? nil : .vague
      let wanted = isEnd ? last : first
      let (edge, assumption) = monthDay(year, month, wanted, parent: parent, after: after)
      return (edge, assumption ?? (vague == nil ? nil : .vague))
    case .yearPart(let year, let part):
      return yearPart(year, part, isEnd: isEnd, parent: parent)
    case .relative(let unit, let delta):
      return (anchor?.day.map { .day(relative(unit, delta, from: $0, isEnd: isEnd)) }, nil)
    case .now:
      if let day = anchor?.day { return (.day(day), nil) }
      return (anchor?.monthDay.map(Edge.monthDay), nil)
    case .offset(let thousandths, let unit):
      if let day = anchor?.day { return (add(thousandths, unit, to: day).map(Edge.day), .offset) }
      guard let monthDay = anchor?.monthDay,
        let day = CivilDay(year: 2023, month: monthDay.month, day: monthDay.day),
        let sum = add(thousandths, unit, to: day)
      else { return (nil, nil) }
      return (.monthDay(MonthDay(sum)), .offset)
    case .ordinal(let unit, let number):
      return ordinal(unit, number, isEnd: isEnd, parent: parent)
    case .term(let words):
      guard let range = terms.range(of: words) else { return (nil, nil) }
      return (.day(isEnd ? range.range.end : range.range.start), range.isDefault ? .term : nil)
    case .dayOfMonth: return (nil, nil)
    }
  }

  /// Days beyond the month's end stand for its last day.
  private func monthDay(
    _ year: Int?, _ month: Int, _ day: Int, parent: PlanWindow?, after: CivilDay?
  ) -> (Edge?, PlanWindow.Assumption?) {
    if let year, year > 1000 { return (clamped(year, month, day).map(Edge.day), nil) }
    // A small number is a count of years from the anchor's.
    if let delta = year {
      guard let anchorYear = anchor?.day?.year else { return (withoutYear(month, day), nil) }
      return (clamped(anchorYear + delta, month, day).map(Edge.day), nil)
    }
    if let after {
      let same = clamped(after.year, month, day)
      if let same, same >= after { return (.day(same), .year) }
      return (clamped(after.year + 1, month, day).map(Edge.day), .year)
    }
    if let start = parent?.start ?? parent?.end, let inside = inside(parent, start, month, day) {
      return (.day(inside), parent?.certainty == .exact ? nil : .year)
    }
    guard let anchor, let base = anchor.day else { return (withoutYear(month, day), nil) }
    return (nearest(month, day, base, anchor.source).map(Edge.day), .year)
  }

  /// The date of that month and day that lies in the parent's window, else nearest behind its start.
  private func inside(_ parent: PlanWindow?, _ start: CivilDay, _ month: Int, _ day: Int)
    -> CivilDay?
  {
    let candidates = (start.year - 1...start.year + 3).compactMap { clamped($0, month, day) }
    guard let end = parent?.end, let first = parent?.start else {
      return candidates.first { $0 >= start.advanced(by: -31) }
    }
    // A month beyond either end is a contradiction that is shown; farther away it is another year.
    return candidates.first { $0 >= first && $0 <= end }
      ?? candidates.first { $0 >= first.advanced(by: -31) && $0 <= end.advanced(by: 31) }
  }

  /// The year nobody wrote: the first such date not before the anchor's month; for a document
  /// that is kept up to date the date may also lie up to half a year back.
  private func nearest(
    _ month: Int, _ day: Int, _ base: CivilDay, _ source: PlanAnchor.Source
  ) -> CivilDay? {
    let back = source == .updated ? 183 : base.day - 1
    let floor = base.advanced(by: -back)
    for year in base.year - 1...base.year + 1 {
      if let candidate = clamped(year, month, day), candidate >= floor { return candidate }
    }
    return clamped(base.year + 1, month, day)
  }

  private func clamped(_ year: Int, _ month: Int, _ day: Int) -> CivilDay? {
    guard (1...9998).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    return CivilDay(
      year: year, month: month, day: min(day, YearMonth(year: year, month: month).length))
  }

  private func withoutYear(_ month: Int, _ day: Int) -> Edge? {
    // 2023 is a common year: the last day of February is the 28th.
    let limit = day == 29 && month == 2 ? 29 : YearMonth(year: 2023, month: month).length
    return MonthDay(month: month, day: min(day, limit)).map(Edge.monthDay)
  }

  private func yearPart(_ year: Int?, _ part: String, isEnd: Bool, parent: PlanWindow?)
    -> (Edge?, PlanWindow.Assumption?)
  {
    guard let months = MonthPart.months(ofYearPart: part) else { return (nil, nil) }
    var assumption: PlanWindow.Assumption?
    var value = year
    if let delta = year, delta < 1000 { value = anchor?.day.map { $0.year + delta } }
    if year == nil {
      value = parent?.start?.year ?? anchor?.day?.year
      assumption = parent?.start != nil && parent?.certainty == .exact ? nil : .year
      if parent?.start == nil, let base = anchor?.day, let candidate = value,
        (candidate * 12 + months.last) < base.year * 12 + base.month
      {
        value = candidate + 1
      }
    }
    let month = isEnd ? months.last : months.first
    guard let value else {
      guard year == nil else { return (nil, nil) }
      return (withoutYear(month, isEnd ? 31 : 1), nil)
    }
    let shifted = part == "winter" && isEnd ? value + 1 : value
    return (clamped(shifted, month, isEnd ? 31 : 1).map(Edge.day), assumption)
  }

  private func relative(_ unit: TimeUnit, _ delta: Int, from base: CivilDay, isEnd: Bool)
    -> CivilDay
  {
    switch unit {
    case .week, .weekend:
      let monday = ISOWeek(containing: base).advanced(by: delta).firstDay
      if unit == .weekend { return monday.advanced(by: isEnd ? 6 : 5) }
      if isEnd { return monday.advanced(by: 6) }
      return delta == 0 ? base : monday
    case .month:
      let month = base.yearMonth.advanced(by: delta)
      if isEnd { return month.lastDay }
      return delta == 0 ? base : month.firstDay
    case .quarter:
      let first = YearMonth(year: base.year, month: (base.month - 1) / 3 * 3 + 1).advanced(
        by: delta * 3)
      if isEnd { return first.advanced(by: 2).lastDay }
      return delta == 0 ? base : first.firstDay
    case .year:
      let year = base.year + delta
      if isEnd { return YearMonth(year: year, month: 12).lastDay }
      return delta == 0 ? base : YearMonth(year: year, month: 1).firstDay
    default: return base.advanced(by: delta)
    }
  }

  /// Returns the day a number of units later; nil for units that are no days.
  func add(_ thousandths: Int, _ unit: TimeUnit, to day: CivilDay) -> CivilDay? {
    let whole = min(thousandths / 1000, 2400)
    let rest = thousandths % 1000
    return switch unit {
    case .day: day.advanced(by: min(thousandths / 1000, 40_000))
    case .week: day.advanced(by: min(thousandths * 7 / 1000, 40_000))
    case .month: day.advanced(byMonths: whole).advanced(by: rest * 30 / 1000)
    case .quarter: day.advanced(byMonths: whole * 3)
    case .year: day.advanced(byMonths: min(whole, 200) * 12 + rest * 12 / 1000)
    default: nil
    }
  }

  /// Blocks of days from the first day of the enclosing window, else from the anchor.
  private func ordinal(_ unit: TimeUnit, _ number: Int, isEnd: Bool, parent: PlanWindow?)
    -> (Edge?, PlanWindow.Assumption?)
  {
    let known = parent?.start ?? anchor?.day
    let monthDay = parent?.startMonthDay ?? anchor?.monthDay
    let isCounted = parent?.start == nil || parent?.certainty == .assumed
    let assumption: PlanWindow.Assumption? = isCounted ? .offset : nil
    guard
      let base = known ?? monthDay.flatMap({ CivilDay(year: 2023, month: $0.month, day: $0.day) }),
      let start = add((number - 1) * 1000, unit, to: base),
      let next = add(number * 1000, unit, to: base)
    else { return (nil, nil) }
    var day = isEnd ? next.advanced(by: -1) : start
    guard known == nil else { return (.day(day), assumption) }
    if isEnd, let last = parent?.endMonthDay,
      let limit = CivilDay(
        year: last < MonthDay(base) ? 2024 : 2023, month: last.month, day: last.day),
      start <= limit
    {
      day = min(day, limit)
    }
    return (.monthDay(MonthDay(day)), assumption)
  }
}
