package import GitReader

/// The commits of a portfolio, each object id once, with the tables their indices point into.
package struct HistoryFacts: Sendable {
  /// In the order of the repositories and of each one's scan; no order of time.
  package let commits: [CommitFact]
  /// Every author and committer, each pair of name and address once.
  package let identities: [Identity]
  package let repositories: [RepositoryFacts]
  /// Values of `Milestone:` trailers by index into ``commits``.
  package let milestones: [Int32: [String]]
  /// Second and further parents of merges, as indices into ``commits``.
  package let mergeParents: MergeParents
  /// For every repository the commits it has too and that an earlier one already brought: indices
  /// into ``commits``, ascending.
  package let shared: [[Int32]]
  /// Whether it is known who the owner is; otherwise no commit is theirs.
  package let hasOwner: Bool

  package init(
    commits: [CommitFact], identities: [Identity], repositories: [RepositoryFacts] = [],
    milestones: [Int32: [String]] = [:], mergeParents: MergeParents = MergeParents(),
    shared: [[Int32]] = [], hasOwner: Bool = true
  ) {
    self.commits = commits
    self.identities = identities
    self.repositories = repositories
    self.milestones = milestones
    self.mergeParents = mergeParents
    self.shared = shared
    self.hasOwner = hasOwner
  }

  /// Returns who a commit names as author; nil when it names nobody.
  package func author(of commit: CommitFact) -> Identity? {
    commit.author < 0 ? nil : identities[Int(commit.author)]
  }

  /// Commits that a second repository has too and that were therefore dropped there.
  package var duplicates: Int { shared.reduce(0) { $0 + $1.count } }

  /// Returns whether each repository has no commit that another one has too.
  package var areApart: [Bool] {
    var result = shared.map(\.isEmpty)
    for position in shared.joined() { result[Int(commits[Int(position)].repository)] = false }
    return result
  }

  /// Returns which commits the given ones lead to, themselves included, by index into ``commits``.
  ///
  /// - Complexity: O(n) in the number of commits.
  package func reachable(from positions: [Int]) -> [Bool] {
    var isReached = [Bool](repeating: false, count: commits.count)
    var open = positions
    while let position = open.popLast() {
      guard !isReached[position] else { continue }
      isReached[position] = true
      let first = commits[position].firstParent
      if first >= 0 { open.append(Int(first)) }
      if commits[position].isMerge {
        for parent in mergeParents.parents(of: Int32(clamping: position)) where parent >= 0 {
          open.append(Int(parent))
        }
      }
    }
    return isReached
  }

  /// Whether every repository's history could be read to its roots.
  package var isComplete: Bool { repositories.allSatisfy { $0.completeness.isComplete } }
}
