import Activity
import Certification
import CivilTime
import Facts
import MilepostResources
import Planning
import Rules

/// A review as values for a template; docs/review.md lists the names.
struct ReviewValues {
  let review: PeriodReview
  let catalogue: Catalogue

  /// Most items of one list, most commits of an item and of a repository, that are written out.
  private static let itemLimit = 10
  private static let commitLimit = 6
  private static let workLimit = 20

  var values: TemplateValues {
    let worked = review.items(.worked)
    let slipped = review.items(.slipped)
    let quiet = review.items(.quiet)
    let external = review.items(.external)
    var values: TemplateValues = [
      "title": .text(text("title.\(review.period.kind.rawValue)", ["period": .text(name)])),
      "period": .text(name), "start": .text("\(review.period.range.start)"),
      "end": .text("\(review.period.range.end)"), "today": .text("\(review.today)"),
      "days": .number(review.daysSoFar), "activeDays": .number(review.activeDays.count),
      "restDays": .number(review.restDays.count), "commitCount": .number(review.commitCount),
      "previousCommitCount": .number(review.previousCommitCount),
      "streakDays": .number(review.streaks.current?.length ?? 0),
      "longestDays": .number(review.streaks.longest?.length ?? 0),
      "summary": .text(summary(worked: worked.count, slipped: slipped.count)),
      "incomplete": .optional(review.isComplete ? nil : text("incomplete")),
      "activity": .text(activity), "streak": .text(streak), "categories": .optional(categories),
      "basis": .text(text("basis", ["today": .text("\(review.today)")])),
    ]
    add("worked", worked.map(item), to: &values)
    add("slipped", slipped.map(item), to: &values)
    add("quiet", quiet.prefix(Self.itemLimit).map(item), to: &values)
    add("external", external.prefix(Self.itemLimit).map(item), to: &values)
    values["moreQuiet"] = more("more-items", quiet.count - Self.itemLimit)
    values["moreExternal"] = more("more-items", external.count - Self.itemLimit)
    values["olderOverdue"] = more("older-overdue", review.overdue.count)
    values["hasSlipped"] = .flag(!slipped.isEmpty || !review.overdue.isEmpty)
    add("work", review.work.map(work), to: &values)
    add("measures", review.measures.map(measure), to: &values)
    values["next"] = .list(review.next.map { item($0, when: window(of: $0.item)) })
    values["habits"] = .list(review.habits.map { ["text": .text($0.text)] })
    values["reviews"] = .list(
      review.reviews.map {
        ["sentence": .text(text("plan-review", ["day": .text("\($0)")])), "day": .text("\($0)")]
      })
    values["hasNext"] = .flag(
      !review.next.isEmpty || !review.habits.isEmpty || !review.reviews.isEmpty)
    return values
  }

  private var name: String {
    review.period.kind == .days
      ? text(
        "window",
        [
          "start": .text("\(review.period.range.start)"),
          "end": .text("\(review.period.range.end)"),
        ]) : review.period.name
  }

  private func add(_ name: String, _ list: [TemplateValues], to values: inout TemplateValues) {
    values[name] = .list(list)
    values["has\(name.prefix(1).uppercased())\(name.dropFirst())"] = .flag(!list.isEmpty)
  }

  private func more(_ key: String, _ count: Int) -> TemplateValues.Value {
    count > 0 ? .text(text(key, ["count": .number(count)])) : .flag(false)
  }

  func text(_ key: String, _ arguments: [String: Message.Argument] = [:]) -> String {
    catalogue.text(Message("review.\(key)", arguments))
  }
}

// MARK: - Items and commits

extension ReviewValues {
  private func item(_ item: PeriodReview.Item) -> TemplateValues {
    let isSlipped = item.role == .slipped
    var values = self.item(
      item.verdict,
      when: isSlipped
        ? item.verdict.item.window?.end.map { text("ended", ["end": .text("\($0)")]) }
        : window(of: item.verdict.item))
    values["rhythm"] = .optional(
      item.rhythm.map { text("rhythm", ["finding": .message($0.message)]) })
    values["hasCommits"] = .flag(!item.commits.isEmpty)
    values["commits"] = .list(commits(item.commits.suffix(Self.commitLimit)))
    values["moreCommits"] = more("more-commits", item.commits.count - Self.commitLimit)
    return values
  }

  private func item(_ verdict: ItemVerdict, when: String?) -> TemplateValues {
    let signs = Signs(catalogue: catalogue, plain: false)
    let parts = catalogue.list(verdict.missing.map { "“\($0)”" })
    return [
      "text": .text(verdict.item.text), "id": .text(verdict.item.id),
      "line": .number(verdict.item.line), "sign": .text(signs.verdict(verdict.verdict).text),
      "verdict": .text(catalogue("verdict.\(verdict.verdict.rawValue)")),
      "when": .optional(when),
      "missing": .optional(
        verdict.missing.isEmpty
          ? nil : catalogue.text(Message("status.not-visible", ["parts": .text(parts)]))),
    ]
  }

  private func window(of item: PlanItem) -> String? {
    guard let window = item.window, window.certainty != .unresolved else { return nil }
    return switch (window.start, window.end) {
    case (let start?, let end?):
      text("window", ["start": .text("\(start)"), "end": .text("\(end)")])
    case (nil, let end?): text("until", ["end": .text("\(end)")])
    case (let start?, nil): text("from", ["start": .text("\(start)")])
    case (nil, nil): nil
    }
  }

  private func work(_ work: PeriodReview.Work) -> TemplateValues {
    [
      "repository": .text(work.repository), "count": .number(work.commits.count),
      "commits": .list(commits(work.commits.suffix(Self.workLimit))),
      "moreCommits": more("more-commits", work.commits.count - Self.workLimit),
    ]
  }

  private func commits(_ commits: ArraySlice<PeriodReview.Commit>) -> [TemplateValues] {
    commits.enumerated().map { index, commit in
      [
        "id": .text(String(commit.id.prefix(7))), "commit": .text(commit.id),
        "day": .text("\(commit.day)"), "subject": .text(commit.subject),
        "category": .text(commit.category.rawValue), "address": .optional(commit.address),
        "separator": .text(index == 0 ? " " : " · "),
      ]
    }
  }
}

// MARK: - Sentences

extension ReviewValues {
  private func summary(worked: Int, slipped: Int) -> String {
    text(
      "summary",
      [
        "start": .text("\(review.period.range.start)"), "end": .text("\(review.period.range.end)"),
        "commits": .number(review.commitCount), "active": .number(review.activeDays.count),
        "days": .number(review.daysSoFar), "previous": .number(review.previousCommitCount),
        "worked": .number(worked), "slipped": .number(slipped),
      ])
  }

  private var activity: String {
    let rest =
      review.restDays.isEmpty
      ? "" : text("days-rest", ["count": .number(review.restDays.count)])
    var arguments: [String: Message.Argument] = [
      "active": .number(review.activeDays.count), "days": .number(review.daysSoFar),
      "rest": .text(rest),
    ]
    guard !review.activeDays.isEmpty else { return text("days-inactive", arguments) }
    // The names of a week's days say something; a month of dates does not.
    guard review.period.kind == .week else { return text("days-active", arguments) }
    arguments["list"] = .text(
      catalogue.list(review.activeDays.map { catalogue("weekday.\($0.weekday.rawValue)") }))
    return text("weekdays-active", arguments)
  }

  private var streak: String {
    let state =
      review.streaks.current.map { text("streak-running", ["days": .number($0.length)]) }
      ?? text("streak-none")
    return text(
      "streak",
      ["state": .text(state), "longest": .number(review.streaks.longest?.length ?? 0)])
  }

  private var categories: String? {
    guard !review.categories.isEmpty else { return nil }
    let list = catalogue.list(
      review.categories.map {
        text(
          "category", ["category": .text($0.category.rawValue), "count": .number($0.commits)])
      })
    return text("categories", ["list": .text(list)])
  }

  private func measure(_ measure: PeriodReview.Measure) -> TemplateValues {
    [
      "project": .text(measure.project),
      "tests": .text(change(tests(measure.before), tests(measure.after))),
      "coverage": .text(change(coverage(measure.before), coverage(measure.after))),
    ]
  }

  private func change(_ before: String?, _ after: String?) -> String {
    let after = after ?? "–"
    guard let before, before != after else { return text("unchanged", ["after": .text(after)]) }
    return text("change", ["before": .text(before), "after": .text(after)])
  }

  private func tests(_ snapshot: PeriodReview.Snapshot?) -> String? {
    guard let snapshot else { return nil }
    guard snapshot.tests.outcome == .met, case .integer(let count) = snapshot.tests.measured["real"]
    else { return text("unknown") }
    return text("tests", ["count": .number(count)])
  }

  private func coverage(_ snapshot: PeriodReview.Snapshot?) -> String? {
    guard let snapshot else { return nil }
    guard snapshot.coverage.outcome == .met,
      case .share(let covered, let total) = snapshot.coverage.measured["lines"]
    else { return snapshot.coverage.places.isEmpty ? nil : text("unknown") }
    return text(
      "coverage",
      [
        "percent": .text(percent(covered, of: total)), "covered": .number(covered),
        "total": .number(total),
      ])
  }
}
