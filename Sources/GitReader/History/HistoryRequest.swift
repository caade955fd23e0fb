/// Which commits a scan visits.
package struct HistoryRequest: Sendable {
  /// Where a scan starts.
  package enum Roots: Hashable, Sendable {
    case head
    /// HEAD and every local branch.
    case headAndBranches
    /// HEAD and everything below `refs/` that leads to a commit.
    case everyReference
    /// Full names, such as `refs/heads/main`.
    case references([String])
    case commits([ObjectID])
  }

  package var roots: Roots
  /// Commits that are known already: the walk stops there and does not visit them.
  package var known: ObjectIDSet
  /// Hashes every commit and compares it with its name; loose objects are always hashed.
  package var verifiesPackedObjects: Bool

  /// On how many threads commits may be read; the order in which they are visited is the same.
  package var threads: Int

  /// How many commits a scan on one thread reads at most.
  ///
  /// Those that it does not come to are among ``HistoryScan/stops``.
  package var limit: Int

  package init(
    roots: Roots = .headAndBranches, known: ObjectIDSet = ObjectIDSet(),
    verifiesPackedObjects: Bool = false, threads: Int = 1, limit: Int = .max
  ) {
    self.roots = roots
    self.known = known
    self.verifiesPackedObjects = verifiesPackedObjects
    self.threads = threads
    self.limit = limit
  }
}
