package import Activity
import CivilTime
import MilepostResources

/// The streak for the terminal: the answer, what it rests on, the policy, then the calendar.
package enum StreakText {
  package static func document(
    _ report: ActivityReport, repositories: Int, identities: Int,
    comparison: PolicyComparison? = nil, calendar style: CalendarText.Style
  ) -> TextDocument {
    let catalogue = style.catalogue
    var document = TextDocument()
    let streaks = report.streaks
    let label = { (key: String) in TextSpan(catalogue("streak.label.\(key)"), .quiet) }
    var rows: [[TextSpan]] = []
    rows.append([
      label("current"),
      TextSpan(currentText(streaks, catalogue: catalogue), self.style(of: streaks.state)),
    ])
    if let longest = streaks.longest {
      rows.append([label("longest"), TextSpan(streakText(longest, catalogue: catalogue))])
    }
    rows.append([
      label("active"), TextSpan(activeText(report, repositories, identities, catalogue)),
    ])
    rows.append([label("counted"), TextSpan(countedText(report, catalogue))])
    rows.append([label("policy"), TextSpan(policyText(report, catalogue), .quiet)])
    document.table(rows)
    if !report.isComplete { document.line(catalogue("streak.incomplete"), .warning) }
    if let comparison {
      document.gap()
      document.append(StreakComparison.document(comparison, catalogue: catalogue))
    }
    document.gap()
    document.append(CalendarText(report, style: style).together())
    return document
  }

  /// A year at a glance, for all repositories together and, when named, for each.
  ///
  /// - Parameter repositories: Names by index into ``HistoryFacts/repositories``; empty for one
  ///   calendar of all.
  package static func calendar(
    _ report: ActivityReport, repositories: [String], style: CalendarText.Style
  ) -> TextDocument {
    let calendar = CalendarText(report, style: style)
    var document = TextDocument()
    document.line(calendar.summary(), .strong)
    document.append(calendar.together())
    for (index, name) in repositories.enumerated() {
      document.gap()
      document.line(
        TextSpan(name, .strong),
        TextSpan(" · " + calendar.summary(ofRepository: index), .quiet))
      document.append(calendar.repository(index))
    }
    document.gap()
    document.line(calendar.legend())
    if !report.isComplete { document.line(style.catalogue("streak.incomplete"), .warning) }
    return document
  }

  private static func style(of state: StreakState) -> TextStyle {
    switch state {
    case .secured: .good
    case .rest, .frozen: .accent
    case .atRisk: .warning
    case .broken, .none: .bad
    }
  }

  private static func currentText(_ streaks: StreakReport, catalogue: Catalogue) -> String {
    let state = catalogue("streak.state.\(streaks.state.rawValue)")
    if let current = streaks.current {
      return streakText(current, catalogue: catalogue) + " · " + state
    }
    guard let previous = streaks.previous else { return state }
    return state + " · "
      + catalogue.text(
        Message("streak.previous", ["streak": .text(streakText(previous, catalogue: catalogue))]))
  }

  private static func streakText(_ streak: Streak, catalogue: Catalogue) -> String {
    let base = catalogue.text(
      Message(
        "streak.run",
        [
          "days": .number(streak.days), "start": .text("\(streak.start)"),
          "end": .text("\(streak.end)"),
        ]))
    guard streak.bridged > 0 else { return base }
    return base + " "
      + catalogue.text(
        Message(
          "streak.bridged",
          ["span": .number(streak.span), "bridged": .number(streak.bridged)]))
  }

  private static func activeText(
    _ report: ActivityReport, _ repositories: Int, _ identities: Int, _ catalogue: Catalogue
  ) -> String {
    guard let first = report.firstDay else { return catalogue("streak.no-activity") }
    return catalogue.text(
      Message(
        "streak.active",
        [
          "active": .number(report.activeDays),
          "span": .number(first.distance(to: report.today) + 1),
          "score": .text("\(report.score / 100)"), "repositories": .number(repositories),
          "identities": .number(identities),
        ]))
  }

  private static func countedText(_ report: ActivityReport, _ catalogue: Catalogue) -> String {
    let excluded = report.excluded.filter { $0.commits > 0 }.map {
      catalogue.text(
        Message("streak.excluded.\($0.reason.rawValue)", ["count": .number($0.commits)]))
    }
    let counted = catalogue.text(
      Message("streak.counted", ["count": .number(report.counted)]))
    guard !excluded.isEmpty else { return counted }
    return counted + " · "
      + catalogue.text(
        Message(
          "streak.left-out",
          ["list": .text(catalogue.list(excluded))]))
  }

  private static func policyText(_ report: ActivityReport, _ catalogue: Catalogue) -> String {
    let counting = report.counting
    var parts = [
      catalogue.text(
        Message("streak.policy.zone", ["zone": .text(zoneName(counting.days))])),
      catalogue("streak.policy.\(counting.date.rawValue)"),
      catalogue.text(
        Message("streak.policy.mode", ["mode": .text(modeName(report.streakPolicy.mode))])),
    ]
    for weekday in Weekday.allCases where report.streakPolicy.restWeekdays.contains(weekday) {
      parts.append(
        catalogue.text(
          Message(
            "streak.policy.rest",
            ["weekday": .message(Message("weekday.\(weekday.rawValue)"))])))
    }
    if report.streakPolicy.freezes > 0 {
      parts.append(
        catalogue.text(
          Message(
            "streak.policy.freezes", ["count": .number(report.streakPolicy.freezes)])))
    }
    if counting.date == .author, case .written = counting.days.clock {
      parts.removeFirst(2)
      parts.insert(catalogue("streak.policy.default"), at: 0)
    }
    parts.append(
      catalogue(counting.countsMerges ? "streak.policy.merges" : "streak.policy.no-merges"))
    if let window = counting.window { parts.append("\(window)") }
    return parts.joined(separator: " · ")
  }
}
