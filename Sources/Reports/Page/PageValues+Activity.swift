import Activity
import CivilTime
import Facts
import MilepostResources

/// Days and kinds of work on the page.
extension PageValues {
  var activityValues: TemplateValues {
    let activity = report.activity
    let drawing = HeatmapDrawing(activity, firstWeekday: report.weekStart, catalogue: catalogue)
    return [
      "hasActivity": .flag(activity.counted > 0),
      "heatmaps": .list(drawing.halves),
      "months": .list(months),
      "activityRows": .list(activityRows),
      "levels": .list((0...4).map { ["level": .number($0)] }),
    ]
  }

  private var activityRows: [TemplateValues] {
    let activity = report.activity
    var rows: [(String, String)] = []
    if let current = activity.streaks.current {
      rows.append(("current", run(current)))
    }
    if let longest = activity.streaks.longest { rows.append(("longest", run(longest))) }
    rows.append(
      (
        "commits",
        text(
          "commits",
          ["commits": .number(activity.counted), "days": .number(activity.activeDays)])
      ))
    let left = activity.excluded.filter { $0.commits > 0 }.map {
      catalogue.text(
        Message("streak.excluded.\($0.reason.rawValue)", ["count": .number($0.commits)]))
    }
    if !left.isEmpty { rows.append(("left-out", catalogue.list(left))) }
    return rows.map { ["label": .text(text("activity.\($0.0)")), "value": .text($0.1)] }
  }

  private func run(_ streak: Streak) -> String {
    text(
      streak.bridged > 0 ? "run-bridged" : "run",
      [
        "days": .number(streak.days), "from": .text(dates.day(streak.start)),
        "to": .text(dates.day(streak.end)), "bridged": .number(streak.bridged),
      ])
  }

  /// The months of the heatmap as numbers, for those who do not see it.
  private var months: [TemplateValues] {
    let first = report.today.advanced(by: -7 * HeatmapDrawing.weeks).yearMonth
    let shown = report.activity.calendar.filter { $0.day.yearMonth >= first }
    let groups = Dictionary(grouping: shown, by: \.day.yearMonth)
    return groups.keys.sorted().map { month in
      let days = groups[month] ?? []
      return [
        "month": .text(dates.month(month)), "days": .number(days.count),
        "commits": .number(days.reduce(0) { $0 + $1.commits }),
      ]
    }
  }
}

// MARK: - Kinds of work

extension PageValues {
  /// Months that are shown, and kinds that have a tone of their own.
  private static let periodLimit = 24
  private static let toneLimit = 5

  var kindValues: TemplateValues {
    let trend = report.trend
    let total = trend.total
    let kinds = (total?.categories ?? []).sorted {
      ($1.commits, $0.category.rawValue) < ($0.commits, $1.category.rawValue)
    }
    let tones = Dictionary(
      kinds.enumerated().map { ($1.category, min($0, Self.toneLimit)) },
      uniquingKeysWith: { first, _ in first })
    let periods = trend.periods.filter { $0.commits > 0 }.suffix(Self.periodLimit)
    let most = periods.map(\.commits).max() ?? 1
    return [
      "hasKinds": .flag(!periods.isEmpty),
      "kinds": .list(kinds.map { kind($0, of: total?.commits ?? 0, tones) }),
      "periods": .list(
        periods.reversed().map { period in
          let ordered = kinds.compactMap { kind in
            period.categories.first { $0.category == kind.category }
          }
          return [
            "month": .text(dates.month(period.range.start.yearMonth)),
            "commits": .number(period.commits), "scale": .text(share(period.commits, of: most)),
            "parts": .list(ordered.map { kind($0, of: period.commits, tones) }),
          ]
        }),
      "convention": .optional(
        total.map {
          text(
            "convention",
            ["kept": .number($0.conventional), "commits": .number($0.commits)])
        }),
    ]
  }

  private func kind(
    _ count: CommitTrend.CategoryCount, of whole: Int, _ tones: [CommitCategory: Int]
  ) -> TemplateValues {
    [
      "kind": .text(count.category.rawValue), "count": .number(count.commits),
      "tone": .number(tones[count.category] ?? Self.toneLimit),
      "share": .text(share(count.commits, of: whole)),
    ]
  }

  /// Percent with one decimal, as a style sheet writes it.
  private func share(_ part: Int, of whole: Int) -> String {
    let tenths = whole > 0 ? part * 1000 / whole : 0
    return "\(tenths / 10).\(tenths % 10)"
  }
}
