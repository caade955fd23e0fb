/// A point in time together with the offset that was written beside it.
///
/// A commit's time is seconds *and* offset; neither travels without the other, because the offset
/// decides the day on the author's clock.
package struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; any 64-bit value.
  package let seconds: Int64
  /// Minutes east of UTC as written, −5999…5999.
  package let offsetMinutes: Int16

  package init(seconds: Int64, offsetMinutes: Int16) {
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }

  /// Whether the written offset exists anywhere on Earth (−12:00…+14:00).
  package var hasPlausibleOffset: Bool { (-720...840).contains(offsetMinutes) }

  /// The time of day in minutes after midnight, on the written clock; nil beyond year ±9999.
  package var minuteOfDay: Int? {
    let (local, overflow) = seconds.addingReportingOverflow(Int64(offsetMinutes) * 60)
    guard !overflow else { return nil }
    let remainder = local % 86_400
    return Int((remainder < 0 ? remainder + 86_400 : remainder) / 60)
  }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 text on the written clock, such as `2025-09-01T08:30:00+08:00`.
  package var description: String {
    guard let day = CivilDay(seconds: seconds, offsetMinutes: Int(offsetMinutes)) else {
      return "\(seconds) \(offsetText)"
    }
    let local = seconds + Int64(offsetMinutes) * 60
    let second = Int(((local % 86_400) + 86_400) % 86_400)
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }
    return "\(day)T\(clock.joined(separator: ":"))\(offsetText)"
  }

  /// The offset as `+HH:MM`.
  package var offsetText: String {
    let minutes = abs(Int(offsetMinutes))
    return (offsetMinutes < 0 ? "-" : "+") + padded(minutes / 60, to: 2) + ":"
      + padded(minutes % 60, to: 2)
  }
}
