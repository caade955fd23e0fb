/// A bound such as `> 70`, exact: `>` is not `>=`.
package struct Threshold: Hashable, Sendable {
  /// The comparison.
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case moreThan = ">"
    case atMost = "<="
    case lessThan = "<"
    case equal = "=="
  }

  package let comparison: Comparison
  /// In the unit that the rule names: a count, or basis points (1 % = 100) for shares.
  package let value: Int

  package init(_ comparison: Comparison, _ value: Int) {
    self.comparison = comparison
    self.value = value
  }

  /// Returns whether a number satisfies the bound.
  package func isMet(by number: Int) -> Bool {
    switch comparison {
    case .atLeast: number >= value
    case .moreThan: number > value
    case .atMost: number <= value
    case .lessThan: number < value
    case .equal: number == value
    }
  }

  /// Returns whether a share, compared exactly, satisfies the bound in basis points.
  ///
  /// - Precondition: `whole` is positive.
  package func isMet(part: Int, of whole: Int) -> Bool {
    // part/whole ? value/10000, without division and without floating point.
    let scaled = Threshold(comparison, value.multipliedFullWidthClamped(by: whole))
    return scaled.isMet(by: part.multipliedFullWidthClamped(by: 10_000))
  }
}

extension Int {
  /// The product, or the nearest representable number when it does not fit.
  fileprivate func multipliedFullWidthClamped(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? ((self < 0) == (other < 0) ? Int.max : Int.min) : product
  }
}

/// Values for a rule by parameter name.
package struct RuleParameters: Hashable, Sendable {
  /// One value.
  package enum Value: Hashable, Sendable {
    case threshold(Threshold)
    case integer(Int)
    case text(String)
    case list([String])
    case flag(Bool)
  }

  private var values: [String: Value]

  package init(_ values: [String: Value] = [:]) { self.values = values }

  /// Parameter names, sorted.
  package var names: [String] { values.keys.sorted() }

  package subscript(name: String) -> Value? { values[name] }

  package func threshold(_ name: String) -> Threshold? {
    if case .threshold(let value) = values[name] { value } else { nil }
  }

  package func integer(_ name: String) -> Int? {
    if case .integer(let value) = values[name] { value } else { nil }
  }

  package func text(_ name: String) -> String? {
    if case .text(let value) = values[name] { value } else { nil }
  }

  package func list(_ name: String) -> [String]? {
    if case .list(let value) = values[name] { value } else { nil }
  }

  package func flag(_ name: String) -> Bool? {
    if case .flag(let value) = values[name] { value } else { nil }
  }

  /// Returns these parameters with another set's values on top.
  package func merging(_ other: RuleParameters) -> RuleParameters {
    RuleParameters(values.merging(other.values) { _, new in new })
  }
}
