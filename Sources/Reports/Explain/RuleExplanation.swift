package import Rules

/// What one rule asks, with which parameters, and who asks it.
package struct RuleExplanation: Sendable {
  package let id: String
  package let severity: Severity
  /// The defaults, or what was set on top of them.
  package let parameters: RuleParameters
  /// Names of the audit profiles that apply the rule.
  package let profiles: [String]

  package init(_ rule: any Rule.Type, parameters: RuleParameters? = nil) {
    id = rule.id
    severity = rule.severity
    self.parameters = parameters ?? rule.defaults
    profiles = AuditProfile.names.filter { AuditProfile(named: $0)?.applies(rule.id) == true }
  }

  /// Parameter names with their values as a person writes them.
  var defaults: [(name: String, value: String)] {
    parameters.names.map { name in (name, parameters[name].map { text($0, of: name) } ?? "") }
  }

  /// Parameters that bound a share.
  private static let shares: Set = ["difference", "lines", "share"]

  /// Bounds of shares are in basis points; people write per cent.
  private func text(_ value: RuleParameters.Value, of name: String) -> String {
    switch value {
    case .threshold(let threshold) where Self.shares.contains(name):
      "\(threshold.comparison.rawValue) \(threshold.value / 100) %"
    case .threshold(let threshold): "\(threshold.comparison.rawValue) \(threshold.value)"
    case .integer(let number): "\(number)"
    case .text(let text): text
    case .list(let items): items.joined(separator: ", ")
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}
