import Activity
import CivilTime
import Facts
import FixtureKit
import Planning
import Rules

@testable import Certification

/// A plan, a history and files that stand in a test, judged as of Friday, 21 November 2025.
struct ReviewBench {
  static let today = day("2025-11-21")

  var history = MemoryHistory()
  var plan = "# 2025\n"
  /// Files of the only repository.
  var files = MemoryFiles()
  var streak = StreakPolicy()
  /// Paths of the repository that somebody else added.
  var foreign: [String] = []
  /// Items, by the beginning of their text, that are linked to a project.
  var links: [String: String] = [:]

  static func day(_ text: String) -> CivilDay {
    guard let day = CivilDay(iso: text) else { preconditionFailure("\(text) is no day.") }
    return day
  }

  func readPlan() throws -> Plan {
    try PlanReader.read(Array(plan.utf8), options: PlanOptions(today: Self.today))
  }

  var portfolio: PortfolioFacts {
    let facts = history.facts
    let projects = facts.repositories.enumerated().flatMap { index, repository in
      (index == 0 ? ProjectReader.read(tree: files.tree) : [ProjectFacts(path: "")]).map {
        PortfolioFacts.Project(
          name: $0.path.isEmpty ? repository.name : "\(repository.name)/\($0.path)",
          repository: index, facts: $0)
      }
    }
    return PortfolioFacts(
      projects: projects,
      commits: OwnerCommits(facts, counting: CountingPolicy(), today: Self.today))
  }

  var authorship: Authorship {
    let origins = foreign.map {
      (
        Authorship.Key(repository: 0, path: $0),
        Authorship.Origin(
          commit: String(repeating: "a", count: 40), isOwners: false, author: "Ben",
          authored: Instant(seconds: 0, offsetMinutes: 0))
      )
    }
    return Authorship(origins: Dictionary(origins) { first, _ in first })
  }

  func status() throws -> StatusReport {
    let plan = try readPlan()
    let stated = plan.items.compactMap { item in
      links.first { item.text.hasPrefix($0.key) }.map { Link(item: item.id, project: $0.value) }
    }
    return Judge(portfolio: portfolio, links: stated, authorship: authorship).report(on: plan)
  }

  func review(
    _ period: ReviewPeriod = ReviewPeriod(weekContaining: today), subjects: [Int: String] = [:],
    touched: [Authorship.Key: [Int]] = [:]
  ) throws -> PeriodReview {
    ReviewMaker(
      period, plan: try readPlan(), status: try status(), portfolio: portfolio, streak: streak,
      touched: touched, subjects: subjects
    ).review(measures: [])
  }

  func resumeFacts() throws -> ResumeFacts {
    let facts = history.facts
    let maker = ResumeMaker(
      portfolio: portfolio,
      activity: ActivityReport(
        facts, today: Self.today, counting: CountingPolicy(), streak: streak),
      trend: CommitTrend(facts, today: Self.today, counting: CountingPolicy()),
      status: try status())
    return maker.facts(maker.candidates(), authorship: authorship)
  }
}
