internal import Facts
internal import MilepostResources

/// No measured source changed after the coverage report was committed.
package enum CoverageFresh: Rule {
  package static let id = "coverage.fresh"
  package static let severity = Severity.medium
  /// `commits`: bound on the source commits after the report.
  package static let defaults = RuleParameters(["commits": .threshold(Threshold(.atMost, 0))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let fact: CoverageFact
    switch ReadableCoverage(facts, rule: id) {
    case .finding(let finding): return finding
    case .measured(let found): fact = found
    }
    guard let freshness = fact.freshness else { return .notRead(rule: id) }
    if let untracked = freshness.reports.first(where: { $0.commit == nil }) {
      return inconclusive(
        "untracked", ["path": .text(untracked.path)], [Place(path: untracked.path)])
    }
    let bound = parameters.threshold("commits") ?? Threshold(.atMost, 0)
    // Of several reports the stalest one decides: its lines are in the sum.
    guard
      let stalest = freshness.reports.max(by: { left, right in
        (left.newerSourceCommits.count, right.path) < (right.newerSourceCommits.count, left.path)
      }), let commit = stalest.commit
    else { return .notRead(rule: id) }
    let count = stalest.newerSourceCommits.count
    let arguments: [String: Message.Argument] = [
      "path": .text(stalest.path), "commit": .text(String(commit.prefix(7))),
      "count": .number(count),
    ]
    let places =
      [Place(path: stalest.path, oid: commit)]
      + stalest.newerSourceCommits.prefix(10).map { Place(oid: $0) }
    guard bound.isMet(by: count) else { return inconclusive("stale", arguments, places) }
    if freshness.isIncomplete { return inconclusive("incomplete", arguments, places) }
    return Finding(
      rule: id, outcome: .met, message: Message("rule.coverage.fresh.met", arguments),
      places: places, measured: ["newerSourceCommits": .integer(count)])
  }

  private static func inconclusive(
    _ reason: String, _ arguments: [String: Message.Argument], _ places: [Place]
  ) -> Finding {
    var measured: [String: Measured] = [:]
    if case .number(let count)? = arguments["count"] {
      measured["newerSourceCommits"] = .integer(count)
    }
    return Finding(
      rule: id, outcome: .inconclusive,
      message: Message("rule.coverage.fresh.\(reason)", arguments), places: places,
      measured: measured,
      remedy: Message(
        reason == "incomplete" ? "rule.coverage.fresh.incomplete-remedy" : "rule.coverage.again"))
  }
}
