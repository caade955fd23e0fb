package import Activity
import CivilTime
package import StrictJSON

/// The schema `milepost.streak/1`.
///
/// - SeeAlso: docs/json-schema/streak.json
package enum StreakJSON {
  /// - Parameter comparison: The numbers under other policies; a member of their own when given.
  package static func value(
    _ report: ActivityReport, repositories: [String], comparison: PolicyComparison? = nil
  ) -> JSONValue {
    var members = members(of: report, repositories: repositories)
    if let comparison {
      members.append(JSONMember("comparison", StreakComparison.json(comparison)))
    }
    return .object(members)
  }

  private static func members(of report: ActivityReport, repositories: [String]) -> [JSONMember] {
    let streaks = report.streaks
    let value: JSONValue = [
      "schema": "milepost.streak/1", "today": .text(report.today),
      "policy": policy(report),
      "current": .object(
        members(streaks.current) + [JSONMember("state", .string(streaks.state.rawValue))]),
      "previous": streaks.previous.map { .object(members($0)) } ?? .null,
      "longest": .object(members(streaks.longest)),
      "activeDays": .count(report.activeDays), "firstDay": .text(report.firstDay),
      "lastDay": .text(report.lastDay),
      "commits": [
        "counted": .count(report.counted), "merges": .count(report.merges),
        "excluded": .object(
          report.excluded.map { JSONMember($0.reason.rawValue, .count($0.commits)) }),
      ],
      "score": .decimal(JSONDecimal(units: Int64(report.score), fractionDigits: 4)),
      "complete": .boolean(report.isComplete),
      "calendar": .array(
        report.calendar.map { day in
          [
            "day": .text(day.day), "commits": .count(day.commits),
            "repositories": .object(
              day.repositories.map { JSONMember(repositories[$0.repository], .count($0.commits)) }),
          ]
        }),
    ]
    return value.members ?? []
  }

  private static func members(_ streak: Streak?) -> [JSONMember] {
    [
      JSONMember("days", .count(streak?.days ?? 0)), JSONMember("span", .count(streak?.span ?? 0)),
      JSONMember("bridged", .count(streak?.bridged ?? 0)),
      JSONMember("length", .count(streak?.length ?? 0)),
      JSONMember("start", .text(streak?.start)), JSONMember("end", .text(streak?.end)),
    ]
  }

  private static func policy(_ report: ActivityReport) -> JSONValue {
    let counting = report.counting
    let streak = report.streakPolicy
    return [
      "zone": .string(zoneName(counting.days)), "dayStart": .count(counting.days.startMinute),
      "date": .string(counting.date.rawValue), "mode": .string(modeName(streak.mode)),
      "rest": .texts(
        Weekday.allCases.filter { streak.restWeekdays.contains($0) }.map(\.rawValue)),
      "vacations": .array(
        streak.vacations.map { ["start": .text($0.start), "end": .text($0.end)] }),
      "freezes": .count(streak.freezes), "merges": .boolean(counting.countsMerges),
      "empty": .boolean(counting.countsEmpty), "robots": .boolean(counting.countsRobots),
      "since": .text(counting.window?.start), "until": .text(counting.window?.end),
    ]
  }
}

/// Returns the name of the clock that decides the day, as the configuration writes it.
func zoneName(_ rule: DayRule) -> String {
  switch rule.clock {
  case .written: "written"
  case .fixed(0): "utc"
  case .fixed(let minutes):
    Instant(seconds: 0, offsetMinutes: Int16(clamping: minutes)).offsetText
  case .zone(let name, _): name
  }
}

/// Returns the streak mode as the configuration writes it.
func modeName(_ mode: StreakPolicy.Mode) -> String {
  switch mode {
  case .daily: "daily"
  case .weekly(minimumDays: 1): "weekly"
  case .weekly(let days): "\(days) a week"
  case .rolling(let active, let days): "\(active) of \(days)"
  }
}
