internal import Facts
internal import MilepostResources

/// The tests that run check something.
package enum TestsAsserting: Rule {
  package static let id = "tests.asserting"
  package static let severity = Severity.medium
  /// `share`: bound on checking of all cases that are not skipped, in basis points.
  package static let defaults = RuleParameters(["share": .threshold(Threshold(.atLeast, 9_000))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let fact: TestFact
    switch ReadableTests(facts, rule: id) {
    case .finding(let finding): return finding
    case .tests(let found): fact = found
    }
    let real = fact.count(.real)
    let unasserted = fact.count(.withoutAssertion)
    let total = real + unasserted + fact.count(.empty)
    guard total > 0 else {
      return Finding(
        rule: id, outcome: .notApplicable, message: Message("rule.tests.none"),
        measured: fact.measured)
    }
    let bound = parameters.threshold("share") ?? Threshold(.atLeast, 9_000)
    // An empty case checks nothing; one that calls a helper with an unknown name may.
    let answer = outcome(
      bound.isMet(part: real, of: total), bound.isMet(part: real + unasserted, of: total))
    return Finding(
      rule: id, outcome: answer,
      message: Message(
        "rule.tests.asserting.\(answer.rawValue)",
        fact.arguments.merging(
          ["total": .number(total), "bound": .text(bound.percentText)]) { $1 }),
      places: fact.places([.empty, .withoutAssertion]),
      measured: fact.measured.merging(["share": .share(part: real, whole: total)]) { $1 },
      remedy: answer == .met ? nil : Message("rule.tests.asserting.remedy"))
  }
}
