internal import Facts
internal import MilepostResources

/// The owner reverted a commit: the message names it in git's own words, and it is there.
package enum CommitsRevert: Rule {
  package static let id = "commits.revert"
  package static let severity = Severity.info
  /// `reverts`: how many.
  package static let defaults = RuleParameters(["reverts": .threshold(Threshold(.atLeast, 1))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let bound = parameters.threshold("reverts") ?? Threshold(.atLeast, 1)
      let reverts = history.evidence.filter { $0.traits.contains(.revertsKnownCommit) }
      return history.finding(
        id, isMet: bound.isMet(by: reverts.count),
        ["count": .number(reverts.count), "bound": .text(bound.text)],
        places: OwnerHistory.places(reverts), measured: ["reverts": .integer(reverts.count)])
    }
  }
}
