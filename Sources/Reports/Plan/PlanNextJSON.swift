import CivilTime
import Planning
package import StrictJSON

/// The schema `milepost.plan-next/1`.
///
/// - SeeAlso: docs/json-schema/plan-next.json
package enum PlanNextJSON {
  package static func value(_ report: PlanNextReport) -> JSONValue {
    [
      "schema": "milepost.plan-next/1", "source": .string(report.source),
      "today": .text(report.today),
      "habits": .array(report.habits.map { .object(members($0)) }),
      "tasks": .array(
        report.tasks.map { task in
          let window = task.item.window
          return .object(
            members(task.item) + [
              JSONMember("kind", .string(task.item.kind.rawValue)),
              JSONMember("schedule", .string(task.schedule.rawValue)),
              JSONMember("daysLeft", task.daysLeft.map(JSONValue.count) ?? .null),
              JSONMember("start", .text(window?.start)), JSONMember("end", .text(window?.end)),
              JSONMember("certainty", .optional(window?.certainty.rawValue)),
              JSONMember("optional", .boolean(task.item.optional)),
            ])
        }),
    ]
  }

  private static func members(_ item: PlanItem) -> [JSONMember] {
    [
      JSONMember("id", .string(item.id)), JSONMember("line", .count(item.line)),
      JSONMember("text", .string(item.text)),
    ]
  }
}
