/// The second and further parents of merges, as positions, in three flat arrays.
///
/// A dictionary of arrays takes ten times the memory, and every twelfth commit of a large history
/// is a merge.
package struct MergeParents: Hashable, Sendable {
  /// Positions of merges, ascending.
  package private(set) var merges: [Int32] = []
  /// Where the parents of each merge end in ``parents``.
  package private(set) var ends: [Int32] = []
  /// −1 for one that is not there.
  package private(set) var parents: [Int32] = []

  package init() {}

  /// Adds a merge that comes after those that were added before.
  package mutating func append(_ merge: Int32, _ parents: some Sequence<Int32>) {
    merges.append(merge)
    self.parents += parents
    ends.append(Int32(clamping: self.parents.count))
  }

  /// Returns the second and further parents; none for a commit that was not added.
  ///
  /// - Complexity: O(log n) in the number of merges.
  package func parents(of merge: Int32) -> ArraySlice<Int32> {
    range(of: merge).map { parents[$0] } ?? []
  }

  /// Says where a parent is that was not there when the merge was added.
  ///
  /// - Parameter index: 0 for the second parent.
  package mutating func replace(parentOf merge: Int32, at index: Int, with parent: Int32) {
    guard let range = range(of: merge), index < range.count else { return }
    parents[range.lowerBound + index] = parent
  }

  private func range(of merge: Int32) -> Range<Int>? {
    var low = 0
    var high = merges.count
    while low < high {
      let middle = (low + high) / 2
      if merges[middle] < merge { low = middle + 1 } else { high = middle }
    }
    guard low < merges.count, merges[low] == merge else { return nil }
    return Int(low == 0 ? 0 : ends[low - 1])..<Int(ends[low])
  }

  /// Visits every merge with its second and further parents, in ascending order.
  package func forEach(_ body: (Int32, ArraySlice<Int32>) -> Void) {
    var start = 0
    for (index, merge) in merges.enumerated() {
      let end = Int(ends[index])
      body(merge, parents[start..<end])
      start = end
    }
  }
}
