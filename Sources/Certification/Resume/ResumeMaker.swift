package import Activity
import CivilTime
import Facts
import MilepostResources
package import Rules

/// Makes the sentences for a résumé from what was evaluated.
package struct ResumeMaker {
  private let portfolio: PortfolioFacts
  private let activity: ActivityReport
  private let trend: CommitTrend
  private let status: StatusReport

  /// - Parameters:
  ///   - activity: Of all of history, without a window.
  ///   - status: Without items when there is no plan.
  package init(
    portfolio: PortfolioFacts, activity: ActivityReport, trend: CommitTrend, status: StatusReport
  ) {
    self.portfolio = portfolio
    self.activity = activity
    self.trend = trend
    self.status = status
  }

  /// A finding about one project that a sentence may rest on.
  package struct Candidate: Sendable {
    package let project: PortfolioFacts.Project
    package let finding: Finding
  }

  /// Returns the findings that sentences would rest on, so that their files can be traced.
  package func candidates() -> [Candidate] {
    var repositories: Set<Int> = []
    return portfolio.projects.flatMap { project -> [Candidate] in
      let isFirst = repositories.insert(project.repository).inserted
      return Self.rules.compactMap { rule -> Candidate? in
        // What is the same for all projects of a repository is said once.
        guard Self.repositoryRules.contains(rule.rule.id) ? isFirst : !project.facts.isContainer
        else { return nil }
        let finding = rule.rule.evaluate(
          portfolio.ruleFacts(for: project, window: nil),
          rule.rule.defaults.merging(rule.parameters))
        return Candidate(project: project, finding: finding)
      }
    }
  }

  /// Returns the sentences.
  ///
  /// - Parameters:
  ///   - candidates: As ``candidates()`` returned them.
  ///   - authorship: Who added the files they name: only the owner's own work makes a sentence.
  package func facts(_ candidates: [Candidate], authorship: Authorship) -> ResumeFacts {
    var facts: [ResumeFact] = []
    var leftOut: [Message] = []
    if activity.isComplete {
      facts += activityFacts()
    } else {
      leftOut.append(Message("fact.left-out.history"))
    }
    facts += planFacts()
    for candidate in candidates {
      let finding = authorship.checked(
        candidate.finding, repository: candidate.project.repository,
        project: candidate.project.facts.path)
      if let fact = fact(of: finding, project: candidate.project) {
        facts.append(fact)
      } else if finding.outcome == .inconclusive, !finding.places.isEmpty {
        leftOut.append(
          Message(
            "fact.left-out.finding",
            [
              "project": .text(candidate.project.name), "rule": .text(finding.rule),
              "finding": .message(finding.message),
            ]))
      }
    }
    return ResumeFacts(facts: facts, leftOut: leftOut)
  }

  /// Rules about the whole repository.
  private static let repositoryRules = [TagsPresent.id, CIRunsTests.id]

  /// The rules that make sentences, asked for more than nothing.
  private static let rules: [(rule: any Rule.Type, parameters: RuleParameters)] = [
    (CoverageLines.self, RuleParameters(["lines": .threshold(Threshold(.moreThan, 0))])),
    (TestsCount.self, RuleParameters(["cases": .threshold(Threshold(.atLeast, 1))])),
    (TagsPresent.self, RuleParameters(["annotated": .flag(true)])),
    (CIRunsTests.self, RuleParameters()),
    (ContainerMultiStage.self, RuleParameters()),
  ]
}

// MARK: - Sentences

extension ResumeMaker {
  private func activityFacts() -> [ResumeFact] {
    guard let first = activity.firstDay, let last = activity.lastDay else { return [] }
    let weeks = Set(activity.calendar.map { ISOWeek(containing: $0.day) }).count
    let span =
      ISOWeek(containing: first).firstDay.distance(
        to: ISOWeek(containing: max(last, activity.today)).firstDay) / 7 + 1
    let repositories = Set(activity.calendar.flatMap { $0.repositories.map(\.repository) }).count
    var facts = [
      ResumeFact(
        "activity.weeks",
        ["weeks": .number(weeks), "span": .number(span), "first": .text("\(first)")],
        command: "milepost streak --format json",
        measured: ["weeks": .share(part: weeks, whole: span)]),
      ResumeFact(
        "activity.commits",
        [
          "commits": .number(activity.counted), "days": .number(activity.activeDays),
          "repositories": .number(repositories),
        ], command: "milepost streak",
        measured: [
          "commits": .integer(activity.counted), "days": .integer(activity.activeDays),
          "repositories": .integer(repositories),
        ]),
    ]
    if let longest = activity.streaks.longest, longest.days > 1 {
      facts.append(
        ResumeFact(
          "activity.streak",
          [
            "days": .number(longest.days), "start": .text("\(longest.start)"),
            "end": .text("\(longest.end)"),
          ], command: "milepost streak", measured: ["days": .integer(longest.days)]))
    }
    if let adoption = trend.adoption {
      facts.append(
        ResumeFact(
          "commits.conventional",
          [
            "kept": .number(adoption.conventional), "commits": .number(adoption.commits),
            "day": .text("\(adoption.day)"),
          ], command: "milepost commits",
          measured: ["commits": .share(part: adoption.conventional, whole: adoption.commits)]))
    }
    return facts
  }

  private func planFacts() -> [ResumeFact] {
    let judged = status.items.filter { $0.verdict != .unlinked }
    let proved = judged.count { $0.verdict == .proved }
    guard proved > 0 else { return [] }
    return [
      ResumeFact(
        "plan.proved", ["proved": .number(proved), "items": .number(judged.count)],
        command: "milepost status", measured: ["items": .share(part: proved, whole: judged.count)])
    ]
  }

  /// The sentence of a met finding; the numbers come from the finding.
  private func fact(of finding: Finding, project: PortfolioFacts.Project) -> ResumeFact? {
    guard finding.outcome == .met else { return nil }
    let repository = portfolio.history.repositories[project.repository].name
    let name = Self.repositoryRules.contains(finding.rule) ? repository : project.name
    var arguments: [String: Message.Argument] = ["project": .text(name)]
    for (name, value) in finding.measured {
      switch value {
      case .integer(let number): arguments[name] = .number(number)
      case .share(let part, let whole):
        arguments["part"] = .number(part)
        arguments["whole"] = .number(whole)
      case .list(let list): arguments[name] = .text(list.joined(separator: ", "))
      case .text(let text): arguments[name] = .text(text)
      case .flag: break
      }
    }
    return ResumeFact(
      finding.rule, project: name, arguments,
      command: finding.rule == TagsPresent.id
        ? "git -C \(shellWord(repository)) tag --list" : "milepost audit --all",
      measured: finding.measured)
  }
}
