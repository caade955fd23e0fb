package import MilepostResources
package import Planning
import Rules

extension Judgements {
  /// Findings in a plan document, one group.
  package init(_ plan: Plan, source: String, catalogue: Catalogue) {
    command = "plan-lint"
    title = source
    groups = [
      Group(
        name: source, summary: nil,
        rows: plan.diagnostics.map { diagnostic in
          Judgement(
            rule: "plan.\(diagnostic.code.rawValue)", outcome: .unmet,
            level: Judgement.Level(diagnostic.severity),
            message: catalogue.text(diagnostic.message), path: source, line: diagnostic.line,
            column: diagnostic.column, subject: diagnostic.item ?? "",
            isAdvice: diagnostic.severity != .error)
        })
    ]
    claims = [:]
  }
}

extension Judgement.Level {
  fileprivate init(_ severity: PlanDiagnostic.Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .note: self = .note
    }
  }
}
