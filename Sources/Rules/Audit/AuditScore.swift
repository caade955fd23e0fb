/// The weighted share of what could be evaluated.
///
/// Inconclusive findings count neither for nor against; how much they weigh is said beside the
/// number, and below ``AuditScore/leastEvaluatedShare`` there is no number.
package struct AuditScore: Hashable, Sendable {
  /// Basis points below which a score would say nothing.
  package static let leastEvaluatedShare = 6000

  /// Points, 0…100; nil when too little could be evaluated.
  package let value: Int?
  /// Share of the applicable weight that could be evaluated, in basis points.
  package let evaluatedShare: Int

  /// Weighs outcomes; those that do not apply count nowhere.
  package init(_ outcomes: [(outcome: Outcome, weight: Int)]) {
    func weight(_ outcome: Outcome) -> Int {
      outcomes.filter { $0.outcome == outcome }.reduce(0) { $0 + $1.weight }
    }
    let met = weight(.met)
    let evaluated = met + weight(.unmet)
    let applicable = evaluated + weight(.inconclusive)
    evaluatedShare = applicable == 0 ? 0 : evaluated * 10_000 / applicable
    value =
      evaluated == 0 || evaluatedShare < Self.leastEvaluatedShare
      ? nil : (met * 200 + evaluated) / (evaluated * 2)
  }

  /// Weighs what several projects were found to be, as if they were one.
  package init(of audits: [ProjectAudit]) {
    self.init(
      audits.flatMap(\.entries).filter { $0.waiver == nil }
        .map { ($0.finding.outcome, $0.severity.weight) })
  }
}
