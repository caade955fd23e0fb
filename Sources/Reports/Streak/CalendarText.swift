package import Activity
import CivilTime
package import MilepostResources

/// A heatmap of active days: weeks as columns, Monday first, the last week at the right.
package enum CalendarText {
  /// Returns as many weeks as fit, at most 53.
  package static func document(
    _ report: ActivityReport, catalogue: Catalogue, plain: Bool, width: Int
  ) -> TextDocument {
    let labels = Weekday.allCases.map { catalogue("weekday.short.\($0.rawValue)") }
    let labelWidth = labels.map { displayWidth($0) }.max() ?? 3
    let weeks = max(4, min(53, (width - labelWidth - 1) / 2))
    let last = ISOWeek(containing: report.today)
    let first = last.advanced(by: 1 - weeks)
    var counts: [CivilDay: Int] = [:]
    for day in report.calendar { counts[day.day] = day.commits }
    let largest = max(4, counts.values.max() ?? 0)

    var document = TextDocument()
    document.line(
      String(repeating: " ", count: labelWidth + 1)
        + monthHeader(first: first, weeks: weeks, catalogue: catalogue), .quiet)
    for weekday in Weekday.allCases {
      let label = labels[weekday.isoNumber - 1]
      var line = [
        TextSpan(
          label + String(repeating: " ", count: labelWidth - displayWidth(label) + 1), .quiet)
      ]
      for week in 0..<weeks {
        let day = first.advanced(by: week).firstDay.advanced(by: weekday.isoNumber - 1)
        guard day <= report.today else { continue }
        line.append(cell(counts[day] ?? 0, largest: largest, plain: plain))
      }
      document.line(line)
    }
    return document
  }

  private static func cell(_ count: Int, largest: Int, plain: Bool) -> TextSpan {
    if count == 0 { return TextSpan(plain ? ". " : "· ", .quiet) }
    let level = min(3, (count * 4 - 1) / max(1, largest))
    let signs = plain ? ["1 ", "2 ", "3 ", "4 "] : ["░ ", "▒ ", "▓ ", "█ "]
    return TextSpan(signs[max(0, level)], .good)
  }

  /// Month names above the weeks in which they begin.
  private static func monthHeader(first: ISOWeek, weeks: Int, catalogue: Catalogue) -> String {
    var header = ""
    var used = 0
    for week in 0..<weeks {
      let column = week * 2
      let range = first.advanced(by: week).range
      guard let begin = range.days.first(where: { $0.day == 1 }), used <= column else { continue }
      let name = catalogue("month.short.\(begin.month)")
      guard column + displayWidth(name) <= weeks * 2 else { continue }
      header += String(repeating: " ", count: column - used) + name + " "
      used = column + displayWidth(name) + 1
    }
    return header
  }
}
