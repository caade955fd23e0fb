import Activity
package import Certification
import Planning
package import StrictJSON

/// The schema `milepost.today/1`.
///
/// - SeeAlso: docs/json-schema/today.json
package enum TodayJSON {
  package static func value(_ report: TodayReport) -> JSONValue {
    [
      "schema": "milepost.today/1", "today": .text(report.today),
      "state": .string(report.streaks.state.rawValue),
      "days": .count(report.streaks.current?.days ?? 0),
      "commitsToday": .count(report.commitsToday), "minutesLeft": .count(report.minutesLeft),
      "complete": .boolean(report.isComplete),
      "habits": .array(
        report.habits.map { habit in
          .object(
            members(habit.item) + [
              JSONMember("done", habit.done.map(JSONValue.count) ?? .null),
              JSONMember("needed", .count(habit.needed)),
            ])
        }),
      "due": .array(
        report.due.map {
          .object(members($0.item) + [JSONMember("daysLeft", .count($0.daysLeft))])
        }),
      "tomorrow": .array(report.tomorrow.map { .object(members($0)) }),
    ]
  }

  private static func members(_ item: PlanItem) -> [JSONMember] {
    [
      JSONMember("id", .string(item.id)), JSONMember("line", .count(item.line)),
      JSONMember("text", .string(item.text)),
    ]
  }
}
