internal import Facts
internal import MilepostResources

/// A pipeline that runs by itself runs the tests.
package enum CIRunsTests: Rule {
  package static let id = "ci.runs-tests"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    pipelineFinding(id, facts) { fact in
      for file in fact.files where file.isTriggered {
        if let command = file.commands.first(where: \.runsTests) {
          return Finding(
            rule: id, outcome: .met,
            message: Message("rule.\(id).met", ["command": .text(command.text)]),
            places: [Place(path: file.path, line: command.line)])
        }
      }
      for file in fact.files where file.isTriggered {
        // What a workflow of another repository runs does not stand in this one.
        if let call = file.commands.first(where: {
          !$0.text.hasPrefix("./") && $0.text.contains("/.github/workflows/")
        }) {
          return Finding(
            rule: id, outcome: .inconclusive,
            message: Message("rule.\(id).reusable", ["workflow": .text(call.text)]),
            places: [Place(path: file.path, line: call.line)])
        }
      }
      return Finding(
        rule: id, outcome: .unmet, message: Message("rule.\(id).unmet"),
        places: fact.files.map { Place(path: $0.path) }, remedy: Message("rule.\(id).remedy"))
    }
  }
}
