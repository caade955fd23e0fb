package import CivilTime

/// A second in UTC, written as `2025-10-01T01:00:00Z`.
package struct UTCTime: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, in the years 0…9999.
  package let seconds: Int64

  /// Creates a time, or nil outside the years 0…9999.
  package init?(seconds: Int64) {
    guard let day = CivilDay(seconds: seconds, offsetMinutes: 0), day.year >= 0 else { return nil }
    self.seconds = seconds
  }

  /// Creates a time from `YYYY-MM-DDTHH:MM:SSZ`, or nil when the text is anything else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
      let day = CivilDay(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = twoDigits(bytes[11..<13]), hour < 24,
      let minute = twoDigits(bytes[14..<16]), minute < 60,
      let second = twoDigits(bytes[17..<19]), second < 60
    else { return nil }
    seconds = Int64(day.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  package static func < (left: UTCTime, right: UTCTime) -> Bool { left.seconds < right.seconds }

  /// The day in UTC.
  package var day: CivilDay {
    let days = seconds / 86_400
    return CivilDay(dayNumber: Int(seconds % 86_400 < 0 ? days - 1 : days))
  }
}

extension UTCTime: CustomStringConvertible {
  package var description: String {
    let second = Int((seconds % 86_400 + 86_400) % 86_400)
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }
    return "\(day)T\(clock.joined(separator: ":"))Z"
  }
}

private func twoDigits(_ bytes: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for byte in bytes {
    guard (0x30...0x39).contains(byte) else { return nil }
    value = value * 10 + Int(byte - 0x30)
  }
  return value
}
