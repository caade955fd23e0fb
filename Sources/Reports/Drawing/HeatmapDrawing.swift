package import Activity
package import CivilTime
package import MilepostResources

/// The drawing of a year's activity: where every square and every word stands.
package struct HeatmapDrawing {
  /// A year.
  static let weeks = 53
  /// Side of a square, and from one square to the next.
  private static let side = 11
  private static let pitch = 14
  private static let top = 20

  private let calendar: ActivityCalendar
  private let catalogue: Catalogue

  /// - Parameter firstWeekday: nil for the one of the language.
  package init(_ report: ActivityReport, firstWeekday: Weekday?, catalogue: Catalogue) {
    let first = firstWeekday ?? Weekday(name: catalogue("calendar.week-start")) ?? .monday
    let range = ActivityCalendar.range(
      endingOn: report.today, weeks: Self.weeks, firstWeekday: first)
    let shown = report.calendar.filter { range.contains($0.day) }
    calendar = ActivityCalendar(
      range,
      counts: Dictionary(shown.map { ($0.day, $0.commits) }, uniquingKeysWith: { one, _ in one }),
      firstWeekday: first, scale: ActivityScale(shown.map(\.commits)))
    self.catalogue = catalogue
  }

  /// The whole year as a picture that stands for itself.
  package var picture: [UInt8] {
    let template = Template(
      resource: resourceText("templates/heatmap.svg.mustache")
        .replacing("<!-- style -->", with: resourceText("templates/heatmap.css")), format: .html)
    let (text, _) = template.render(
      values(calendar.weeks[...], id: "year"), catalogue: catalogue)
    return Array(text.utf8)
  }

  /// Both halves of the year, which stand beside or below each other.
  var halves: [TemplateValues] {
    // As many weeks each, so that both are drawn at one size.
    let weeks = calendar.weeks.suffix(calendar.weeks.count / 2 * 2)
    let middle = weeks.startIndex + weeks.count / 2
    return [values(weeks[..<middle], id: "first"), values(weeks[middle...], id: "second")]
  }

  private func values(_ weeks: ArraySlice<[ActivityCalendar.Cell?]>, id: String) -> TemplateValues {
    let labels = calendar.weekdays.map { catalogue("weekday.short.\($0.rawValue)") }
    let left = 8 + 7 * (labels.map { displayWidth($0) }.max() ?? 3)
    let days = weeks.flatMap { $0.compactMap { $0 } }
    return [
      "id": .text(id), "summary": .text(summary(days)),
      "width": .number(left + weeks.count * Self.pitch),
      "height": .number(Self.top + 7 * Self.pitch),
      "months": .list(months(weeks, left: left)),
      // Every second weekday, so that the words have room.
      "weekdays": .list(
        stride(from: 0, to: 7, by: 2).map { row in
          [
            "word": .text(labels[row]), "x": .number(left - 6),
            "y": .number(Self.top + row * Self.pitch + Self.side - 2),
          ]
        }),
      "rows": .list(
        (0..<7).map { row in
          [
            "y": .number(Self.top + row * Self.pitch),
            "cells": .list(cells(weeks, row, left: left)),
          ]
        }),
    ]
  }

  private func summary(_ days: [ActivityCalendar.Cell]) -> String {
    catalogue.text(
      Message(
        "heatmap.summary",
        [
          "active": .number(days.count { $0.commits > 0 }), "days": .number(days.count),
          "commits": .number(days.reduce(0) { $0 + $1.commits }),
          "start": .text(days.first.map { "\($0.day)" } ?? ""),
          "end": .text(days.last.map { "\($0.day)" } ?? ""),
        ]))
  }

  private func cells(_ weeks: ArraySlice<[ActivityCalendar.Cell?]>, _ row: Int, left: Int)
    -> [TemplateValues]
  {
    weeks.enumerated().compactMap { column, week in
      week[row].map { cell in
        [
          "x": .number(left + column * Self.pitch), "level": .number(cell.level),
          "tip": .optional(cell.commits > 0 ? "\(cell.day): \(cell.commits)" : nil),
        ]
      }
    }
  }

  /// Month names above the weeks in which they begin, as many as have room.
  private func months(_ weeks: ArraySlice<[ActivityCalendar.Cell?]>, left: Int)
    -> [TemplateValues]
  {
    var months: [TemplateValues] = []
    var used = 0
    for (column, week) in weeks.enumerated() {
      guard let begin = week.lazy.compactMap({ $0?.day }).first(where: { $0.day == 1 }) else {
        continue
      }
      let name = catalogue("month.short.\(begin.month)")
      let x = left + column * Self.pitch
      let end = x + 7 * displayWidth(name)
      guard x >= used, end <= left + weeks.count * Self.pitch else { continue }
      months.append(["word": .text(name), "x": .number(x)])
      used = end + 6
    }
    return months
  }
}
