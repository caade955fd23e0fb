internal import Facts
internal import MilepostResources

/// The project has at least one test case that runs.
package enum TestsPresent: Rule {
  package static let id = "tests.present"
  package static let severity = Severity.high
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let fact: TestFact
    switch ReadableTests(facts, rule: id) {
    case .finding(let finding): return finding
    case .tests(let found): fact = found
    }
    let running = fact.count(.real) + fact.count(.withoutAssertion)
    if running > 0 {
      return Finding(
        rule: id, outcome: .met,
        message: Message(
          "rule.tests.present.met",
          fact.arguments.merging(["count": .number(running)]) { $1 }),
        places: Array(fact.places([.real, .withoutAssertion]).prefix(1)), measured: fact.measured)
    }
    if let unread = fact.unreadable.first {
      return Finding(
        rule: id, outcome: .inconclusive,
        message: Message("rule.tests.unreadable", ["path": .text(unread)]),
        places: fact.unreadable.prefix(10).map { Place(path: $0) }, measured: fact.measured)
    }
    let reason = !fact.cases.isEmpty ? "idle" : fact.filesWithoutCases.isEmpty ? "none" : "hollow"
    let places =
      reason == "hollow"
      ? fact.filesWithoutCases.prefix(10).map { Place(path: $0) } : fact.places([.empty, .skipped])
    return Finding(
      rule: id, outcome: .unmet,
      message: Message(
        "rule.tests.present.\(reason)",
        fact.arguments.merging(["count": .number(fact.filesWithoutCases.count)]) { $1 }),
      places: places, measured: fact.measured, remedy: Message("rule.tests.present.remedy"))
  }
}
