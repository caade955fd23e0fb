package import Activity
package import CivilTime
package import Facts
package import Planning
import Rules

/// Joins plan, verdicts and history for the days of a review.
package struct ReviewMaker {
  private let period: ReviewPeriod
  private let portfolio: PortfolioFacts
  private let plan: Plan
  private let status: StatusReport
  private let streak: StreakPolicy
  private let touched: [Authorship.Key: [Int]]
  private let subjects: [Int: String]
  private let links: ForgeLinks
  private let entries: [CommitTally.Entry]
  private var history: HistoryFacts { portfolio.history }
  private var today: CivilDay { portfolio.today }

  /// - Parameters:
  ///   - plan: Empty when there is none.
  ///   - status: The verdicts as of today.
  ///   - touched: For files that findings rest on, the commits that changed them, as indices into
  ///     ``HistoryFacts/commits``.
  ///   - subjects: First lines of the period's messages, by index into ``HistoryFacts/commits``.
  package init(
    _ period: ReviewPeriod, plan: Plan, status: StatusReport, portfolio: PortfolioFacts,
    streak: StreakPolicy, touched: [Authorship.Key: [Int]], subjects: [Int: String]
  ) {
    self.period = period
    self.plan = plan
    self.status = status
    self.portfolio = portfolio
    self.streak = streak
    self.touched = touched
    self.subjects = subjects
    links = ForgeLinks(portfolio.history)
    entries = Array(portfolio.commits.entries(in: period.range, repository: nil))
  }

  /// Returns the review.
  ///
  /// - Parameter measures: Tests and coverage then and now, sorted by project.
  package func review(measures: [PeriodReview.Measure]) -> PeriodReview {
    let lastDay = min(period.range.end, today)
    let active = Set(entries.map(\.day))
    let soFar = DayRange(period.range.start, lastDay).map { Array($0.days) } ?? []
    let allDays = Set(portfolio.commits.entries(in: nil, repository: nil).map(\.day)).sorted()
    return PeriodReview(
      period: period, today: today, daysSoFar: soFar.count, activeDays: active.sorted(),
      restDays: soFar.filter { isRest($0) && !active.contains($0) },
      streaks: StreakReport(
        activeDays: allDays.filter { $0 <= lastDay }, today: lastDay, policy: streak),
      commitCount: entries.count,
      previousCommitCount: portfolio.commits.entries(in: period.previous.range, repository: nil)
        .count,
      categories: categories(), work: work(), items: items(),
      overdue: status.items.filter {
        $0.schedule == .overdue && !$0.mayBeLeft
          && ($0.item.window?.end).map { $0 < period.range.start } == true
      },
      next: next(), habits: plan.items.filter { $0.kind == .habit && isAsked($0, in: period.next) },
      reviews: plan.reviews.compactMap { $0.window.end ?? $0.window.start }
        .filter { period.range.contains($0) || period.next.range.contains($0) }.sorted(),
      measures: measures, isComplete: history.isComplete)
  }

  private func isRest(_ day: CivilDay) -> Bool {
    streak.restWeekdays.contains(day.weekday) || streak.vacations.contains { $0.contains(day) }
  }

  private func categories() -> [CommitTrend.CategoryCount] {
    var counting = portfolio.commits.counting
    counting.window = period.range
    let trend = CommitTrend(history, today: today, counting: counting)
    return (trend.total?.categories ?? []).sorted {
      ($1.commits, $0.category.rawValue) < ($0.commits, $1.category.rawValue)
    }
  }

  private func work() -> [PeriodReview.Work] {
    Dictionary(grouping: entries) { Int(history.commits[$0.position].repository) }
      .map { repository, entries in
        PeriodReview.Work(
          repository: history.repositories[repository].name, commits: entries.map(commit))
      }
      .sorted {
        ($1.commits.count, $0.repository) < ($0.commits.count, $1.repository)
      }
  }

  private func commit(_ entry: CommitTally.Entry) -> PeriodReview.Commit {
    let fact = history.commits[entry.position]
    return PeriodReview.Commit(
      id: "\(fact.id)", day: entry.day,
      subject: subjects[entry.position] ?? "", category: fact.category,
      isMerge: fact.isMerge, address: links.address(of: entry.position))
  }
}

// MARK: - Plan items

extension ReviewMaker {
  private func items() -> [PeriodReview.Item] {
    status.items.compactMap { verdict in
      let item = verdict.item
      guard !item.cancelled, item.kind != .question, item.kind != .signal else { return nil }
      let rhythm = rhythm(of: verdict)
      let commits = commits(bearingOn: verdict, rhythm)
      let role: PeriodReview.Role
      if hasSlipped(verdict) {
        role = .slipped
      } else if !commits.isEmpty {
        role = .worked
      } else if isAsked(item, in: period), !isDone(verdict) {
        role = item.evidence == .external ? .external : .quiet
      } else {
        return nil
      }
      return PeriodReview.Item(verdict: verdict, role: role, commits: commits, rhythm: rhythm)
    }
  }

  /// Whether the plan asks for the item in a period; one without a window is asked when it recurs.
  private func isAsked(_ item: PlanItem, in period: ReviewPeriod) -> Bool {
    guard !item.cancelled, let window = item.window, window.certainty != .unresolved,
      window.start != nil || window.end != nil
    else { return !item.cancelled && item.kind == .habit && item.window == nil }
    return (window.start.map { $0 <= period.range.end } ?? true)
      && (window.end.map { $0 >= period.range.start } ?? true)
  }

  private func isDone(_ verdict: ItemVerdict) -> Bool {
    switch verdict.verdict {
    case .proved, .attested: true
    case .unmet: false
    case .partlyShown, .inconclusive, .unlinked: verdict.item.state == .done
    }
  }

  private func hasSlipped(_ verdict: ItemVerdict) -> Bool {
    guard verdict.schedule == .overdue, !verdict.mayBeLeft, let end = verdict.item.window?.end
    else { return false }
    return period.range.contains(end)
  }

  private func next() -> [ItemVerdict] {
    let range = period.next.range
    return status.items.filter { verdict in
      let item = verdict.item
      guard !isDone(verdict), !verdict.mayBeLeft, item.kind == .milestone || item.kind == .target,
        let window = item.window, window.certainty != .unresolved
      else { return false }
      return [window.start, window.end].contains { $0.map(range.contains) ?? false }
    }.sorted {
      ($0.item.window?.end ?? range.end, $0.item.line)
        < ($1.item.window?.end ?? range.end, $1.item.line)
    }
  }

  /// The period's commits that a finding names, that touched a file it rests on, or that name the
  /// item.
  private func commits(bearingOn verdict: ItemVerdict, _ rhythm: Finding?)
    -> [PeriodReview.Commit]
  {
    var ids = Set((rhythm?.places ?? []).compactMap(\.oid))
    var positions: Set<Int> = []
    for requirement in verdict.requirements where requirement.finding.outcome == .met {
      let repository =
        portfolio.projects.first { $0.name == requirement.project }?.repository ?? 0
      for place in requirement.finding.places {
        if let oid = place.oid { ids.insert(oid) }
        if let path = place.path {
          positions.formUnion(touched[Authorship.Key(repository: repository, path: path)] ?? [])
        }
      }
    }
    guard !ids.isEmpty || !positions.isEmpty else { return [] }
    return entries.filter { entry in
      positions.contains(entry.position) || ids.contains("\(history.commits[entry.position].id)")
    }.map(commit)
  }

  /// How the days of the period kept the rhythm of a habit.
  private func rhythm(of verdict: ItemVerdict) -> Finding? {
    guard verdict.item.kind == .habit,
      let requirement = verdict.requirements.first(where: {
        $0.call.rule == "activity.daily" || $0.call.rule == "activity.weekly"
      }), let rule = rule(named: requirement.call.rule),
      let project = portfolio.projects(named: requirement.project).first,
      let window = period.range.intersection(verdict.item.window?.range ?? period.range)
    else { return nil }
    return rule.evaluate(
      portfolio.ruleFacts(for: project, window: window),
      rule.defaults.merging(portfolio.parameters[rule.id] ?? RuleParameters())
        .merging(requirement.call.parameters))
  }
}

extension PeriodReview.Snapshot {
  /// Reads tests and coverage of a project without asking for any number of either.
  package init(of project: ProjectFacts, today: CivilDay) {
    let facts = RuleFacts(project: project, today: today)
    self.init(
      tests: TestsCount.evaluate(
        facts, RuleParameters(["cases": .threshold(Threshold(.atLeast, 0))])),
      coverage: CoverageLines.evaluate(
        facts, RuleParameters(["lines": .threshold(Threshold(.atLeast, 0))])))
  }

  /// Whether there is a test or a coverage report to speak of.
  package var hasContent: Bool {
    if case .integer(let count) = tests.measured["real"], count > 0 { return true }
    return !coverage.places.isEmpty
  }
}
