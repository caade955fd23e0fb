/// The lines or statements of one file, each with whether it ran.
package struct CoverageUnits: Hashable, Sendable {
  /// Identity shifted left by one, the lowest bit set when the unit ran; sorted, identities unique.
  private var codes: [UInt64]

  /// Creates a set from codes in any order; a unit that ran once ran.
  ///
  /// - Complexity: O(n log n).
  init(codes unsorted: [UInt64]) {
    codes = []
    codes.reserveCapacity(unsorted.count)
    // The code of a hit follows the code of a miss of the same unit: the last one stays.
    for code in unsorted.sorted() {
      if let last = codes.last, last >> 1 == code >> 1 { codes.removeLast() }
      codes.append(code)
    }
  }

  /// Creates the units of whole lines; `lines` maps 1-based line numbers to whether they ran.
  package init(lines: [Int: Bool]) {
    self.init(codes: lines.map { Self.code(line: $0.key, ran: $0.value) })
  }

  /// Returns the code of a line; the number must not be negative.
  static func code(line: Int, ran: Bool) -> UInt64 {
    UInt64(truncatingIfNeeded: line) << 1 | (ran ? 1 : 0)
  }

  package var count: CoverageCount {
    var covered = 0
    for code in codes where code & 1 == 1 { covered += 1 }
    return CoverageCount(covered: covered, total: codes.count) ?? .none
  }

  /// Returns the units of both; a unit that ran in one of them ran.
  package func union(_ other: CoverageUnits) -> CoverageUnits {
    CoverageUnits(codes: codes + other.codes)
  }

  /// The numbers of the units that did not run, ascending.
  ///
  /// Only of use for units that are lines.
  package var missed: [Int] {
    codes.filter { $0 & 1 == 0 }.map { Int(truncatingIfNeeded: $0 >> 1) }
  }
}
