/// The order of a scan's commits over what collectors kept of them; the same for the same repository,
/// however many threads read it.
package struct CommitOrder: Sendable {
  /// Where a commit lies among what collectors kept.
  package struct Place: Hashable, Sendable {
    /// Index into ``HistoryReading/collectors``.
    package let collector: Int
    /// How many commits that collector took before.
    package let index: Int
  }

  /// How many commits were read before each one, collector by collector.
  private(set) var ranks: [Int32] = []
  /// Rank of the first commit of each collector.
  private var starts: [Int32] = []
  /// How many commits the collectors took together.
  private let readCount: Int

  /// - Parameter counts: How many commits each collector took.
  init(_ counts: [Int]) {
    var start: Int32 = 0
    for count in counts {
      starts.append(start)
      start += Int32(clamping: count)
    }
    readCount = Int(start)
  }

  /// Puts a commit behind the others.
  mutating func append(_ rank: Int32) { ranks.append(rank) }

  /// Number of commits.
  package var count: Int { ranks.count }

  /// Whether the collectors, one after another, took these commits in this order, and no others.
  package var isThatOfReading: Bool {
    ranks.count == readCount && ranks.enumerated().allSatisfy { $0.offset == $0.element }
  }

  /// - Complexity: Linear in the number of collectors, of which there are about as many as processors.
  package func place(at position: Int) -> Place { place(of: ranks[position]) }

  func place(of rank: Int32) -> Place {
    var collector = starts.count - 1
    while collector > 0, starts[collector] > rank { collector -= 1 }
    return Place(collector: collector, index: Int(rank - starts[collector]))
  }
}
