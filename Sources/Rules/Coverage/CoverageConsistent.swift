internal import Facts
internal import MilepostResources

/// What the coverage reports state in their heads is what their lines say.
package enum CoverageConsistent: Rule {
  package static let id = "coverage.consistent"
  package static let severity = Severity.high
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    guard case .found(let fact) = facts.project.coverage else {
      if case .finding(let finding) = ReadableCoverage(facts, rule: id) { return finding }
      return .notRead(rule: id)
    }
    let refused = fact.reports.filter { $0.error != nil }
    let contradictory = refused.filter { $0.error?.code == .contradiction }
    if let first = contradictory.first, let error = first.error {
      return Finding(
        rule: id, outcome: .unmet, message: refusal(error, path: first.path),
        places: contradictory.map { Place(path: $0.path, line: $0.error?.line) },
        measured: measured(error), remedy: Message("rule.coverage.consistent.remedy"))
    }
    if let first = refused.first, let error = first.error {
      return Finding(
        rule: id, outcome: .inconclusive, message: refusal(error, path: first.path),
        places: refused.map { Place(path: $0.path, line: $0.error?.line) },
        remedy: Message("rule.coverage.again"))
    }
    guard let first = fact.measured.first else {
      return Finding(
        rule: id, outcome: .notApplicable, message: Message("rule.coverage.none"))
    }
    return Finding(
      rule: id, outcome: .met,
      message: Message(
        "rule.coverage.consistent.met",
        ["path": .text(first.path), "count": .number(fact.measured.count)]),
      places: fact.measured.map { Place(path: $0.path) })
  }

  private static func measured(_ error: CoverageError) -> [String: Measured] {
    var measured: [String: Measured] = ["reason": .text(error.code.rawValue)]
    if let stated = error.stated {
      measured["stated"] = .share(part: stated.covered, whole: stated.total)
    }
    if let counted = error.counted {
      measured["counted"] = .share(part: counted.covered, whole: counted.total)
    }
    return measured
  }
}
