package import Certification
package import MilepostResources
import Planning
import Rules

extension Judgements {
  /// The verdicts on a plan, one group; every row stands at the line of its item.
  package init(_ report: StatusReport, source: String, catalogue: Catalogue) {
    command = "status"
    title = source
    let claimed = Set(report.claimedNotProven.map(\.item.id))
    groups = [
      Group(
        name: source, summary: nil,
        rows: report.items.map { verdict in
          Judgement(
            verdict, isContradiction: claimed.contains(verdict.item.id), source: source,
            catalogue: catalogue)
        })
    ]
    claims = [:]
  }
}

extension Judgement {
  fileprivate init(
    _ verdict: ItemVerdict, isContradiction: Bool, source: String, catalogue: Catalogue
  ) {
    let open = verdict.requirements.filter { $0.finding.outcome != .met }
    let reasons = open.map { "\($0.finding.rule): \(catalogue.text($0.finding.message))" }
    let words = catalogue("verdict.\(verdict.verdict.rawValue)")
    self.init(
      rule: isContradiction ? "status.claimed-not-proven" : "status.\(verdict.verdict.rawValue)",
      outcome: isContradiction ? .unmet : verdict.verdict.outcome,
      level: isContradiction ? .error : verdict.schedule == .overdue ? .warning : .note,
      message: (["\(verdict.item.text) — \(words)"] + reasons).joined(separator: "; "),
      remedy: open.compactMap { $0.finding.remedy.map(catalogue.text) }.first, path: source,
      line: verdict.item.line, subject: verdict.item.id)
  }
}

extension Verdict {
  /// A verdict among the outcomes of rules; an item that nobody linked is not asked for.
  fileprivate var outcome: Outcome {
    switch self {
    case .proved, .attested: .met
    case .unmet: .unmet
    case .partlyShown, .inconclusive: .inconclusive
    case .unlinked: .notApplicable
    }
  }
}
