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
        report.habits.map {
          ["id": .string($0.id), "line": .count($0.line), "text": .string($0.text)]
        }),
      "due": .array(
        report.due.map {
          [
            "id": .string($0.item.id), "line": .count($0.item.line),
            "text": .string($0.item.text), "daysLeft": .count($0.daysLeft),
          ]
        }),
    ]
  }
}
