/// Covered of all lines or statements; exact.
package struct CoverageCount: Hashable, Sendable {
  /// 0 or more, at most ``total``.
  package let covered: Int
  package let total: Int

  /// Creates a count, or nil when the numbers are negative or more is covered than there is.
  package init?(covered: Int, total: Int) {
    guard covered >= 0, covered <= total else { return nil }
    self.covered = covered
    self.total = total
  }

  /// Nothing of nothing.
  package static let none = CoverageCount()

  private init() {
    covered = 0
    total = 0
  }

  /// The sum of two counts, held at the largest number that fits.
  package static func + (left: CoverageCount, right: CoverageCount) -> CoverageCount {
    CoverageCount(
      covered: left.covered.addingClamped(right.covered),
      total: left.total.addingClamped(right.total)) ?? .none
  }
}

/// What one unit of a report is.
package enum CoverageUnit: String, Hashable, Sendable {
  case line, statement
}

extension Int {
  /// The sum of two numbers that are not negative, or the largest number when it does not fit.
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
