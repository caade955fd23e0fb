import Activity
import Certification
import Facts
import GitReader
import MilepostResources
import Planning

/// Reads what a plan is judged against: repositories, their projects and the stated links.
struct PortfolioReader {
  /// What was read, and what stands beside it.
  struct Reading {
    let portfolio: PortfolioFacts
    /// Repositories that were read, in the order of the history.
    let readings: [ProjectsReader.Reading]
    let links: [Link]
    let notes: [Message]
    /// Repositories that could not be opened at all.
    let failures: [Failure]
    /// Whether every repository and all of its history could be read.
    var isComplete: Bool { history.isComplete && failures.isEmpty }

    var history: HistoryFacts { portfolio.history }
    var candidates: [RepositoryFinder.Candidate] { readings.map(\.candidate) }
  }

  let context: CommandContext
  let options: HistorySettings
  let opener: RepositoryOpener
  /// Where the history begins: with every local branch, or with the checkout alone.
  var roots = HistoryRequest.Roots.headAndBranches
  /// Whether the history is searched for what the tree holds no more.
  var readsHistory = false
  /// Which facts of projects are read.
  var subjects = ProjectSubjects.all

  /// - Parameter hashesEveryObject: Compares every object that is read with its id, as what somebody
  ///   else relies on has to be.
  init(context: CommandContext, options: HistorySettings, hashesEveryObject: Bool = false)
    throws(Failure)
  {
    self.context = context
    self.options = options
    var opener = try RepositoryOpener(
      environment: context.environment, trustsEverybody: options.trustOwner)
    opener.hashesEveryObject = hashesEveryObject
    self.opener = opener
  }

  /// Reads the portfolio that a plan is about; without a plan there are no links.
  func read(_ document: PlanDocument?) throws(Failure) -> Reading {
    let candidates = try RepositoryFinder(context: context).find(options.repositories)
    let history = try HistoryReader(
      context: context, opener: opener, authors: options.author, roots: roots
    ).read(candidates)
    var readings: [ProjectsReader.Reading] = []
    for candidate in history.candidates {
      let (reading, _) = try ProjectsReader(
        opener: opener, readsHistory: readsHistory, subjects: subjects
      ).read(candidate)
      readings.append(reading)
    }
    let portfolio = portfolio(readings, history: history.history)
    let (links, notes): ([Link], [Message]) =
      try document.map { document throws(Failure) in
        try StatedLinks(
          context: context, plan: document.plan, portfolio: portfolio, readings: readings
        ).links()
      } ?? ([], [])
    return Reading(
      portfolio: portfolio, readings: readings, links: links,
      notes: history.notes + notes, failures: history.failures)
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
