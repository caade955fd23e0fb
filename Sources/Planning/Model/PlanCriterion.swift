/// A rule call that the words of an item ask for.
package struct PlanCriterion: Hashable, Sendable {
  /// One parameter of a rule call; the same shapes as the rules' own parameters.
  package enum Value: Hashable, Sendable {
    /// A bound in the unit that the rule names: a count, or basis points for shares.
    case threshold(PlanQuantity.Comparison, Int)
    case integer(Int)
    case text(String)
    case list([String])
    case flag(Bool)
  }

  /// Part of an item's text.
  package struct Part: Hashable, Sendable {
    /// 1-based column on the item's line, in Unicode scalars.
    package let column: Int
    package let text: String

    package init(column: Int, text: String) {
      self.column = column
      self.text = text
    }
  }

  /// Id of the rule, `family.name`.
  package let rule: String
  /// Parameters by name; what is absent keeps the rule's default.
  package let parameters: [String: Value]
  /// The words that the rule covers, in order.
  package let covered: [Part]
  /// Whether the rule shows all that the covered words claim, or only a trace of it.
  package let isComplete: Bool

  package init(
    rule: String, parameters: [String: Value] = [:], covered: [Part], isComplete: Bool
  ) {
    self.rule = rule
    self.parameters = parameters
    self.covered = covered
    self.isComplete = isComplete
  }
}
