internal import Facts
internal import MilepostResources

/// A pipeline runs by itself when something is pushed.
package enum CIPresent: Rule {
  package static let id = "ci.present"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    pipelineFinding(id, facts) { fact in
      let running = fact.files.first { $0.isTriggered && !$0.commands.isEmpty }
      let file = running ?? fact.files[0]
      return Finding(
        rule: id, outcome: running == nil ? .unmet : .met,
        message: Message(
          "rule.\(id).\(running == nil ? "idle" : "met")",
          ["path": .text(file.path), "system": .text(file.system)]),
        places: [Place(path: file.path)], measured: ["files": .integer(fact.files.count)],
        remedy: running == nil ? Message("rule.\(id).remedy") : nil)
    }
  }
}

/// Asks the pipelines of the repository one thing.
func pipelineFinding(_ rule: String, _ facts: RuleFacts, judge: (PipelineFact) -> Finding)
  -> Finding
{
  let none = Finding(
    rule: rule, outcome: .unmet, message: Message("rule.ci.present.unmet"),
    remedy: Message("rule.ci.present.remedy"))
  return facts.project.pipelines.judge(rule, absent: none) { fact in
    let finding = judge(fact)
    guard finding.outcome == .unmet else { return finding }
    // What could not be read may hold what is asked for.
    if let error = fact.unreadable.first { return .unreadable(rule: rule, error) }
    if let broken = fact.files.first(where: { !$0.isReadable }) {
      return Finding(
        rule: rule, outcome: .inconclusive,
        message: Message("rule.ci.unreadable", ["path": .text(broken.path)]),
        places: [Place(path: broken.path)])
    }
    return finding
  }
}
