import Activity
package import Certification
import CivilTime
package import MilepostResources
import Planning

/// The one line of every day: the streak, then what the day asks for, then what is due.
package struct TodayText {
  private let report: TodayReport
  private let catalogue: Catalogue
  private let plain: Bool

  /// How many habits and how many due items stand in the line; the rest is counted.
  private static let limit = 2
  /// Columns of an item's words.
  private static let itemWidth = 40

  package static func document(_ report: TodayReport, catalogue: Catalogue, plain: Bool)
    -> TextDocument
  {
    let text = TodayText(report: report, catalogue: catalogue, plain: plain)
    var document = TextDocument()
    document.line(text.streak + text.habits + text.due + text.tomorrow)
    return document
  }

  private var streak: [TextSpan] {
    let style = Self.style(of: report.streaks.state)
    let words = TextSpan(catalogue.text(Self.state(report)), style)
    return plain ? [words] : [TextSpan(Self.sign(of: report.streaks.state) + " ", style), words]
  }

  private var habits: [TextSpan] {
    list(
      "habit",
      report.habits.map { habit in
        let progress = habit.done.map { " \($0)/\(habit.needed)" } ?? ""
        return [item(habit.item), TextSpan(progress, habit.isDone ? .good : .plain)]
      })
  }

  private var due: [TextSpan] {
    list(
      "due",
      report.due.map { due in
        let key = due.daysLeft == 0 ? "today.last-day" : "today.days-left"
        let left = catalogue.text(Message(key, ["days": .number(due.daysLeft)]))
        return [item(due.item), TextSpan(" " + left, due.daysLeft <= 1 ? .warning : .quiet)]
      })
  }

  private var tomorrow: [TextSpan] { list("tomorrow", report.tomorrow.map { [item($0)] }) }

  /// A label with some entries and the number of those that are left out.
  private func list(_ label: String, _ entries: [[TextSpan]]) -> [TextSpan] {
    guard !entries.isEmpty else { return [] }
    var spans = [TextSpan(" · " + catalogue("today.\(label)") + " ")]
    for (index, entry) in entries.prefix(Self.limit).enumerated() {
      // What stands between the entries of a list in this language.
      if index > 0 { spans.append(TextSpan(catalogue.list(["", ""]))) }
      spans += entry
    }
    let rest = entries.count - Self.limit
    if rest > 0 {
      spans.append(
        TextSpan(" " + catalogue.text(Message("today.more", ["count": .number(rest)])), .quiet))
    }
    return spans
  }

  private func item(_ item: PlanItem) -> TextSpan {
    TextSpan(truncated(displayText(item.text), toWidth: Self.itemWidth))
  }

  /// The streak in words.
  static func state(_ report: TodayReport) -> Message {
    let length = report.streaks.current?.days ?? report.streaks.previous?.days ?? 0
    let state = report.streaks.state
    // A longer period that has what it needs is safe beyond the end of the day.
    let isPeriod = state == .secured && report.mode != .daily
    return Message(
      "today.state.\(isPeriod ? "secured-period" : state.rawValue)",
      [
        "days": .number(length), "hours": .number(report.minutesLeft / 60),
        "minutes": .number(report.minutesLeft % 60), "end": .message(end(of: report)),
        "weekday": .message(Message("weekday.\(report.today.weekday.rawValue)")),
        "last": .text(
          (report.streaks.current ?? report.streaks.previous)?.end.description ?? ""),
        "freezes": .number(report.streaks.freezesLeft),
      ])
  }

  /// When the day ends, with the clock that is meant.
  private static func end(of report: TodayReport) -> Message {
    let offset = Instant(seconds: 0, offsetMinutes: Int16(clamping: report.offsetMinutes))
      .offsetText
    let (hour, minute) = (report.dayEnd / 60, report.dayEnd % 60)
    let time = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    return Message(
      report.dayEnd == 0 ? "today.end.midnight" : "today.end.clock",
      ["time": .text(time), "offset": .text(offset)])
  }

  static func sign(of state: StreakState) -> String {
    switch state {
    case .secured: "●"
    case .atRisk: "○"
    case .rest, .frozen: "◌"
    case .broken, .none: "×"
    }
  }

  static func style(of state: StreakState) -> TextStyle {
    switch state {
    case .secured: .good
    case .rest, .frozen: .accent
    case .atRisk: .warning
    case .broken, .none: .bad
    }
  }
}
