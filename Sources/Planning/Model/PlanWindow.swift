package import CivilTime

/// A month and a day without a year.
package struct MonthDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1…12.
  package let month: Int
  /// 1…31; 29 is allowed in February.
  package let day: Int

  /// Creates a month-day, or nil when no year has it.
  package init?(month: Int, day: Int) {
    guard CivilDay(year: 2024, month: month, day: day) != nil else { return nil }
    self.month = month
    self.day = day
  }

  /// Month and day of a calendar day.
  package init(_ day: CivilDay) {
    let parts = day.parts
    month = parts.month
    self.day = parts.day
  }

  package static func < (left: MonthDay, right: MonthDay) -> Bool {
    (left.month, left.day) < (right.month, right.day)
  }

  /// The month-day as `MM-DD`.
  package var description: String { "\(padded(month, to: 2))-\(padded(day, to: 2))" }
}

/// First and last day of an item, both inclusive, with the words they were read from.
package struct PlanWindow: Hashable, Sendable {
  /// How sure the reading is.
  package enum Certainty: String, Hashable, Sendable {
    /// The document says so, year included.
    case exact
    /// Something the author never wrote was filled in; ``PlanWindow/assumption`` says what.
    case assumed
    /// There are words about time, but no days follow from them.
    case unresolved
  }

  /// What was filled in.
  package enum Assumption: String, Hashable, Sendable, CaseIterable {
    /// A year, counted from the anchor.
    case year
    /// A length counted from the anchor.
    case offset
    /// A soft word such as `about` or `early` was given days.
    case vague
    /// A term or season was read with the default school year.
    case term
    /// The start of a plan-wide period such as a year.
    case period
  }

  /// Another sensible reading, or another statement about the same thing.
  package struct Reading: Hashable, Sendable {
    package let raw: String
    /// 1-based line of the words.
    package let line: Int
    package let start: CivilDay?
    package let end: CivilDay?
    package let startMonthDay: MonthDay?
    package let endMonthDay: MonthDay?

    package init(
      raw: String, line: Int, start: CivilDay? = nil, end: CivilDay? = nil,
      startMonthDay: MonthDay? = nil, endMonthDay: MonthDay? = nil
    ) {
      self.raw = raw
      self.line = line
      self.start = start
      self.end = end
      self.startMonthDay = startMonthDay
      self.endMonthDay = endMonthDay
    }
  }

  /// The words, as written.
  package let raw: String
  /// 1-based line of the words; another than the item's when inherited.
  package let line: Int
  /// nil when open or unknown.
  package let start: CivilDay?
  package let end: CivilDay?
  /// Where no year is known: month and day alone.
  package let startMonthDay: MonthDay?
  package let endMonthDay: MonthDay?
  package let certainty: Certainty
  package let assumption: Assumption?
  /// Whether the words name a last day that must be kept (`before`, `deadline`, `DDL`).
  package let isDeadline: Bool
  /// The one unit of a plan that the words name (`第3周`, `Day 5`), also when its days are unknown.
  package let namedUnit: PlanQuantity.Period?
  /// Other sensible readings of the same words.
  package let alternatives: [Reading]
  /// Other statements of the document about the same thing that differ.
  package let conflicts: [Reading]

  package init(
    raw: String, line: Int, start: CivilDay? = nil, end: CivilDay? = nil,
    startMonthDay: MonthDay? = nil, endMonthDay: MonthDay? = nil,
    certainty: Certainty = .unresolved, assumption: Assumption? = nil, isDeadline: Bool = false,
    namedUnit: PlanQuantity.Period? = nil, alternatives: [Reading] = [], conflicts: [Reading] = []
  ) {
    self.raw = raw
    self.line = line
    self.start = start
    self.end = end
    self.startMonthDay = startMonthDay
    self.endMonthDay = endMonthDay
    self.certainty = certainty
    self.assumption = assumption
    self.isDeadline = isDeadline
    self.namedUnit = namedUnit
    self.alternatives = alternatives
    self.conflicts = conflicts
  }

  /// The days, when both ends are known and in order.
  package var range: DayRange? {
    guard let start, let end else { return nil }
    return DayRange(start, end)
  }
}

/// The day from which relative dates are counted.
package struct PlanAnchor: Hashable, Sendable {
  /// Where it comes from, strongest first.
  package enum Source: String, Hashable, Sendable, CaseIterable {
    /// Set by the user.
    case option
    /// A field such as `last updated`.
    case updated
    /// A field such as `date`.
    case date
    /// A sentence such as `today is August 2nd`.
    case prose
    /// The earliest full date of the document.
    case earliestDate = "earliest-date"
    /// Given by the caller as a last resort, such as the file's first commit.
    case fallback
  }

  /// nil when the document gives no year.
  package let day: CivilDay?
  /// Month and day, also when the year is unknown; nil when only a month or year is stated.
  package let monthDay: MonthDay?
  package let source: Source
  /// 1-based line of the words; nil when it does not come from the document.
  package let line: Int?
  /// The words, as written; empty when it does not come from the document.
  package let raw: String

  package init(
    day: CivilDay?, monthDay: MonthDay?, source: Source, line: Int? = nil, raw: String = ""
  ) {
    self.day = day
    self.monthDay = monthDay
    self.source = source
    self.line = line
    self.raw = raw
  }
}
