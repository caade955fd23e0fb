/// The commits of a portfolio, each object id once, with the tables their indices point into.
package struct HistoryFacts: Sendable {
  /// In the order of the repositories and of each one's scan; no order of time.
  package let commits: [CommitFact]
  /// Every author and committer, each pair of name and address once.
  package let identities: [Identity]
  package let repositories: [RepositoryFacts]
  /// Values of `Milestone:` trailers by index into ``commits``.
  package let milestones: [Int32: [String]]
  /// First lines of messages, at most 200 characters, by index into ``commits``; empty unless
  /// asked for.
  package let subjects: [Int32: String]
  /// Commits that a second repository has too and that were therefore dropped there.
  package let duplicates: Int

  package init(
    commits: [CommitFact], identities: [Identity], repositories: [RepositoryFacts] = [],
    milestones: [Int32: [String]] = [:], subjects: [Int32: String] = [:], duplicates: Int = 0
  ) {
    self.commits = commits
    self.identities = identities
    self.repositories = repositories
    self.milestones = milestones
    self.subjects = subjects
    self.duplicates = duplicates
  }

  /// Returns who a commit names as author; nil when it names nobody.
  package func author(of commit: CommitFact) -> Identity? {
    commit.author < 0 ? nil : identities[Int(commit.author)]
  }

  /// Whether every repository's history could be read to its roots.
  package var isComplete: Bool { repositories.allSatisfy { $0.completeness.isComplete } }
}
