internal import Facts
internal import MilepostResources

/// Few of the project's tests are switched off.
package enum TestsSkipped: Rule {
  package static let id = "tests.skipped"
  package static let severity = Severity.low
  /// `share`: bound on skipped of all cases, in basis points.
  package static let defaults = RuleParameters(["share": .threshold(Threshold(.atMost, 1_000))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let fact: TestFact
    switch ReadableTests(facts, rule: id) {
    case .finding(let finding): return finding
    case .tests(let found): fact = found
    }
    guard !fact.cases.isEmpty else {
      return Finding(
        rule: id, outcome: .notApplicable, message: Message("rule.tests.none"),
        measured: fact.measured)
    }
    let bound = parameters.threshold("share") ?? Threshold(.atMost, 1_000)
    let skipped = fact.count(.skipped)
    let isMet = bound.isMet(part: skipped, of: fact.cases.count)
    return Finding(
      rule: id, outcome: isMet ? .met : .unmet,
      message: Message(
        "rule.tests.skipped.\(isMet ? "met" : "unmet")",
        [
          "skipped": .number(skipped), "total": .number(fact.cases.count),
          "bound": .text(bound.percentText),
        ]),
      places: fact.places([.skipped]),
      measured: fact.measured.merging(
        ["share": .share(part: skipped, whole: fact.cases.count)]) { $1 },
      remedy: isMet ? nil : Message("rule.tests.skipped.remedy"))
  }
}
