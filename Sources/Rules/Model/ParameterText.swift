import MilepostResources

/// Why a parameter that a person wrote cannot be used.
package struct ParameterError: Error, Hashable, Sendable {
  /// The kinds of failure.
  package enum Code: String, Hashable, Sendable {
    case unknownRule = "unknown-rule"
    case unknownParameter = "unknown-parameter"
    case wrongValue = "wrong-value"
  }

  package let code: Code
  /// What was written: the rule, the parameter's name or its value.
  package let written: String
  /// What would have been right, sorted.
  package let known: [String]
}

/// Returns the rule with an id, or nil.
package func rule(named id: String) -> (any Rule.Type)? { allRules.first { $0.id == id } }

extension RuleParameters {
  /// Reads parameters as a person writes them, such as `> 70 %`, `3` or `docker, compose`.
  ///
  /// - Parameters:
  ///   - texts: Values by parameter name; the empty name stands for the rule's only parameter, or
  ///     the only one beside flags.
  ///   - id: The rule; its defaults say which parameters there are and of which type.
  package static func parse(_ texts: [String: String], rule id: String) throws(ParameterError)
    -> RuleParameters
  {
    guard let rule = rule(named: id) else {
      throw ParameterError(code: .unknownRule, written: id, known: allRules.map { $0.id })
    }
    let names = rule.defaults.names
    let main = names.count == 1 ? names : names.filter { !rule.defaults.isFlag($0) }
    var values: [String: Value] = [:]
    for (written, text) in texts.sorted(by: { $0.key < $1.key }) {
      let name = written.isEmpty && main.count == 1 ? main[0] : written
      guard let sample = rule.defaults[name] else {
        throw ParameterError(code: .unknownParameter, written: name, known: names)
      }
      guard let value = value(text, like: sample) else {
        throw ParameterError(code: .wrongValue, written: text, known: [])
      }
      values[name] = value
    }
    return RuleParameters(values)
  }

  private func isFlag(_ name: String) -> Bool {
    if case .flag = self[name] { true } else { false }
  }

  private static func value(_ text: String, like sample: Value) -> Value? {
    switch sample {
    case .text: return .text(text)
    case .list:
      return .list(
        text.split(separator: ",").map { $0.trimmingBlanks() }.filter { !$0.isEmpty })
    case .flag: return text == "true" ? .flag(true) : text == "false" ? .flag(false) : nil
    case .integer: return Int(text).map(Value.integer)
    case .threshold: return Threshold(text: text).map(Value.threshold)
    }
  }
}

extension Threshold {
  /// Reads `> 70 %` or `3`; a percentage becomes basis points, a bare number means "at least".
  package init?(text: String) {
    var rest = text.trimmingBlanks()[...]
    var comparison = Comparison.atLeast
    for candidate in [">=", "<=", "==", ">", "<"] where rest.hasPrefix(candidate) {
      comparison = Comparison(rawValue: candidate) ?? .atLeast
      rest = rest.dropFirst(candidate.count)
      break
    }
    let number = String(rest).trimmingBlanks()
    guard number.hasSuffix("%") else {
      guard let value = Int(number) else { return nil }
      self.init(comparison, value)
      return
    }
    let parts = String(number.dropLast()).trimmingBlanks().split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int(parts[0]), (0...100).contains(whole) else { return nil }
    var decimals = parts.count == 2 ? String(parts[1]) : ""
    guard decimals.utf8.count <= 2, decimals.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    while decimals.utf8.count < 2 { decimals += "0" }
    guard let hundredths = Int(decimals) else { return nil }
    self.init(comparison, whole * 100 + hundredths)
  }
}
