/// A calendar day of the proleptic Gregorian calendar, without a clock or a zone.
///
/// Stored as days since 1970-01-01, so that comparing and counting days is integer arithmetic.
///
/// - SeeAlso: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
package struct CivilDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  package let dayNumber: Int

  /// A day after every other that a date can name.
  package static let distantFuture = CivilDay(dayNumber: 2_932_897)

  /// Creates the day that lies the given number of days after 1970-01-01.
  package init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// Creates a day from its parts, or nil when no such day exists.
  ///
  /// - Parameters:
  ///   - year: −9999…9999.
  ///   - month: 1…12.
  ///   - day: 1…31, refused when the month is shorter.
  package init?(year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= YearMonth.length(year: year, month: month)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// Creates a day from `YYYY-MM-DD` (RFC 3339 full-date), or nil when the text is anything else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let value = CivilDay(year: year, month: month, day: day)
    else { return nil }
    self = value
  }

  /// Creates the day on which an instant falls in a fixed offset.
  ///
  /// - Parameters:
  ///   - seconds: Seconds since 1970-01-01T00:00:00Z; any 64-bit value.
  ///   - offsetMinutes: Minutes east of UTC.
  /// - Returns: nil when the sum leaves the years −9999…9999.
  package init?(seconds: Int64, offsetMinutes: Int) {
    let (local, overflow) = seconds.addingReportingOverflow(Int64(offsetMinutes) * 60)
    guard !overflow else { return nil }
    let quotient = local / 86_400
    let number = local % 86_400 < 0 ? quotient - 1 : quotient
    guard (-4_371_587...2_932_896).contains(number) else { return nil }
    dayNumber = Int(number)
  }

  /// Year, month 1…12 and day of the month 1…31.
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package var year: Int { parts.year }
  package var month: Int { parts.month }
  package var day: Int { parts.day }

  /// The month this day lies in.
  package var yearMonth: YearMonth { YearMonth(year: parts.year, month: parts.month) }

  /// The weekday.
  package var weekday: Weekday {
    let index = (dayNumber + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }

  /// Returns the day that lies the given number of days later; earlier when negative.
  package func advanced(by days: Int) -> CivilDay { CivilDay(dayNumber: dayNumber + days) }

  /// Returns the number of days from this day to another; negative when the other is earlier.
  package func distance(to other: CivilDay) -> Int { other.dayNumber - dayNumber }

  /// Returns the day the given number of months later, clamped to the month's last day.
  package func advanced(byMonths months: Int) -> CivilDay {
    let (_, _, day) = parts
    let target = yearMonth.advanced(by: months)
    return target.firstDay.advanced(by: min(day, target.length) - 1)
  }

  package static func < (left: CivilDay, right: CivilDay) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

extension CivilDay: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = parts
    let sign = year < 0 ? "-" : ""
    return "\(sign)\(padded(abs(year), to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// Returns a non-negative number in decimal, with leading zeros up to a width.
package func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
