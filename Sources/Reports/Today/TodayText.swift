import Activity
package import Certification
import CivilTime
package import MilepostResources
import Planning

/// The one line of every day.
package enum TodayText {
  package static func document(_ report: TodayReport, catalogue: Catalogue, plain: Bool)
    -> TextDocument
  {
    var spans: [TextSpan] = []
    if !plain { spans.append(TextSpan(sign(report) + " ", style(report))) }
    spans.append(TextSpan(catalogue.text(state(report)), style(report)))
    for habit in report.habits.prefix(2) {
      spans.append(TextSpan(" · " + catalogue("today.habit") + " "))
      spans.append(TextSpan(truncated(displayText(habit.text), toWidth: 40)))
    }
    for due in report.due.prefix(2) {
      spans.append(TextSpan(" · " + catalogue("today.due") + " "))
      spans.append(TextSpan(truncated(displayText(due.item.text), toWidth: 40)))
      spans.append(
        TextSpan(
          " " + catalogue.text(Message("today.days-left", ["days": .number(due.daysLeft)])),
          .quiet))
    }
    if report.due.count > 2 {
      spans.append(
        TextSpan(
          catalogue.text(Message("today.more-due", ["count": .number(report.due.count - 2)])),
          .quiet))
    }
    var document = TextDocument()
    document.line(spans)
    return document
  }

  private static func state(_ report: TodayReport) -> Message {
    let length = report.streaks.current?.days ?? report.streaks.previous?.days ?? 0
    return Message(
      "today.state.\(report.streaks.state.rawValue)",
      [
        "days": .number(length), "hours": .number(report.minutesLeft / 60),
        "minutes": .number(report.minutesLeft % 60),
        "weekday": .message(Message("weekday.\(report.today.weekday.rawValue)")),
        "last": .text(
          (report.streaks.current ?? report.streaks.previous)?.end.description ?? ""),
        "freezes": .number(report.streaks.freezesLeft),
      ])
  }

  private static func sign(_ report: TodayReport) -> String {
    switch report.streaks.state {
    case .secured: "●"
    case .atRisk: "○"
    case .rest, .frozen: "◌"
    case .broken, .none: "×"
    }
  }

  private static func style(_ report: TodayReport) -> TextStyle {
    switch report.streaks.state {
    case .secured: .good
    case .rest, .frozen: .accent
    case .atRisk: .warning
    case .broken, .none: .bad
    }
  }
}
