import Facts
package import MilepostResources

/// Verdicts on messages for the terminal: what is wrong, where, and one edit that helps.
package enum CommitsCheckText {
  package static func document(
    _ check: CommitsCheck, catalogue: Catalogue, plain: Bool, verbose: Bool
  ) -> TextDocument {
    var document = TextDocument()
    for result in check.results {
      let commit = result.conventional
      if commit.problems.isEmpty, !verbose, check.results.count > 1 { continue }
      let sign = commit.isValid ? "✓" : result.isJudged ? "✗" : "·"
      let word =
        commit.isValid
        ? "outcome.met" : result.isJudged ? "outcome.unmet" : "outcome.not-applicable"
      document.line(
        TextSpan(plain ? catalogue(word) + ":" : sign, commit.isValid ? .good : .bad),
        TextSpan(" "), TextSpan(result.oid.map { $0.prefix(7) + "  " } ?? "", .quiet),
        TextSpan(truncated(displayText(result.subject), toWidth: 72), .strong),
        TextSpan(
          "  "
            + catalogue.text(
              Message(
                "commits.check.category",
                [
                  "category": .text(result.classification.category.rawValue),
                  "reason": .message(
                    Message("commits.reason.\(result.classification.reason.rawValue)")),
                ])), .quiet))
      guard result.isJudged || commit.isValid else { continue }
      for problem in commit.problems {
        let style: TextStyle = problem.severity == .error ? .bad : .warning
        document.line(
          TextSpan("    \(problem.line):\(problem.column)  ", .quiet),
          TextSpan(catalogue.text(problem.message), style),
          TextSpan("  [\(problem.code.rawValue)]", .quiet))
        document.line(TextSpan("        → "), TextSpan(catalogue.text(problem.fix)))
      }
    }
    if check.results.count != 1 {
      let judged = check.results.filter(\.isJudged)
      document.line(
        catalogue.text(
          Message(
            "commits.check.summary",
            [
              "valid": .number(judged.count { $0.conventional.isValid }),
              "known": .number(
                judged.count { $0.conventional.isValid && $0.conventional.knownType != nil }),
              "judged": .number(judged.count),
              "apart": .number(check.results.count - judged.count),
            ])))
    }
    return document
  }
}
