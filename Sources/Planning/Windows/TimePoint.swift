import CivilTime

/// A length of time of the calendar or the clock.
enum TimeUnit: String, Hashable, Sendable {
  case minute, hour, day, week, month, quarter, year, term, pomodoro, weekend
}

/// A point or stretch of time as the words name it, before a year or an anchor is known.
enum TimePoint: Hashable, Sendable {
  /// The day need not exist; the resolver refuses February 30.
  case day(year: Int?, month: Int, day: Int)
  case month(year: Int?, month: Int, part: String)
  /// Quarter, half, season or edge of a year, by its name in the vocabulary; `whole` is the year.
  case yearPart(year: Int?, part: String)
  /// Counted in units from the anchor's own; 0 is the current one.
  case relative(TimeUnit, Int)
  case now
  /// A number of units after the anchor, in thousandths.
  case offset(Int, TimeUnit)
  /// The n-th unit of the enclosing window, 1-based.
  case ordinal(TimeUnit, Int)
  /// A school term or season, as written.
  case term(String)
  /// The day of a month named elsewhere in the range.
  case dayOfMonth(Int)

  /// How much the words pin down; the strongest of a text is taken.
  var strength: Int {
    switch self {
    case .day: 9
    case .month: 8
    case .yearPart(let year, let part): part == "whole" ? 6 : year == nil ? 6 : 7
    case .ordinal: 5
    case .relative, .now: 4
    case .offset: 3
    case .term: 3
    case .dayOfMonth: 0
    }
  }
}

/// Words about time in a text.
struct TimeExpression: Hashable, Sendable {
  /// What a marked date is for.
  enum Role: Hashable, Sendable { case window, due, scheduled, start, done, created }

  /// Where in the text it stands.
  var range: Range<Int>
  var start: TimePoint?
  var end: TimePoint?
  var role: Role = .window
  /// Ends on the point, or with it; the beginning is unknown.
  var isDeadline = false
  /// `before X` where X itself is excluded unless it is a day.
  var isBefore = false
  /// Begins with the point and has no end.
  var isOpenEnd = false
  var isSoft = false
  /// The weekday written beside the date, Monday 1.
  var weekday: Int?
  /// Day and month could be the other way round.
  var isAmbiguous = false

  var strength: Int { max(start?.strength ?? 0, end?.strength ?? 0) + (role == .window ? 0 : 20) }
}

/// A length such as `3-6个月`, which may be an offset from the anchor or an effort.
struct Duration: Hashable, Sendable {
  let range: Range<Int>
  /// In thousandths.
  let low: Int
  /// In thousandths; equal to ``low`` for a single number.
  let high: Int
  let unit: TimeUnit
  let isSoft: Bool
  /// Stands in round brackets, or is all there is.
  let isBracketed: Bool
  /// `within 3 months`, `over the next 3 months`.
  let isFromNow: Bool
  /// `in 3 months`, `3个月后`: a point.
  let isLater: Bool
  /// A word such as `for`, `takes`, `坚持` stands before it.
  let isSpan: Bool
}

extension TimeExpression {
  /// The day or week of a plan that the words name alone; nil for ranges and calendar dates.
  var namedUnit: PlanQuantity.Period? {
    guard start == end, case .ordinal(let unit, _)? = start else { return nil }
    return unit == .day ? .day : unit == .week ? .week : nil
  }
}
