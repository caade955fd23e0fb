import Activity
package import Certification
import Facts
package import MilepostResources
import Planning
import Rules

/// The status of a plan for the terminal: linked items with their evidence, then the two lists.
package enum StatusText {
  package static func document(
    _ report: StatusReport, source: String, catalogue: Catalogue, plain: Bool, width: Int,
    verbose: Bool
  ) -> TextDocument {
    var document = TextDocument()
    document.line(
      TextSpan(source, .strong),
      TextSpan(
        " · "
          + catalogue.text(
            Message(
              "status.header",
              ["count": .number(report.items.count), "today": .text("\(report.today)")])), .quiet))
    document.gap()
    let signs = Signs(catalogue: catalogue, plain: plain)
    for verdict in report.items where verbose || verdict.verdict != .unlinked {
      append(
        verdict, to: &document, signs: signs, source: source, catalogue: catalogue, width: width)
    }
    appendContradictions(report, to: &document, source: source, catalogue: catalogue, width: width)
    appendSummary(report, to: &document, catalogue: catalogue)
    return document
  }

  private static func append(
    _ verdict: ItemVerdict, to document: inout TextDocument, signs: Signs, source: String,
    catalogue: Catalogue, width: Int
  ) {
    var facts = [catalogue("verdict.\(verdict.verdict.rawValue)")]
    if let claim = verdict.item.state { facts.append(catalogue("claim.\(claim.rawValue)")) }
    if let schedule = verdict.schedule { facts.append(scheduleText(schedule, verdict, catalogue)) }
    document.line(
      signs.verdict(verdict.verdict), TextSpan(" "),
      TextSpan(truncated(displayText(verdict.item.text), toWidth: max(30, width - 4)), .strong))
    document.line(
      TextSpan("    "), TextSpan("\(source):\(verdict.item.line)", .quiet), TextSpan("  "),
      TextSpan(facts.joined(separator: " · ")), TextSpan("  \(verdict.item.id)", .quiet))
    for requirement in verdict.requirements {
      document.line(
        TextSpan("    "), signs.outcome(requirement.finding.outcome), TextSpan(" "),
        TextSpan(requirement.finding.rule, .accent), TextSpan("  "),
        TextSpan(catalogue.text(requirement.finding.message)),
        TextSpan("  " + places(requirement), .quiet))
      if requirement.finding.outcome == .unmet, let remedy = requirement.finding.remedy {
        document.line(TextSpan("        → "), TextSpan(catalogue.text(remedy)))
      }
    }
    if let attestation = verdict.attestation {
      document.line(
        TextSpan("    "), TextSpan("✎ "), TextSpan(attestation.reference),
        TextSpan(attestation.blob.map { "  " + $0.prefix(7) } ?? "", .quiet))
    }
    if !verdict.missing.isEmpty {
      let parts = verdict.missing.map { "“\($0)”" }.joined(separator: ", ")
      document.line(
        TextSpan("    "),
        TextSpan(catalogue.text(Message("status.not-visible", ["parts": .text(parts)])), .quiet))
    }
    for note in verdict.notes {
      document.line(TextSpan("    "), TextSpan(catalogue.text(note), .quiet))
    }
    for signal in verdict.signals {
      let commits = signal.examples.prefix(3).map { String("\($0.id)".prefix(7)) }.joined(
        separator: ", ")
      document.line(
        TextSpan("    "), TextSpan(catalogue.text(signal.message), .quiet),
        TextSpan("  " + commits + (signal.count > 3 ? ", …" : ""), .quiet))
    }
  }

  private static func places(_ requirement: Requirement) -> String {
    let texts = requirement.finding.places.prefix(3).map { place -> String in
      guard let path = place.path else { return String((place.oid ?? "").prefix(7)) }
      return place.line.map { "\(path):\($0)" } ?? path
    }
    let rest = requirement.finding.places.count - texts.count
    return ([requirement.project] + texts).joined(separator: " ") + (rest > 0 ? " +\(rest)" : "")
  }

  private static func scheduleText(
    _ schedule: Schedule, _ verdict: ItemVerdict, _ catalogue: Catalogue
  ) -> String {
    let days = abs(verdict.daysLeft ?? 0)
    return catalogue.text(
      Message("schedule.\(schedule.rawValue)", ["days": .number(days)]))
  }

  private static func appendContradictions(
    _ report: StatusReport, to document: inout TextDocument, source: String, catalogue: Catalogue,
    width: Int
  ) {
    let lists = [
      ("status.claimed-not-proven", report.claimedNotProven),
      ("status.proved-not-ticked", report.provedNotTicked),
    ]
    for (key, verdicts) in lists where !verdicts.isEmpty {
      document.gap()
      document.line(
        catalogue.text(Message(key, ["count": .number(verdicts.count)])), .warning)
      for verdict in verdicts {
        document.line(
          TextSpan("  \(source):\(verdict.item.line)", .quiet), TextSpan("  "),
          TextSpan(truncated(displayText(verdict.item.text), toWidth: max(30, width - 24))),
          TextSpan("  — " + catalogue("verdict.\(verdict.verdict.rawValue)")),
          TextSpan("  \(verdict.item.id)", .quiet))
      }
    }
  }

  private static func appendSummary(
    _ report: StatusReport, to document: inout TextDocument, catalogue: Catalogue
  ) {
    document.gap()
    let counts = Verdict.allCases.map { verdict in
      (verdict, report.items.count { $0.verdict == verdict })
    }
    document.line(
      counts.filter { $0.1 > 0 }
        .map { "\(catalogue("verdict.\($0.0.rawValue)")) \($0.1)" }.joined(separator: " · "))
    let external = report.items.count { $0.item.evidence == .external }
    document.line(
      catalogue.text(Message("status.external", ["count": .number(external)])), .quiet)
    let overdue = report.items.count { $0.schedule == .overdue && !$0.mayBeLeft }
    if overdue > 0 {
      document.line(
        catalogue.text(Message("status.overdue", ["count": .number(overdue)])), .warning)
    }
    if report.items.contains(where: { $0.verdict == .unlinked && $0.item.evidence != .external }) {
      document.line(catalogue("status.link-hint"), .quiet)
    }
  }
}
