package import Activity
package import CivilTime
package import Facts
package import Rules

/// Everything that was read from the repositories, ready to be judged.
package struct PortfolioFacts: Sendable {
  /// A project of a repository.
  package struct Project: Sendable {
    /// `repository`, or `repository/folder` in a monorepo.
    package let name: String
    /// Index into ``HistoryFacts/repositories``.
    package let repository: Int
    package let facts: ProjectFacts

    package init(name: String, repository: Int, facts: ProjectFacts) {
      self.name = name
      self.repository = repository
      self.facts = facts
    }
  }

  package let projects: [Project]
  /// The owner's commits, judged once.
  package let commits: OwnerCommits
  /// The owner's own values on top of the rules' defaults, by rule id.
  package let parameters: [String: RuleParameters]

  package init(
    projects: [Project], commits: OwnerCommits, parameters: [String: RuleParameters] = [:]
  ) {
    self.projects = projects
    self.commits = commits
    self.parameters = parameters
  }

  package var history: HistoryFacts { commits.history }
  package var today: CivilDay { commits.today }
  package var dayRule: DayRule { commits.counting.days }

  /// Returns the projects a link's name means; several for `*`, none when nothing matches.
  package func projects(named name: String) -> [Project] {
    name == "*" ? projects : projects.filter { $0.name == name }
  }

  /// Returns the index of the repository that has a project, or that bears the name itself.
  package func repository(ofProject name: String) -> Int? {
    projects.first { $0.name == name }?.repository
      ?? history.repositories.firstIndex { $0.name == name }
  }
}

extension PortfolioFacts {
  /// Returns what a rule may look at for one project.
  ///
  /// - Parameters:
  ///   - window: The days a plan item sets; nil for all of history.
  ///   - wholePortfolio: Whether commits of all repositories count, not only the project's.
  package func ruleFacts(for project: Project, window: DayRange?, wholePortfolio: Bool = false)
    -> RuleFacts
  {
    RuleFacts(
      project: project.facts, today: today, window: window, commits: commits,
      repository: wholePortfolio ? nil : project.repository)
  }
}
