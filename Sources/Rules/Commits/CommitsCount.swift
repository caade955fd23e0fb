internal import MilepostResources

/// The owner made enough commits in the window, merges aside.
package enum CommitsCount: Rule {
  package static let id = "commits.count"
  package static let severity = Severity.low
  /// `commits`: how many.
  package static let defaults = RuleParameters(["commits": .threshold(Threshold(.atLeast, 10))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    CommitCounting.evaluate(id, facts, parameters.threshold("commits") ?? Threshold(.atLeast, 10))
  }
}

/// The count that two rules share.
enum CommitCounting {
  static func evaluate(_ rule: String, _ facts: RuleFacts, _ bound: Threshold) -> Finding {
    switch OwnerHistory.read(facts, rule: rule) {
    case .finding(let finding): return finding
    case .history(let history):
      let commits = history.evidence
      let arguments: [String: Message.Argument] = [
        "count": .number(commits.count), "days": .number(history.days.count),
        "bound": .text(bound.text),
      ]
      let measured: [String: Measured] = [
        "commits": .integer(commits.count), "days": .integer(history.days.count),
      ]
      // Commits that were not seen would only add: "at most" cannot be met by a part of history.
      guard history.isComplete || bound.growsTrue || !bound.isMet(by: commits.count) else {
        return history.cut(
          rule, arguments, places: OwnerHistory.places(commits), measured: measured)
      }
      return history.finding(
        rule, isMet: bound.isMet(by: commits.count), arguments,
        places: OwnerHistory.places(commits), measured: measured)
    }
  }
}

extension Threshold {
  /// Whether a number that satisfies the bound still does when it grows.
  var growsTrue: Bool { comparison == .atLeast || comparison == .moreThan }

  /// The bound as people write it, such as `≥ 3`.
  var text: String {
    switch comparison {
    case .atLeast: "≥ \(value)"
    case .moreThan: "> \(value)"
    case .atMost: "≤ \(value)"
    case .lessThan: "< \(value)"
    case .equal: "= \(value)"
    }
  }

  /// The bound of a share in basis points as people write it, such as `≥ 80 %`.
  var percentText: String {
    let whole = value / 100
    let part = value % 100
    let decimals =
      part == 0 ? "" : part % 10 == 0 ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)"
    return "\(text.prefix { $0 != " " }) \(whole)\(decimals) %"
  }
}
