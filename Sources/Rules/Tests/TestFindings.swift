internal import Facts
internal import MilepostResources

/// The tests of a project, or the finding that says why there are none to look at.
enum ReadableTests {
  case tests(TestFact)
  case finding(Finding)

  /// - Parameter rule: Id of the rule that asks.
  init(_ facts: RuleFacts, rule: String) {
    switch facts.project.tests {
    case .notRead: self = .finding(.notRead(rule: rule))
    case .unreadable(let error): self = .finding(.unreadable(rule: rule, error))
    case .absent: self = .tests(TestFact(cases: []))
    case .found(let fact): self = .tests(fact)
    }
  }
}

extension TestFact {
  /// Places of the cases in the given states, at most ten.
  func places(_ states: Set<TestCase.State>) -> [Place] {
    cases.filter { states.contains($0.state) }.prefix(10).map {
      Place(path: $0.path, line: $0.line)
    }
  }

  /// The numbers every rule about tests shows.
  var measured: [String: Measured] {
    [
      "real": .integer(count(.real)), "empty": .integer(count(.empty)),
      "skipped": .integer(count(.skipped)),
      "withoutAssertion": .integer(count(.withoutAssertion)),
      "frameworks": .list(frameworks.map(\.rawValue)),
    ]
  }

  /// The numbers as arguments of a message.
  var arguments: [String: Message.Argument] {
    [
      "real": .number(count(.real)), "empty": .number(count(.empty)),
      "skipped": .number(count(.skipped)), "unasserted": .number(count(.withoutAssertion)),
      "frameworks": .text(frameworks.map(\.rawValue).joined(separator: ", ")),
    ]
  }
}

/// Returns what a bound says of a number that lies somewhere between two others.
///
/// - Returns: `inconclusive` when the ends disagree.
func outcome(_ isMetByLeast: Bool, _ isMetByMost: Bool) -> Outcome {
  isMetByLeast == isMetByMost ? (isMetByLeast ? .met : .unmet) : .inconclusive
}
