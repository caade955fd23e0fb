package import MilepostResources

/// The doctor's findings for the terminal: a sign, what, and its fix.
package enum DoctorText {
  package static func document(_ report: DoctorReport, catalogue: Catalogue, plain: Bool)
    -> TextDocument
  {
    var document = TextDocument()
    for entry in report.entries {
      var spans = [sign(entry.severity, catalogue, plain), TextSpan(" ")]
      if !entry.subject.isEmpty { spans += [TextSpan(entry.subject, .strong), TextSpan("  ")] }
      spans.append(TextSpan(catalogue.text(entry.message)))
      document.line(spans)
      for fix in entry.fixes {
        document.line(TextSpan("    → "), TextSpan(catalogue.text(fix)))
      }
      for line in entry.lines { document.line(TextSpan("      "), TextSpan(line, .accent)) }
    }
    document.gap()
    let counts = DoctorReport.Severity.allCases.compactMap { severity -> String? in
      let count = report.entries.count { $0.severity == severity }
      guard count > 0 else { return nil }
      return catalogue.text(
        Message("doctor.count.\(severity.rawValue)", ["count": .number(count)]))
    }
    document.line(counts.joined(separator: " · "), .quiet)
    return document
  }

  private static func sign(
    _ severity: DoctorReport.Severity, _ catalogue: Catalogue, _ plain: Bool
  ) -> TextSpan {
    let (sign, style): (String, TextStyle) =
      switch severity {
      case .good: ("✓", .good)
      case .note: ("·", .quiet)
      case .mend: ("✗", .bad)
      case .unreadable: ("?", .warning)
      }
    return TextSpan(
      plain ? catalogue("doctor.severity.\(severity.rawValue)") + ":" : sign, style)
  }
}
