import Activity
import Certification
import CivilTime
import Facts
import MilepostResources
import Reports
import Rules

/// Reads the projects of a portfolio and applies the audit's rules to them.
struct PortfolioAuditor {
  /// What was audited, and what could not be.
  struct Reading {
    /// One project with everything that a rule may look at.
    struct Project {
      let name: String
      let repository: String
      let head: String?
      let facts: RuleFacts
    }

    var projects: [Project] = []
    var notes: [Message] = []
    /// Repositories that could not be read.
    var failures: [Failure] = []
    /// Absolute paths of the repositories, sorted.
    var portfolio: [String] = []
    /// Commits of HEAD, sorted; the same commits give the same findings.
    var heads: [String] = []
  }

  let context: CommandContext
  let opener: RepositoryOpener
  /// Which files are read.
  let choice: TreeChoice

  /// - Parameters:
  ///   - paths: Repositories as given.
  ///   - needsHistory: Whether a rule asks for commits.
  /// - Throws: when not a single project could be read.
  func read(_ paths: [String], needsHistory: Bool) throws(Failure) -> Reading {
    let candidates = try RepositoryFinder(context: context).find(paths)
    var reading = Reading()
    reading.portfolio = candidates.map(\.path).sorted()
    let history = needsHistory ? try history(candidates, &reading) : nil
    for candidate in candidates {
      do throws(Failure) {
        let (projects, remarks) = try ProjectsReader(
          opener: opener, choice: choice, readsHistory: true
        ).read(candidate)
        reading.notes += remarks
        reading.projects += projects.auditedProjects(
          today: context.clock.today, commits: history?.commits,
          repository: history?.candidates.firstIndex(of: candidate))
      } catch {
        reading.failures.append(error)
        reading.notes.append(error.problem)
      }
    }
    reading.heads = Set(reading.projects.compactMap(\.head)).sorted()
    if reading.projects.isEmpty, let worst = reading.failures.max(by: { $0.status < $1.status }) {
      throw worst
    }
    return reading
  }

  private func history(_ candidates: [RepositoryFinder.Candidate], _ reading: inout Reading)
    throws(Failure) -> (commits: OwnerCommits, candidates: [RepositoryFinder.Candidate])
  {
    let history = try HistoryReader(context: context, opener: opener).read(candidates)
    reading.notes += history.notes
    return (
      OwnerCommits(
        history.history, counting: CountingPolicy(context), today: context.clock.today),
      history.candidates
    )
  }
}

extension PortfolioReader.Reading {
  /// Every project with what a rule may look at.
  func auditedProjects(today: CivilDay) -> [PortfolioAuditor.Reading.Project] {
    readings.enumerated().flatMap { index, reading in
      reading.auditedProjects(today: today, commits: portfolio.commits, repository: index)
    }
  }
}

extension ProjectsReader.Reading {
  /// The projects of a repository with what a rule may look at.
  ///
  /// - Parameters:
  ///   - commits: The owner's; nil when no rule asks for them.
  ///   - repository: Number of the repository in the commits.
  fileprivate func auditedProjects(
    today: CivilDay, commits: OwnerCommits?, repository: Int?
  ) -> [PortfolioAuditor.Reading.Project] {
    projects.map { facts in
      PortfolioAuditor.Reading.Project(
        name: name(of: facts), repository: candidate.name, head: head,
        facts: RuleFacts(
          project: facts, today: today, commits: commits, repository: repository))
    }
  }
}
