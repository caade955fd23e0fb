package import MilepostResources

/// The answer of one rule.
package enum Outcome: String, Hashable, Sendable, CaseIterable {
  case met, unmet, inconclusive
  case notApplicable = "not-applicable"
}

/// Where something was seen.
package struct Place: Hashable, Sendable {
  /// Path in the repository; nil for a commit or a tag.
  package let path: String?
  /// 1-based line; nil for the whole file.
  package let line: Int?
  /// Object id of the commit, tag or blob, 40 hexadecimal digits.
  package let oid: String?

  package init(path: String? = nil, line: Int? = nil, oid: String? = nil) {
    self.path = path
    self.line = line
    self.oid = oid
  }
}

/// A number or word that a finding rests on.
///
/// Never a floating-point number.
package enum Measured: Hashable, Sendable {
  case integer(Int)
  /// Covered of all, such as 842 of 1,131 lines.
  case share(part: Int, whole: Int)
  case text(String)
  case flag(Bool)
  case list([String])
}

/// What one rule says about one project, with the numbers and the places.
package struct Finding: Hashable, Sendable {
  /// Id of the rule, such as `coverage.lines`.
  package let rule: String
  package let outcome: Outcome
  package let message: Message
  package let places: [Place]
  /// Values by name; renderers sort by name.
  package let measured: [String: Measured]
  /// One command or edit that helps; always there when the outcome is unmet.
  package let remedy: Message?

  package init(
    rule: String, outcome: Outcome, message: Message, places: [Place] = [],
    measured: [String: Measured] = [:], remedy: Message? = nil
  ) {
    self.rule = rule
    self.outcome = outcome
    self.message = message
    self.places = places
    self.measured = measured
    self.remedy = remedy
  }
}
