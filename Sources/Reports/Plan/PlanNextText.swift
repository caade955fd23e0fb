import CivilTime
package import MilepostResources
import Planning

/// What a plan asks for today, for the terminal.
package enum PlanNextText {
  package static func document(_ report: PlanNextReport, catalogue: Catalogue, width: Int)
    -> TextDocument
  {
    var document = TextDocument()
    document.line(
      TextSpan(report.source, .strong),
      TextSpan(
        " · "
          + catalogue.text(
            Message(
              "plan.next.summary",
              [
                "today": .text("\(report.today)"),
                "overdue": .number(report.tasks(.overdue).count),
                "soon": .number(report.tasks(.dueSoon).count),
                "current": .number(report.tasks(.current).count),
              ])), .quiet))
    if !report.habits.isEmpty {
      document.gap()
      document.line(catalogue("plan.next.habits"), .accent)
      for habit in report.habits {
        document.line(row(habit, remark: habit.cadence?.raw ?? "", .quiet, width: width))
      }
    }
    let groups: [(PlanSchedule, TextStyle)] = [
      (.overdue, .bad), (.dueSoon, .warning), (.current, .plain),
    ]
    for (schedule, style) in groups {
      let tasks = report.tasks(schedule)
      guard !tasks.isEmpty else { continue }
      document.gap()
      document.line(catalogue("plan.next.\(schedule.rawValue)"), .accent)
      for task in tasks {
        document.line(row(task.item, remark: remark(task, catalogue), style, width: width))
      }
    }
    if report.habits.isEmpty, report.tasks.isEmpty {
      document.line(
        catalogue.text(Message("plan.next.none", ["today": .text("\(report.today)")])))
    }
    return document
  }

  private static func row(
    _ item: PlanItem, remark: String, _ style: TextStyle, width: Int
  ) -> [TextSpan] {
    [
      TextSpan("  "),
      TextSpan(truncated(displayText(item.text), toWidth: max(30, width - 40))),
      TextSpan("  "), TextSpan(remark, style), TextSpan("  :\(item.line)  \(item.id)", .quiet),
    ]
  }

  private static func remark(_ task: PlanTask, _ catalogue: Catalogue) -> String {
    var text =
      switch task.daysLeft {
      case nil: catalogue("plan.next.open-end")
      case 0: catalogue("plan.next.last-day")
      case .some(let days):
        catalogue.text(
          Message(
            days > 0 ? "plan.next.days-left" : "plan.next.days-over",
            ["days": .number(abs(days))]))
      }
    if task.item.window?.certainty == .assumed { text = "~" + text }
    return task.item.optional ? text + " · " + catalogue("plan.next.optional") : text
  }
}
