package import CivilTime

/// A commit's time in a fixture, as git writes it: seconds and an offset such as `+0800`.
///
/// A string literal is either RFC 3339 (`2024-03-01T09:00:00+08:00`) or raw (`-86400 -0000`), the
/// form for times that no calendar has.
package struct FixtureTime: Hashable, Sendable {
  /// `SECONDS OFFSET`, the way it stands in a commit.
  package let raw: String

  /// Creates the time of an instant.
  package init(_ instant: Instant) {
    let minutes = abs(Int(instant.offsetMinutes))
    let digits = String(10_000 + minutes / 60 * 100 + minutes % 60).dropFirst()
    raw = "\(instant.seconds) \(instant.offsetMinutes < 0 ? "-" : "+")\(digits)"
  }

  /// Creates a time from the bytes that shall stand in the commit.
  package init(raw: String) { self.raw = raw }

  /// Creates a time on a day, `HH:MM` on the clock of the offset.
  ///
  /// - Parameter offsetMinutes: Minutes east of UTC.
  package init(
    _ day: CivilDay, hour: Int = 12, minute: Int = 0, second: Int = 0, offsetMinutes: Int16 = 0
  ) {
    let local = day.dayNumber * 86_400 + hour * 3600 + minute * 60 + second
    self.init(
      Instant(
        seconds: Int64(local) - Int64(offsetMinutes) * 60, offsetMinutes: offsetMinutes))
  }
}

extension FixtureTime: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) {
    guard value.utf8.count >= 20, value.dropFirst(10).first == "T",
      let day = CivilDay(iso: value.prefix(10))
    else {
      self.init(raw: value)
      return
    }
    let numbers = value.dropFirst(11).split { !$0.isNumber }.compactMap { Int($0) }
    let sign: Int = value.dropFirst(19).first == "-" ? -1 : 1
    let offset = numbers.count == 5 ? sign * (numbers[3] * 60 + numbers[4]) : 0
    guard numbers.count >= 3, let minutes = Int16(exactly: offset) else {
      self.init(raw: value)
      return
    }
    self.init(
      day, hour: numbers[0], minute: numbers[1], second: numbers[2], offsetMinutes: minutes)
  }
}
