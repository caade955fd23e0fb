package import MilepostResources
package import Planning

/// What is wrong with a plan document, for the terminal: one finding a line, `path:line:column`.
package enum LintText {
  package static func document(_ plan: Plan, source: String, catalogue: Catalogue) -> TextDocument {
    var document = TextDocument()
    for diagnostic in plan.diagnostics {
      let style: TextStyle =
        switch diagnostic.severity {
        case .error: .bad
        case .warning: .warning
        case .note: .quiet
        }
      document.line(
        TextSpan("\(source):\(diagnostic.line):\(diagnostic.column)", .strong), TextSpan(" "),
        TextSpan(catalogue("plan.severity.\(diagnostic.severity.rawValue)"), style),
        TextSpan(" "), TextSpan(catalogue.text(diagnostic.message)),
        TextSpan(" [\(diagnostic.code.rawValue)]", .quiet))
    }
    document.line(
      catalogue.text(
        Message(
          "plan.lint.summary",
          [
            "errors": .number(plan.diagnostics.count { $0.severity == .error }),
            "warnings": .number(plan.diagnostics.count { $0.severity == .warning }),
            "notes": .number(plan.diagnostics.count { $0.severity == .note }),
          ])), plan.diagnostics.isEmpty ? .good : .plain)
    return document
  }
}
