package import MilepostResources

/// The doctor's findings for the terminal: a sign, what, and its fix.
package enum DoctorText {
  /// How many notes of one kind are shown; the rest is counted.
  private static let limit = 3

  /// - Parameter showsAll: Whether notes of one kind are all shown, however many.
  package static func document(
    _ report: DoctorReport, catalogue: Catalogue, plain: Bool, showsAll: Bool
  ) -> TextDocument {
    var document = TextDocument()
    var notes: [String: Int] = [:]
    for entry in report.entries {
      if entry.severity == .note, !showsAll {
        notes[entry.code, default: 0] += 1
        if notes[entry.code, default: 0] > Self.limit { continue }
      }
      var spans = [sign(entry.severity, catalogue, plain), TextSpan(" ")]
      if !entry.subject.isEmpty { spans += [TextSpan(entry.subject, .strong), TextSpan("  ")] }
      spans.append(TextSpan(catalogue.text(entry.message)))
      document.line(spans)
      for fix in entry.fixes {
        document.line(TextSpan("    → "), TextSpan(catalogue.text(fix)))
      }
      for line in entry.lines { document.line(TextSpan("      "), TextSpan(line, .accent)) }
    }
    let rest = notes.values.reduce(0) { $0 + max(0, $1 - Self.limit) }
    if rest > 0 {
      document.line(catalogue.text(Message("doctor.more", ["count": .number(rest)])), .quiet)
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
