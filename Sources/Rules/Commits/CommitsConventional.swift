internal import Facts
internal import MilepostResources

/// A share of the owner's messages keeps Conventional Commits 1.0.0 to the letter.
///
/// Merges, reverts that git wrote, and fixups are not judged.
package enum CommitsConventional: Rule {
  package static let id = "commits.conventional"
  package static let severity = Severity.low
  /// `share`: of the judged commits, in basis points; `known`: count only the eleven known types.
  package static let defaults = RuleParameters([
    "share": .threshold(Threshold(.atLeast, 8000)), "known": .flag(false),
  ])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch OwnerHistory.read(facts, rule: id) {
    case .finding(let finding): return finding
    case .history(let history):
      let bound = parameters.threshold("share") ?? Threshold(.atLeast, 8000)
      let judged = history.evidence.filter { $0.kind == .ordinary }
      let asked: CommitFact.Traits =
        parameters.flag("known") == true ? [.conventional, .knownType] : .conventional
      let kept = judged.filter { $0.traits.isSuperset(of: asked) }
      let known = judged.filter { $0.traits.isSuperset(of: [.conventional, .knownType]) }
      let broken = judged.filter { !$0.traits.isSuperset(of: asked) }
      guard !judged.isEmpty else {
        return history.isComplete
          ? .inconclusive(id, "nothing-to-judge") : history.cut(id, arguments([], [], [], bound))
      }
      let measured: [String: Measured] = [
        "conventional": .share(part: kept.count, whole: judged.count),
        "known-type": .share(part: known.count, whole: judged.count),
      ]
      // A share of a part says nothing of the whole.
      guard history.isComplete else {
        return history.cut(
          id, arguments(kept, known, judged, bound), places: OwnerHistory.places(broken),
          measured: measured)
      }
      let isMet = bound.isMet(part: kept.count, of: judged.count)
      return history.finding(
        id, isMet: isMet, arguments(kept, known, judged, bound),
        places: OwnerHistory.places(isMet ? kept : broken), measured: measured)
    }
  }

  private static func arguments(
    _ kept: [CommitFact], _ known: [CommitFact], _ judged: [CommitFact], _ bound: Threshold
  ) -> [String: Message.Argument] {
    [
      "part": .number(kept.count), "whole": .number(judged.count), "known": .number(known.count),
      "bound": .text(bound.percentText),
    ]
  }
}
