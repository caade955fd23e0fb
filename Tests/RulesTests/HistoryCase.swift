import Activity
import CivilTime
import Facts
import FixtureKit
import Rules

/// Asks one rule about a history in memory.
///
/// - Parameters:
///   - today: The evaluation clock.
///   - window: First and last day.
///   - repository: nil for the whole portfolio.
func finding(
  _ rule: any Rule.Type, _ history: MemoryHistory, today: String = "2024-06-30",
  window: (String, String)? = nil, repository: Int? = 0,
  _ parameters: [String: RuleParameters.Value] = [:]
) -> Finding {
  let today = day(today)
  return rule.evaluate(
    RuleFacts(
      project: ProjectFacts(path: ""), today: today,
      window: window.flatMap { DayRange(day($0.0), day($0.1)) },
      commits: OwnerCommits(history.facts, counting: CountingPolicy(), today: today),
      repository: repository),
    rule.defaults.merging(RuleParameters(parameters)))
}

/// A history of one commit a day, cut short.
func shallowHistory(_ messages: [String]) -> MemoryHistory {
  var history = MemoryHistory()
  for (index, message) in messages.enumerated() {
    history.commit(
      FixtureBytes(Array(message.utf8)), on: "2024-06-\(10 + index)",
      parents: index == 0 ? [MemoryHistory.id(77)] : nil)
  }
  history.finish(completeness: Completeness(shallow: [MemoryHistory.id(77)]))
  return history
}

private func day(_ text: String) -> CivilDay {
  guard let day = CivilDay(iso: text) else { preconditionFailure("\(text) is no day.") }
  return day
}
