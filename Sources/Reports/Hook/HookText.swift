package import MilepostResources

/// What became of a hook, for the terminal; a hook that was left alone gets the line to add.
package enum HookText {
  package static func document(_ report: HookReport, catalogue: Catalogue) -> TextDocument {
    var document = TextDocument()
    document.line(
      catalogue.text(
        Message("hook.outcome.\(report.outcome.rawValue)", ["path": .text(report.path)])),
      report.isDone ? .plain : .warning)
    switch report.outcome {
    case .foreign, .shared: document.line(TextSpan("    "), TextSpan(report.line, .accent))
    default: break
    }
    return document
  }
}
