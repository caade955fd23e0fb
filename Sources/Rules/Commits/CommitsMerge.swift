internal import Facts
internal import MilepostResources

/// The owner merged a branch; merges that `git pull` made do not count.
package enum CommitsMerge: Rule {
  package static let id = "commits.merge"
  package static let severity = Severity.info
  /// `merges`: how many.
  package static let defaults = RuleParameters(["merges": .threshold(Threshold(.atLeast, 1))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let bound = parameters.threshold("merges") ?? Threshold(.atLeast, 1)
      let merges = history.all.filter { $0.isMerge && !$0.traits.contains(.pullMerge) }
      return history.finding(
        id, isMet: bound.isMet(by: merges.count),
        ["count": .number(merges.count), "bound": .text(bound.text)],
        places: OwnerHistory.places(merges), measured: ["merges": .integer(merges.count)])
    }
  }
}
