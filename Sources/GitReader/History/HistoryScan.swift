/// What a scan came to, and where the history it saw ends.
package struct HistoryScan: Sendable {
  /// A commit that a child or a reference names and that could not be read.
  package struct LostCommit: Hashable, Sendable {
    package let id: ObjectID
    /// The commit that names it as a parent; nil when a reference does.
    package let child: ObjectID?
    /// What the lower layer said.
    package let reason: String

    package init(id: ObjectID, child: ObjectID?, reason: String) {
      self.id = id
      self.child = child
      self.reason = reason
    }
  }

  /// Number of commits visited.
  package let commitCount: Int
  /// Commits the walk started from, sorted and distinct.
  package let roots: [ObjectID]
  /// Commits at which the walk stopped, in the order they were met, each once: known ones, and those
  /// beyond the request's limit.
  package let stops: [ObjectID]
  /// Visited commits whose parents a shallow clone left out, in the order they were met.
  package let shallow: [ObjectID]
  /// Commits that are named and not there, in the order they were met.
  package let missing: [LostCommit]
  /// Commits that are there and cannot be read, in the order they were met.
  package let damaged: [LostCommit]

  package init(
    commitCount: Int, roots: [ObjectID], stops: [ObjectID] = [], shallow: [ObjectID] = [],
    missing: [LostCommit] = [],
    damaged: [LostCommit] = []
  ) {
    self.commitCount = commitCount
    self.roots = roots
    self.stops = stops
    self.shallow = shallow
    self.missing = missing
    self.damaged = damaged
  }

  /// Whether every commit that the roots lead to was visited or is known.
  package var isComplete: Bool { shallow.isEmpty && missing.isEmpty && damaged.isEmpty }
}
