import CivilTime
import MilepostResources

/// Days in the words of a language.
struct DateText {
  let catalogue: Catalogue

  /// `21 Nov 2025`, `2025年11月21日`.
  func day(_ day: CivilDay) -> String {
    let parts = day.parts
    return catalogue.text(
      Message(
        "date.day",
        [
          "day": .text(String(parts.day)), "month": .text(catalogue("month.short.\(parts.month)")),
          "year": .text(String(parts.year)),
        ]))
  }

  /// The month and the year.
  func month(_ month: YearMonth) -> String {
    catalogue.text(
      Message(
        "date.month",
        [
          "month": .text(catalogue("month.short.\(month.month)")),
          "year": .text(String(month.year)),
        ]))
  }

  /// Both ends, or the one that is known; nil without days.
  func days(from start: CivilDay?, to end: CivilDay?) -> String? {
    switch (start, end) {
    case (let start?, let end?) where start == end: day(start)
    case (let start?, let end?): "\(day(start)) – \(day(end))"
    case (nil, let end?): catalogue.text(Message("date.until", ["day": .text(day(end))]))
    case (let start?, nil): catalogue.text(Message("date.from", ["day": .text(day(start))]))
    case (nil, nil): nil
    }
  }
}
