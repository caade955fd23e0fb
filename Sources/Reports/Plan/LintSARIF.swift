package import MilepostResources
package import Planning
package import StrictJSON

/// Findings in a plan document as SARIF and as GitHub annotations.
package enum LintSARIF {
  package static func log(
    _ plan: Plan, source: String, catalogue: Catalogue, toolVersion: String
  ) -> JSONValue {
    SARIF.log(
      results: plan.diagnostics.map { diagnostic in
        SARIF.Result(
          rule: "plan." + diagnostic.code.rawValue,
          level: diagnostic.severity == .note ? "note" : diagnostic.severity.rawValue,
          message: catalogue.text(diagnostic.message), path: source, line: diagnostic.line,
          column: diagnostic.column,
          fingerprint: [
            diagnostic.code.rawValue, diagnostic.item ?? "", catalogue.text(diagnostic.message),
          ]
          .joined(separator: "|"))
      },
      rules: [:], toolVersion: toolVersion)
  }

  package static func annotations(_ plan: Plan, source: String, catalogue: Catalogue) -> [UInt8] {
    var text = ""
    for diagnostic in plan.diagnostics {
      let level: GitHubCommands.Level =
        switch diagnostic.severity {
        case .error: .error
        case .warning: .warning
        case .note: .notice
        }
      text += GitHubCommands.annotation(
        level, file: source, line: diagnostic.line, column: diagnostic.column,
        title: diagnostic.code.rawValue, message: catalogue.text(diagnostic.message))
    }
    return Array(text.utf8)
  }
}
