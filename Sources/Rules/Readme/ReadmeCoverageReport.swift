internal import Facts
internal import MilepostResources

/// The README states a coverage figure or links a report.
///
/// Whether the figure is true is what `readme.coverage-claim` asks.
package enum ReadmeCoverageReport: Rule {
  package static let id = "readme.coverage-report"
  package static let severity = Severity.low
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    switch ReadableReadmes(facts, rule: id) {
    case .finding(let finding): return finding
    case .documents(let documents):
      let claims = documents.flatMap { document in
        document.coverageClaims.map { (document.path, $0) }
      }
      guard let (path, claim) = claims.first(where: { $0.1.basisPoints != nil }) ?? claims.first
      else {
        return Finding(
          rule: id, outcome: .unmet, message: Message("rule.\(id).unmet"),
          places: [Place(path: documents[0].path)], remedy: Message("rule.\(id).remedy"))
      }
      var measured: [String: Measured] = ["source": .text(claim.source.rawValue)]
      if let figure = claim.basisPoints { measured["basisPoints"] = .integer(figure) }
      return Finding(
        rule: id, outcome: .met, message: Message("rule.\(id).met-\(claim.source.rawValue)"),
        places: [Place(path: path, line: claim.line)], measured: measured)
    }
  }
}
