package import MilepostResources

/// The proposed configuration for the terminal, and what became of it.
package enum InitText {
  /// - Parameter showsContent: Whether the lines of the file are shown; not where they were before.
  package static func document(_ report: InitReport, catalogue: Catalogue, showsContent: Bool)
    -> TextDocument
  {
    var document = TextDocument()
    if showsContent {
      if report.outcome == .differs {
        for line in report.removed { document.line("- " + line, .bad) }
        for line in report.added { document.line("+ " + line, .good) }
      } else {
        for line in report.content.split(separator: "\n") { document.line(line) }
      }
      document.gap()
    }
    document.line(
      catalogue.text(
        Message(
          "init.outcome.\(report.outcome.rawValue)",
          [
            "path": .text(report.path), "repositories": .number(report.repositories.count),
            "plans": .number(report.plans.count),
          ])), report.outcome == .differs ? .warning : .strong)
    return document
  }
}
