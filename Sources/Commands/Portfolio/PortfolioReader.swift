import Activity
import Certification
import Facts
import MilepostResources
import Planning

/// Reads what a plan is judged against: repositories, their projects and the stated links.
struct PortfolioReader {
  /// What was read, and what stands beside it.
  struct Reading {
    let document: PlanDocument
    let portfolio: PortfolioFacts
    /// Repositories that were read, in the order of the history.
    let readings: [ProjectsReader.Reading]
    let links: [Link]
    let notes: [Message]
    /// Whether every repository and all of its history could be read.
    let isComplete: Bool

    var history: HistoryFacts { portfolio.history }
    var candidates: [RepositoryFinder.Candidate] { readings.map(\.candidate) }
  }

  let context: CommandContext
  let options: HistoryOptions
  let opener: RepositoryOpener

  init(context: CommandContext, options: HistoryOptions) throws(Failure) {
    self.context = context
    self.options = options
    opener = try RepositoryOpener(
      environment: context.environment, trustsEverybody: options.trustOwner)
  }

  /// Reads the portfolio that a plan is about.
  func read(_ document: PlanDocument) throws(Failure) -> Reading {
    let candidates = try RepositoryFinder(context: context).find(options.repositories)
    let history = try HistoryReader(context: context, opener: opener, authors: options.author)
      .read(candidates)
    var readings: [ProjectsReader.Reading] = []
    for candidate in history.candidates {
      let (reading, _) = try ProjectsReader(opener: opener).read(candidate)
      readings.append(reading)
    }
    let portfolio = portfolio(readings, history: history.history)
    let (links, notes) = try StatedLinks(
      context: context, plan: document.plan, portfolio: portfolio, readings: readings
    ).links()
    return Reading(
      document: document, portfolio: portfolio, readings: readings, links: links,
      notes: history.notes + notes,
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
