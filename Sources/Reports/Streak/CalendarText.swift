package import Activity
package import CivilTime
package import MilepostResources

/// Heatmaps of active days: weeks as columns, the last week at the right.
package struct CalendarText {
  /// What the calendar looks like, apart from its days.
  package struct Style: Sendable {
    package let firstWeekday: Weekday
    package let catalogue: Catalogue
    /// Digits instead of shades.
    package let plain: Bool
    /// Columns of the terminal.
    package let width: Int

    package init(firstWeekday: Weekday?, catalogue: Catalogue, plain: Bool, width: Int) {
      self.firstWeekday =
        firstWeekday ?? Weekday(name: catalogue("calendar.week-start")) ?? .monday
      self.catalogue = catalogue
      self.plain = plain
      self.width = width
    }
  }

  private let report: ActivityReport
  private let style: Style
  private let range: DayRange
  /// One scale for all calendars, so that they can be compared.
  private let scale: ActivityScale
  /// Columns of a week: two, or one where a year would not fit.
  private let cellWidth: Int

  private static let weeksOfAYear = 53

  /// Prepares calendars of the last year, or of as many weeks as fit.
  package init(_ report: ActivityReport, style: Style) {
    self.report = report
    self.style = style
    let columns = max(4, style.width - Self.labelWidth(style) - 1)
    cellWidth = columns >= Self.weeksOfAYear * 2 ? 2 : 1
    let end = min(report.today, report.counting.window?.end ?? report.today)
    let weeks = min(Self.weeksOfAYear, columns / cellWidth)
    let longest = ActivityCalendar.range(
      endingOn: end, weeks: weeks, firstWeekday: style.firstWeekday)
    let start = max(longest.start, min(end, report.counting.window?.start ?? longest.start))
    let range = DayRange(start, end) ?? longest
    self.range = range
    scale = ActivityScale(report.calendar.filter { range.contains($0.day) }.map(\.commits))
  }

  /// The calendar of all repositories together.
  package func together() -> TextDocument {
    document(Dictionary(uniqueKeysWithValues: report.calendar.map { ($0.day, $0.commits) }))
  }

  /// The calendar of one repository.
  ///
  /// - Parameter index: Index into ``HistoryFacts/repositories``.
  package func repository(_ index: Int) -> TextDocument { document(counts(of: index)) }

  /// Active days and commits of the days that are shown, such as `12 commits on 5 days`.
  package func summary(ofRepository index: Int? = nil) -> String {
    let shown =
      (index.map { Array(counts(of: $0)) }
      ?? report.calendar.map { (key: $0.day, value: $0.commits) })
      .filter { range.contains($0.key) }
    return style.catalogue.text(
      Message(
        "calendar.summary",
        [
          "commits": .number(shown.reduce(0) { $0 + $1.value }), "days": .number(shown.count),
          "start": .text("\(range.start)"), "end": .text("\(range.end)"),
        ]))
  }

  /// What the signs mean.
  package func legend() -> [TextSpan] {
    let indent = String(repeating: " ", count: Self.labelWidth(style) + 1)
    return [TextSpan(indent + style.catalogue("calendar.less") + " ", .quiet)]
      + (0...4).flatMap { [sign($0), TextSpan(" ")] }
      + [TextSpan(style.catalogue("calendar.more"), .quiet)]
  }

  private func counts(of index: Int) -> [CivilDay: Int] {
    var counts: [CivilDay: Int] = [:]
    for day in report.calendar {
      for count in day.repositories where count.repository == index {
        counts[day.day] = count.commits
      }
    }
    return counts
  }

  private func document(_ counts: [CivilDay: Int]) -> TextDocument {
    let calendar = ActivityCalendar(
      range, counts: counts, firstWeekday: style.firstWeekday, scale: scale)
    let labelWidth = Self.labelWidth(style)
    var document = TextDocument()
    document.line(
      String(repeating: " ", count: labelWidth + 1) + monthHeader(calendar), .quiet)
    for (row, weekday) in calendar.weekdays.enumerated() {
      let label = style.catalogue("weekday.short.\(weekday.rawValue)")
      let padding = String(repeating: " ", count: labelWidth - displayWidth(label) + 1)
      document.line(
        [TextSpan(label + padding, .quiet)]
          + calendar.weeks.flatMap { week in cell(week[row]) })
    }
    return document
  }

  private func cell(_ cell: ActivityCalendar.Cell?) -> [TextSpan] {
    let gap = TextSpan(String(repeating: " ", count: cellWidth - 1))
    guard let cell else { return [TextSpan(" "), gap] }
    return [sign(cell.level), gap]
  }

  private func sign(_ level: Int) -> TextSpan {
    let signs = style.plain ? [".", "1", "2", "3", "4"] : ["·", "░", "▒", "▓", "█"]
    return TextSpan(signs[level], level == 0 ? .quiet : .level(level))
  }

  /// Month names above the weeks in which they begin, the first one above the first week; a name
  /// that would touch the next one is left out.
  private func monthHeader(_ calendar: ActivityCalendar) -> String {
    var marks: [(column: Int, name: String)] = []
    for (index, week) in calendar.weeks.enumerated() {
      let days = week.compactMap { $0?.day }
      guard let day = days.first(where: { $0.day == 1 }) ?? (index == 0 ? days.first : nil)
      else { continue }
      marks.append((index * cellWidth, style.catalogue("month.short.\(day.month)")))
    }
    // The rest of a month that began before makes room for the first whole one.
    if marks.count > 1, marks[0].column + displayWidth(marks[0].name) >= marks[1].column {
      marks.removeFirst()
    }
    let room = style.width - Self.labelWidth(style) - 1
    var limit = room + 1
    var shown: [(column: Int, name: String)] = []
    for mark in marks.reversed() where mark.column + displayWidth(mark.name) < limit {
      shown.append(mark)
      limit = mark.column
    }
    return shown.reversed().reduce("") { header, mark in
      header + String(repeating: " ", count: mark.column - displayWidth(header)) + mark.name
    }
  }

  private static func labelWidth(_ style: Style) -> Int {
    Weekday.allCases.map { displayWidth(style.catalogue("weekday.short.\($0.rawValue)")) }.max()
      ?? 3
  }
}
