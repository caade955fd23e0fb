package import CivilTime

/// A number with up to three decimals, exact.
package struct PlanNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number times 1000.
  package let thousandths: Int

  package init(thousandths: Int) { self.thousandths = thousandths }

  /// Creates a whole number; numbers beyond ±9·10¹⁵ are clamped.
  package init(_ whole: Int) {
    thousandths = max(-9_000_000_000_000_000, min(9_000_000_000_000_000, whole)) * 1000
  }

  /// The whole number, or nil when it has decimals.
  package var whole: Int? { thousandths % 1000 == 0 ? thousandths / 1000 : nil }

  package static func < (left: PlanNumber, right: PlanNumber) -> Bool {
    left.thousandths < right.thousandths
  }

  /// Decimal notation without trailing zeros, such as `1.5`; also valid JSON.
  package var description: String {
    let magnitude = thousandths.magnitude
    let sign = thousandths < 0 ? "-" : ""
    var decimals = padded(Int(magnitude % 1000), to: 3)
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(sign)\(magnitude / 1000)" + (decimals.isEmpty ? "" : ".\(decimals)")
  }
}

/// A bar that a promise sets.
package struct PlanQuantity: Hashable, Sendable {
  /// The comparison, exact: `>` is not `>=`.
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case moreThan = ">"
    case atMost = "<="
    case lessThan = "<"
    case equal = "=="
  }

  /// A period of the calendar.
  package enum Period: String, Hashable, Sendable, CaseIterable {
    case day, week, month, quarter, year
  }

  package let comparison: Comparison
  /// The bar; of a range its lower end.
  package let value: PlanNumber
  /// The upper end of a range; nil otherwise.
  package let maximum: PlanNumber?
  /// The unit as written, such as `篇` or `tests`; `%` for shares; nil when there is none.
  package let unit: String?
  /// What is counted, canonical across languages, such as `articles` or `hours`; nil when unknown.
  package let noun: String?
  package let per: Period?
  /// Whether a word such as `about` softens it.
  package let approximate: Bool
  /// Whether only a cadence word stands there (`daily`), which means once a period.
  package let implied: Bool
  /// The words, as written.
  package let raw: String

  package init(
    comparison: Comparison = .atLeast, value: PlanNumber, maximum: PlanNumber? = nil,
    unit: String? = nil, noun: String? = nil, per: Period? = nil, approximate: Bool = false,
    implied: Bool = false, raw: String
  ) {
    self.comparison = comparison
    self.value = value
    self.maximum = maximum
    self.unit = unit
    self.noun = noun
    self.per = per
    self.approximate = approximate
    self.implied = implied
    self.raw = raw
  }
}

/// How often a habit is due.
package struct PlanCadence: Hashable, Sendable {
  package let period: PlanQuantity.Period
  /// Times per period; of a range its lower end, at least 1.
  package let times: Int
  /// The weekdays it is bound to, Monday first; empty when free.
  package let weekdays: [Weekday]
  /// Hours per period or session, when the plan sets any.
  package let duration: PlanQuantity?
  /// The words, as written.
  package let raw: String
  /// 1-based line of the words; another than the item's when inherited.
  package let line: Int

  package init(
    period: PlanQuantity.Period, times: Int, weekdays: [Weekday] = [],
    duration: PlanQuantity? = nil, raw: String, line: Int
  ) {
    self.period = period
    self.times = times
    self.weekdays = weekdays
    self.duration = duration
    self.raw = raw
    self.line = line
  }
}
