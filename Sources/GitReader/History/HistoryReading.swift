/// A parent that is not among the commits that were read: history was cut there, or it is lost.
package struct AbsentParent: Hashable, Sendable {
  /// Position of the commit that names it.
  package let commit: Int32
  /// 0 for a first parent.
  package let ordinal: Int32
  package let id: ObjectID

  package init(commit: Int32, ordinal: Int32, id: ObjectID) {
    self.commit = commit
    self.ordinal = ordinal
    self.id = id
  }
}

/// The commits of a scan in their order, as positions, beside what collectors kept of them.
package struct HistoryReading<Collector: CommitCollector> {
  package let collectors: [Collector]
  /// The persons that each collector's headers point at.
  package let identities: [IdentityTable]
  package private(set) var order: CommitOrder
  /// Position of the first parent, by position; −1 when there is none to be read.
  package private(set) var firstParents: [Int32] = []
  /// Positions of further parents.
  package private(set) var mergeParents = MergeParents()
  /// By commit and ordinal, ascending.
  package private(set) var absentParents: [AbsentParent] = []
  package let scan: HistoryScan

  /// Takes commits that are in memory, in the order in which one collector took them.
  ///
  /// - Parameter commits: Each commit once, with its parents.
  package init(
    _ collector: Collector, _ identities: IdentityTable,
    inOrder commits: [(id: ObjectID, parents: ParentIDs)]
  ) {
    collectors = [collector]
    self.identities = [identities]
    order = CommitOrder([commits.count])
    let ids = ObjectIDSet(commits.lazy.map(\.id))
    for (position, commit) in commits.enumerated() {
      let position = Int32(clamping: position)
      order.append(position)
      var parents: [Int32] = []
      for (ordinal, parent) in commit.parents.enumerated() {
        let place = ids.index(of: parent).map { Int32(clamping: $0) }
        parents.append(place ?? -1)
        if place == nil {
          absentParents.append(
            AbsentParent(commit: position, ordinal: Int32(clamping: ordinal), id: parent))
        }
      }
      firstParents.append(parents.first ?? -1)
      if parents.count > 1 { mergeParents.append(position, parents.dropFirst()) }
    }
    scan = HistoryScan(commitCount: commits.count, roots: [])
  }

  init(_ harvests: [CommitHarvest<Collector>], _ walked: HistoryOrder) {
    collectors = harvests.map(\.collector)
    identities = harvests.map(\.identities)
    order = walked.order
    firstParents = walked.firstParents
    mergeParents = walked.mergeParents
    absentParents = walked.absentParents
    scan = walked.scan
  }
}

extension HistoryReading: Sendable where Collector: Sendable {}
