import Activity
import CivilTime
import Facts
package import MilepostResources

/// Categories over time for the terminal: the strict shares, the turn of habits, then the periods.
package enum CommitsText {
  /// Periods shown without `-v`.
  private static let shownPeriods = 12

  package static func document(_ report: CommitsReport, catalogue: Catalogue, verbose: Bool)
    -> TextDocument
  {
    var document = TextDocument()
    document.table(summary(report, catalogue))
    if !report.isComplete { document.line(catalogue("streak.incomplete"), .warning) }
    guard let total = report.trend.total else { return document }
    document.gap()
    let periods = report.trend.periods.filter { $0.commits > 0 }
    let shown = verbose ? periods[...] : periods.suffix(shownPeriods)
    if shown.count < periods.count {
      document.line(
        catalogue.text(
          Message("commits.show.earlier", ["count": .number(periods.count - shown.count)])),
        .quiet)
    }
    var rows = [
      ["period", "commits", "strict", "known-type", "categories"].map {
        TextSpan(catalogue("commits.show.column.\($0)"), .quiet)
      }
    ]
    rows += shown.map { row($0, title: title($0.range, report.trend.unit), .plain) }
    rows.append(row(total, title: catalogue("commits.show.total"), .strong))
    document.table(rows, rightAligned: [1, 2, 3])
    return document
  }

  private static func summary(_ report: CommitsReport, _ catalogue: Catalogue) -> [[TextSpan]] {
    let trend = report.trend
    func line(_ label: String, _ text: String) -> [TextSpan] {
      [TextSpan(catalogue("commits.show.label.\(label)"), .quiet), TextSpan(text)]
    }
    guard let total = trend.total else {
      return [
        line("messages", catalogue("commits.show.none")),
        line("apart", apart(trend, catalogue)),
      ]
    }
    var rows = [
      line(
        "messages",
        catalogue.text(
          Message(
            "commits.show.messages",
            [
              "count": .number(total.commits), "start": .text("\(total.range.start)"),
              "end": .text("\(total.range.end)"),
            ]))),
      line("strict", share(CommitsReport.Share([total]), "commits.show.strict", catalogue)),
      line("trend", trendText(report, catalogue)),
      line("adoption", adoptionText(trend, catalogue)),
      line("categories", reasons(trend, catalogue)),
    ]
    rows.append(line("apart", apart(trend, catalogue)))
    return rows
  }

  private static func trendText(_ report: CommitsReport, _ catalogue: Catalogue) -> String {
    guard let before = report.before else {
      return share(report.recent, "commits.show.recent-only", catalogue)
    }
    return share(report.recent, "commits.show.recent", catalogue) + " · "
      + share(before, "commits.show.before", catalogue)
  }

  private static func share(
    _ share: CommitsReport.Share, _ key: String, _ catalogue: Catalogue
  ) -> String {
    catalogue.text(
      Message(
        key,
        [
          "valid": .number(share.conventional), "known": .number(share.knownType),
          "count": .number(share.commits),
          "share": .text(percent(share.conventional, of: share.commits)),
          "known-share": .text(percent(share.knownType, of: share.commits)),
        ]))
  }

  private static func adoptionText(_ trend: CommitTrend, _ catalogue: Catalogue) -> String {
    guard let adoption = trend.adoption else { return catalogue("commits.show.no-adoption") }
    return catalogue.text(
      Message(
        "commits.show.adoption",
        [
          "day": .text("\(adoption.day)"),
          "commit": .text(String("\(adoption.commit)".prefix(7))),
          "valid": .number(adoption.conventional), "count": .number(adoption.commits),
        ]))
  }

  private static func reasons(_ trend: CommitTrend, _ catalogue: Catalogue) -> String {
    trend.reasons.map { "\(catalogue("commits.reason.\($0.reason.rawValue)")) \($0.commits)" }
      .joined(separator: " · ")
  }

  private static func apart(_ trend: CommitTrend, _ catalogue: Catalogue) -> String {
    let kinds = trend.apart.map { "\(catalogue("commits.kind.\($0.kind.rawValue)")) \($0.commits)" }
    let excluded = trend.excluded.filter { $0.commits > 0 }.map {
      catalogue.text(
        Message("streak.excluded.\($0.reason.rawValue)", ["count": .number($0.commits)]))
    }
    let parts = kinds + excluded
    return parts.isEmpty ? catalogue("commits.show.nothing-apart") : parts.joined(separator: " · ")
  }

  private static func row(
    _ period: CommitTrend.Period, title: String, _ style: TextStyle
  ) -> [TextSpan] {
    [
      TextSpan(title, style), TextSpan("\(period.commits)", style),
      TextSpan(percent(period.conventional, of: period.commits), style),
      TextSpan(percent(period.knownType, of: period.commits), style),
      TextSpan(
        period.categories.sorted { $0.commits > $1.commits }
          .map { "\($0.category.rawValue) \($0.commits)" }.joined(separator: " · ")),
    ]
  }

  private static func title(_ range: DayRange, _ unit: CommitTrend.Unit) -> String {
    switch unit {
    case .week: "\(ISOWeek(containing: range.start))"
    case .month: "\(range.start.yearMonth)"
    }
  }
}
