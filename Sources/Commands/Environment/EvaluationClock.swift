import CivilTime
import Foundation
import Glibc
import MilepostResources

/// The one moment a run is evaluated at, and the rule that turns instants into days.
struct EvaluationClock: Sendable {
  /// Now, with the offset of the zone that decides "today".
  let now: Instant
  /// Today under the day rule.
  let today: CivilDay
  let dayRule: DayRule

  /// Creates the clock of a run.
  ///
  /// - Parameters:
  ///   - nowText: `--now` or `MILEPOST_NOW`: an RFC 3339 date-time or a day; nil for the machine's clock.
  ///   - zone: `--zone` or the configuration: `written`, `utc`, `+08:00` or an IANA name.
  ///   - dayStart: Minutes after midnight at which a day begins.
  init(nowText: String?, zone: String?, dayStart: Int) throws(Failure) {
    dayRule = DayRule(clock: try Self.clock(named: zone), startMinute: dayStart)
    if let nowText {
      now = try Self.instant(nowText)
    } else {
      let seconds = Int64(time(nil))
      now = Instant(
        seconds: seconds, offsetMinutes: Int16(clamping: Self.machineOffset(at: seconds)))
    }
    guard let day = dayRule.day(of: now) else {
      throw Failure(.usage, Message("error.now.invalid", ["value": .text(nowText ?? "")]))
    }
    today = day
  }

  private static func clock(named zone: String?) throws(Failure) -> DayRule.Clock {
    guard let zone, zone != "written" else { return .written }
    if zone.lowercased() == "utc" || zone == "Z" { return .fixed(offsetMinutes: 0) }
    if let minutes = offset(zone) { return .fixed(offsetMinutes: minutes) }
    // Full Foundation knows zone names; FoundationEssentials silently returns nil.
    guard zone.contains("/") || zone.count > 2, let named = TimeZone(identifier: zone) else {
      throw Failure(
        .usage, Message("error.zone.unknown", ["value": .text(zone)]),
        hints: [Message("hint.zone.form")])
    }
    return .zone(name: zone, transitions: transitions(of: named))
  }

  /// Offset changes from 1970 to 2100, which covers every date a portfolio can sensibly hold.
  private static func transitions(of zone: TimeZone) -> [DayRule.Transition] {
    var date = Date(timeIntervalSince1970: 0)
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    var result = [
      DayRule.Transition(seconds: Int64.min, offsetMinutes: zone.secondsFromGMT(for: date) / 60)
    ]
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date, next < end {
      date = next
      result.append(
        DayRule.Transition(
          seconds: Int64(date.timeIntervalSince1970),
          offsetMinutes: zone.secondsFromGMT(for: date.addingTimeInterval(1)) / 60))
    }
    return result
  }

  /// Minutes east of UTC in the machine's own zone, from the C library: Foundation's calendar takes
  /// longer to start than a whole short run.
  private static func machineOffset(at seconds: Int64) -> Int {
    var instant = time_t(seconds)
    var parts = tm()
    tzset()
    guard localtime_r(&instant, &parts) != nil else { return 0 }
    return parts.tm_gmtoff / 60
  }

  /// Reads `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM[:SS]` with `Z` or `+HH:MM` or without an offset.
  private static func instant(_ text: String) throws(Failure) -> Instant {
    func failure() -> Failure {
      Failure(
        .usage, Message("error.now.invalid", ["value": .text(text)]),
        hints: [Message("hint.now.form")])
    }
    guard text.utf8.count >= 10, let day = CivilDay(iso: text.prefix(10)) else { throw failure() }
    var rest = text.dropFirst(10)
    var seconds = 12 * 3600
    if !rest.isEmpty {
      guard rest.first == "T" || rest.first == " " else { throw failure() }
      rest = rest.dropFirst()
      let clock = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
      let parts = clock.split(separator: ":").compactMap { Int($0) }
      guard clock.utf8.count == 5 || clock.utf8.count == 8,
        parts.count == (clock.utf8.count + 1) / 3,
        parts[0] < 24, parts.dropFirst().allSatisfy({ $0 < 60 })
      else { throw failure() }
      seconds = parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)
      rest = rest.dropFirst(clock.count)
    }
    let local = Int64(day.dayNumber) * 86_400 + Int64(seconds)
    let offsetMinutes: Int
    if rest.isEmpty {
      offsetMinutes = machineOffset(at: local)
    } else if rest == "Z" {
      offsetMinutes = 0
    } else if let minutes = offset(rest) {
      offsetMinutes = minutes
    } else {
      throw failure()
    }
    return Instant(
      seconds: local - Int64(offsetMinutes) * 60, offsetMinutes: Int16(clamping: offsetMinutes))
  }

  /// Reads `+HH:MM` or `+HHMM`; minutes east of UTC.
  private static func offset(_ text: some StringProtocol) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = String(text.dropFirst().filter { $0 != ":" })
    guard digits.utf8.count == 4, let number = Int(digits), number % 100 < 60, number / 100 <= 14
    else { return nil }
    return (sign == "-" ? -1 : 1) * (number / 100 * 60 + number % 100)
  }
}
