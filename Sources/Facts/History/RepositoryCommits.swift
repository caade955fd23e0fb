package import GitReader

/// The commits of one repository, as far as the repository alone tells.
///
/// No owner, no `.mailmap`, no clock: the value is the same for everybody, so it may be kept and
/// extended, and repositories may be read side by side. ``HistoryJoin`` makes ``HistoryFacts`` of it.
package struct RepositoryCommits: Sendable {
  /// In the order of the scan.
  ///
  /// Author and committer are indices into ``identities``, the first parent is a position here, the
  /// repository is 0. What needs the owner or other repositories is not among the traits:
  /// assistance by the author's name, `cut`, `revertsKnownCommit`, and `empty` where the first
  /// parent is absent.
  package internal(set) var commits: [CommitFact] = []
  /// What tells the tree of each commit from others.
  package internal(set) var trees: [TreeMark] = []
  /// Authors and committers as written, each once, in the order in which they were met.
  package internal(set) var identities: [RawIdentity] = []
  /// Second and further parents, as positions.
  package internal(set) var mergeParents = MergeParents()
  /// By commit and ordinal, ascending.
  package internal(set) var absentParents: [AbsentParent] = []
  /// The commit that a message says it reverts, by position.
  package internal(set) var reverted: [Int32: ObjectID] = [:]
  /// Values of `Milestone:` trailers, by position.
  package internal(set) var milestones: [Int32: [String]] = [:]

  /// No commits.
  package init() {}

  /// Puts together what was taken apart to be kept.
  ///
  /// - Precondition: Positions and indices lie within the arrays they point into.
  package init(
    commits: [CommitFact], trees: [TreeMark], identities: [RawIdentity],
    mergeParents: MergeParents, absentParents: [AbsentParent], reverted: [Int32: ObjectID],
    milestones: [Int32: [String]]
  ) {
    precondition(commits.count == trees.count, "Every commit has its place among the trees.")
    self.commits = commits
    self.trees = trees
    self.identities = identities
    self.mergeParents = mergeParents
    self.absentParents = absentParents
    self.reverted = reverted
    self.milestones = milestones
  }
}
