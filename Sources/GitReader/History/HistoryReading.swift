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

/// Where a commit lies among what collectors kept.
package struct CommitPlace: Hashable, Sendable {
  /// Index into ``HistoryReading/collectors``.
  package let collector: Int32
  /// How many commits that collector took before.
  package let index: Int32
}

/// The commits of a scan in their order, as positions, beside what collectors kept of them.
package struct HistoryReading<Collector: CommitCollector> {
  package let collectors: [Collector]
  /// The persons that each collector's headers point at.
  package let identities: [IdentityTable]
  /// In order; the same for the same repository, however many threads read it.
  package private(set) var places: [CommitPlace] = []
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
    let ids = ObjectIDSet(commits.lazy.map(\.id))
    for (position, commit) in commits.enumerated() {
      let position = Int32(clamping: position)
      places.append(CommitPlace(collector: 0, index: position))
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

  init(_ harvests: [CommitHarvest<Collector>], _ order: HistoryOrder) {
    collectors = harvests.map(\.collector)
    identities = harvests.map(\.identities)
    places = order.places
    firstParents = order.firstParents
    mergeParents = order.mergeParents
    absentParents = order.absentParents
    scan = order.scan
  }
}

extension HistoryReading: Sendable where Collector: Sendable {}
