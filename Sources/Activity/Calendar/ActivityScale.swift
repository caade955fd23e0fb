/// Where the four levels of a calendar part: at the quartiles of the active days' commits.
///
/// A share of the busiest day would let one day of many commits pale all others.
package struct ActivityScale: Hashable, Sendable {
  /// Three numbers of commits; a day is of the level of how many of them it exceeds.
  private let bounds: [Int]

  /// - Parameter commits: Commits of the active days, in any order.
  package init(_ commits: some Sequence<Int>) {
    let sorted = commits.filter { $0 > 0 }.sorted()
    var bounds: [Int] = []
    for quarter in 1...3 where !sorted.isEmpty {
      let quartile = sorted[(sorted.count * quarter + 3) / 4 - 1]
      // Where most days are alike, each further commit is a level of its own.
      bounds.append(max(quartile, (bounds.last ?? 0) + 1))
    }
    self.bounds = bounds
  }

  /// Returns 0 for a day without commits, else 1…4.
  package func level(of commits: Int) -> Int {
    commits > 0 ? 1 + bounds.count { commits > $0 } : 0
  }
}
