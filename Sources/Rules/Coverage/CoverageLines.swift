internal import Facts
internal import MilepostResources

/// Enough of the project's lines ran in its tests.
package enum CoverageLines: Rule {
  package static let id = "coverage.lines"
  package static let severity = Severity.high
  /// `lines`: bound on covered of all lines, in basis points.
  package static let defaults = RuleParameters(["lines": .threshold(Threshold(.atLeast, 7_000))])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    let fact: CoverageFact
    switch ReadableCoverage(facts, rule: id) {
    case .finding(let finding): return finding
    case .measured(let found): fact = found
    }
    let bound = parameters.threshold("lines") ?? Threshold(.atLeast, 7_000)
    let count = fact.count
    let isMet = bound.isMet(part: count.covered, of: count.total)
    let outcome = outcome(fact, isMet: isMet, bound)
    var reason = outcome.rawValue
    if outcome == .inconclusive { reason = fact.isLowerBound ? "lower-bound" : "stale" }
    return Finding(
      rule: id, outcome: outcome,
      message: Message(
        "rule.coverage.lines.\(reason)",
        [
          "percent": .text(shareText(count.basisPoints)), "covered": .number(count.covered),
          "total": .number(count.total), "bound": .text(bound.percentText),
          "path": .text(fact.measured.first?.path ?? ""),
        ]),
      places: fact.measured.map { Place(path: $0.path) } + worst(fact, outcome),
      measured: [
        "lines": .share(part: count.covered, whole: count.total),
        "unmatched": .integer(fact.unmatched.count),
        "unit": .list(Set(fact.files.map(\.unit.rawValue)).sorted()),
      ],
      remedy: outcome == .met ? nil : remedy(fact, outcome))
  }

  private static func outcome(
    _ fact: CoverageFact, isMet: Bool, _ bound: Threshold
  ) -> Outcome {
    // More may have run than is known: that helps a bound from below, and decides nothing else.
    if fact.isLowerBound, !(isMet && bound.growsTrue) { return .inconclusive }
    // A stale report may show too little, but it proves no pass.
    if isMet, fact.isStale { return .inconclusive }
    return isMet ? .met : .unmet
  }

  private static func remedy(_ fact: CoverageFact, _ outcome: Outcome) -> Message {
    guard outcome == .unmet, let file = leastCovered(fact).first else {
      return Message("rule.coverage.again")
    }
    return Message(
      "rule.coverage.lines.remedy",
      ["path": .text(file.path), "count": .number(file.count.total - file.count.covered)])
  }

  /// The files with the most lines that never ran.
  private static func leastCovered(_ fact: CoverageFact) -> [CoverageFact.File] {
    fact.files.filter { $0.count.covered < $0.count.total }.sorted {
      ($1.count.total - $1.count.covered, $0.path) < ($0.count.total - $0.count.covered, $1.path)
    }
  }

  private static func worst(_ fact: CoverageFact, _ outcome: Outcome) -> [Place] {
    guard outcome == .unmet else { return [] }
    return leastCovered(fact).prefix(3).map { Place(path: $0.path, line: $0.missedLines?.first) }
  }
}

extension CoverageFact {
  /// Whether sources are known to have changed after every report that measures them.
  var isStale: Bool {
    guard let freshness, !freshness.reports.isEmpty else { return false }
    return freshness.reports.contains { !$0.newerSourceCommits.isEmpty }
  }
}
