import Activity
import Certification
import CivilTime
import Facts
import GitReader
import MilepostResources
import Planning
import Rules

/// Reads plan and portfolio, joins them and judges.
struct StatusReader {
  /// The report, and what stands beside it.
  struct Reading {
    let report: StatusReport
    let document: PlanDocument
    let notes: [Message]
    /// Whether every repository and all of its history could be read.
    let isComplete: Bool
  }

  let context: CommandContext
  let options: HistoryOptions
  /// `--plan` as given.
  let plan: String?

  func read() throws(Failure) -> Reading {
    let document = try PlanDocument.load(file: plan, context: context)
    let candidates = try RepositoryFinder(context: context).find(options.repositories)
    let opener = try RepositoryOpener(
      environment: context.environment, trustsEverybody: options.trustOwner)
    let history = try HistoryReader(context: context, opener: opener, authors: options.author)
      .read(candidates)
    var notes = history.notes
    var readings: [ProjectsReader.Reading] = []
    for candidate in history.candidates {
      let (reading, _) = try ProjectsReader(opener: opener).read(candidate)
      readings.append(reading)
    }
    let portfolio = portfolio(readings, history: history.history)
    let (links, linkNotes) = try StatedLinks(
      context: context, plan: document.plan, portfolio: portfolio, readings: readings
    ).links()
    notes += linkNotes
    let first = Judge(portfolio: portfolio, links: links, authorship: Authorship(origins: [:]))
      .report(on: document.plan)
    let origins = try OriginReader(
      opener: opener, history: history.history, candidates: history.candidates
    ).origins(of: first, in: portfolio)
    let report = Judge(
      portfolio: portfolio, links: links, authorship: Authorship(origins: origins)
    ).report(on: document.plan)
    return Reading(
      report: report, document: document, notes: notes,
      isComplete: history.history.isComplete && history.failures.isEmpty)
  }

  private func portfolio(_ readings: [ProjectsReader.Reading], history: HistoryFacts)
    -> PortfolioFacts
  {
    var projects: [PortfolioFacts.Project] = []
    for (index, reading) in readings.enumerated() {
      projects += reading.projects.map {
        PortfolioFacts.Project(name: reading.name(of: $0), repository: index, facts: $0)
      }
    }
    return PortfolioFacts(
      projects: projects,
      commits: OwnerCommits(
        history, counting: CountingPolicy(context), today: context.clock.today),
      parameters: context.ruleParameters)
  }
}

extension CommandContext {
  /// The owner's own values on top of the rules' defaults, by rule id.
  ///
  /// Days on which nothing is expected of a streak are not expected of a daily habit either.
  var ruleParameters: [String: RuleParameters] {
    [
      "activity.daily": RuleParameters([
        "rest": .list(configuration.streak.restDays.map(\.rawValue).sorted()),
        "vacations": .list(configuration.streak.vacations.map { "\($0.start)..\($0.end)" }),
      ])
    ]
  }
}
