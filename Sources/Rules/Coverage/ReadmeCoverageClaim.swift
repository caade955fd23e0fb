internal import Facts
internal import MilepostResources

/// The coverage that the README claims is the one that the report shows.
package enum ReadmeCoverageClaim: Rule {
  package static let id = "readme.coverage-claim"
  package static let severity = Severity.high
  /// `difference`: bound on the distance of claim and report, in basis points.
  package static let defaults = RuleParameters(["difference": .threshold(Threshold(.atMost, 100))])

  private struct Claim {
    let path: String
    let line: Int
    let basisPoints: Int
  }

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch facts.project.readme {
    case .notRead: return .notRead(rule: id)
    case .unreadable(let error): return .unreadable(rule: id, error)
    case .absent, .found: break
    }
    let documents = facts.project.readme.value?.documents ?? []
    let claims = documents.flatMap { document in
      document.coverageClaims.compactMap { claim in
        claim.basisPoints.map { Claim(path: document.path, line: claim.line, basisPoints: $0) }
      }
    }
    guard let first = claims.first else {
      return Finding(
        rule: id, outcome: .notApplicable, message: Message("rule.readme.coverage-claim.none"))
    }
    let fact: CoverageFact
    switch ReadableCoverage(facts, rule: id) {
    case .measured(let found): fact = found
    case .finding(let finding):
      // The claim is what the reader stumbles over: its place comes first.
      return Finding(
        rule: id, outcome: .inconclusive, message: finding.message,
        places: [Place(path: first.path, line: first.line)] + finding.places,
        measured: ["claimed": .text(shareText(first.basisPoints))], remedy: finding.remedy)
    }
    return compare(claims, with: fact, parameters.threshold("difference"))
  }

  private static func compare(
    _ claims: [Claim], with fact: CoverageFact, _ bound: Threshold?
  ) -> Finding {
    let shown = fact.count.basisPoints
    let bound = bound ?? Threshold(.atMost, 100)
    let worst =
      claims.max { abs($0.basisPoints - shown) < abs($1.basisPoints - shown) } ?? claims[0]
    let isMet = bound.isMet(by: abs(worst.basisPoints - shown))
    let isOpen = !isMet && fact.isLowerBound && worst.basisPoints > shown
    let outcome: Outcome = isMet ? .met : isOpen ? .inconclusive : .unmet
    return Finding(
      rule: id, outcome: outcome,
      message: Message(
        "rule.readme.coverage-claim.\(outcome.rawValue)",
        [
          "claimed": .text(shareText(worst.basisPoints)), "shown": .text(shareText(shown)),
          "path": .text(fact.measured.first?.path ?? ""),
        ]),
      places: [Place(path: worst.path, line: worst.line)]
        + fact.measured.map { Place(path: $0.path) },
      measured: [
        "claimed": .text(shareText(worst.basisPoints)),
        "lines": .share(part: fact.count.covered, whole: fact.count.total),
      ],
      remedy: isMet
        ? nil
        : Message("rule.readme.coverage-claim.remedy", ["shown": .text(shareText(shown))]))
  }
}
