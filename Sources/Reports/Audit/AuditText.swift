package import MilepostResources
import Rules

/// The audit for the terminal: worst project first, in it worst finding first, then quick wins.
package enum AuditText {
  /// - Parameter all: Whether met findings are shown too.
  package static func document(
    _ report: AuditReport, catalogue: Catalogue, plain: Bool, all: Bool
  ) -> TextDocument {
    let signs = Signs(catalogue: catalogue, plain: plain)
    var document = TextDocument()
    document.line(
      TextSpan(
        catalogue.text(
          Message(
            "audit.header",
            ["count": .number(report.projects.count), "profile": .text(report.profile)])),
        .strong))
    for project in report.projects {
      document.gap()
      append(project.audit, to: &document, signs: signs, catalogue: catalogue, all: all)
    }
    return document
  }

  private static func append(
    _ audit: ProjectAudit, to document: inout TextDocument, signs: Signs, catalogue: Catalogue,
    all: Bool
  ) {
    document.line(
      TextSpan(audit.project, .strong), TextSpan("  "),
      TextSpan(scoreText(audit.score, catalogue), scoreStyle(audit.score)))
    let shown = audit.entries.filter { entry in
      switch entry.finding.outcome {
      case .unmet, .inconclusive: true
      case .met, .notApplicable: all
      }
    }
    for entry in shown {
      let finding = entry.finding
      var spans = [
        TextSpan("  "), signs.outcome(finding.outcome), TextSpan(" "),
        TextSpan(finding.rule, .accent), TextSpan("  "),
      ]
      if let place = placeText(finding) { spans.append(TextSpan(place + "  ", .quiet)) }
      spans.append(TextSpan(catalogue.text(finding.message)))
      if entry.gain > 0 { spans.append(TextSpan("  +\(entry.gain)", .good)) }
      document.line(spans)
      if let waiver = entry.waiver {
        document.line(
          TextSpan("      "),
          TextSpan(
            catalogue.text(Message("audit.waived", ["reason": .text(waiver.reason)])), .quiet))
      } else if let remedy = finding.remedy, finding.outcome != .met {
        document.line(TextSpan("      → "), TextSpan(catalogue.text(remedy)))
      }
    }
    if shown.isEmpty { document.line(TextSpan("  " + catalogue("audit.clean"), .good)) }
    appendQuickWins(audit, to: &document, catalogue: catalogue)
  }

  private static func appendQuickWins(
    _ audit: ProjectAudit, to document: inout TextDocument, catalogue: Catalogue
  ) {
    guard let value = audit.score.value else { return }
    let wins = audit.entries.filter { $0.gain > 0 }.sorted { $0.gain > $1.gain }.prefix(3)
    guard wins.count > 1 else { return }
    let best = min(100, value + wins.reduce(0) { $0 + $1.gain })
    document.line(
      TextSpan(
        "  "
          + catalogue.text(
            Message(
              "audit.quick-wins",
              ["count": .number(wins.count), "from": .number(value), "to": .number(best)])), .quiet)
    )
  }

  private static func scoreText(_ score: AuditScore, _ catalogue: Catalogue) -> String {
    let share = Message.Argument.number(score.evaluatedShare / 100)
    guard let value = score.value else {
      return catalogue.text(Message("audit.no-score", ["share": share]))
    }
    return catalogue.text(Message("audit.score", ["score": .number(value), "share": share]))
  }

  private static func scoreStyle(_ score: AuditScore) -> TextStyle {
    guard let value = score.value else { return .quiet }
    return value >= 80 ? .good : value >= 50 ? .warning : .bad
  }

  /// The first place, and how many more there are.
  private static func placeText(_ finding: Finding) -> String? {
    guard let place = finding.places.first else { return nil }
    let name = place.path ?? place.oid.map { String($0.prefix(7)) } ?? ""
    let text = place.line.map { "\(name):\($0)" } ?? name
    let more = finding.places.count - 1
    return more > 0 ? "\(text) (+\(more))" : text
  }
}
