import Facts
package import MilepostResources
import Rules

extension Judgements {
  /// Verdicts on messages, one group; a row a problem, and one for each message without.
  ///
  /// Messages that are set apart do not apply.
  package init(_ check: CommitsCheck, catalogue: Catalogue) {
    command = "commits-check"
    title = "Conventional Commits 1.0.0"
    groups = [
      Group(
        name: "commits", summary: nil,
        rows: check.results.flatMap { Judgement.rows(of: $0, catalogue: catalogue) })
    ]
    claims = [:]
  }
}

extension Judgement {
  fileprivate static func rows(of result: CommitsCheck.Result, catalogue: Catalogue) -> [Judgement]
  {
    let subject = [result.oid.map { String($0.prefix(7)) }, result.subject].compactMap { $0 }
      .joined(separator: " ")
    guard result.isJudged, !result.conventional.problems.isEmpty else {
      return [
        Judgement(
          rule: "commits.message", outcome: result.isJudged ? .met : .notApplicable, level: .note,
          message: result.subject, subject: subject)
      ]
    }
    return result.conventional.problems.map { problem in
      Judgement(
        rule: "commits.\(problem.code.rawValue)", outcome: .unmet,
        level: problem.severity == .error ? .error : .warning,
        message: "\(subject): \(catalogue.text(problem.message))",
        remedy: catalogue.text(problem.fix), subject: subject)
    }
  }
}
