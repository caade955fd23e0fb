internal import Facts
internal import MilepostResources

/// The project has enough test cases that check something.
package enum TestsCount: Rule {
  package static let id = "tests.count"
  package static let severity = Severity.medium
  /// `cases`: bound on the number of real test cases; a parametrised one counts once.
  package static let defaults = RuleParameters(["cases": .threshold(Threshold(.atLeast, 3))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let fact: TestFact
    switch ReadableTests(facts, rule: id) {
    case .finding(let finding): return finding
    case .tests(let found): fact = found
    }
    let bound = parameters.threshold("cases") ?? Threshold(.atLeast, 3)
    let real = fact.count(.real)
    // Whether a case without a visible assertion checks something in a helper cannot be seen.
    let most = real + fact.count(.withoutAssertion)
    var answer = outcome(bound.isMet(by: real), bound.isMet(by: most))
    var reason = answer == .inconclusive ? "unasserted" : answer.rawValue
    if !fact.unreadable.isEmpty, !(answer == .met && bound.growsTrue) {
      answer = .inconclusive
      reason = "unreadable"
    }
    var arguments = fact.arguments.merging(["bound": .text(bound.text)]) { $1 }
    if let path = fact.unreadable.first { arguments["path"] = .text(path) }
    return Finding(
      rule: id, outcome: answer, message: Message("rule.tests.count.\(reason)", arguments),
      places: places(fact, reason), measured: fact.measured,
      remedy: answer == .met ? nil : Message("rule.tests.count.remedy", arguments))
  }

  private static func places(_ fact: TestFact, _ reason: String) -> [Place] {
    switch reason {
    case "unasserted": fact.places([.withoutAssertion])
    case "unreadable": fact.unreadable.prefix(10).map { Place(path: $0) }
    case "unmet": fact.places([.empty, .skipped, .withoutAssertion])
    default: fact.places([.real])
    }
  }
}
