package import MilepostResources
import Rules

/// The audit for the terminal: worst project first, in it the worst finding first, then quick wins.
package enum AuditText {
  /// How many edits of a project are shown when there are several projects.
  private static let shortLength = 5
  /// Longer lines are hard to read.
  private static let widest = 100

  /// - Parameters:
  ///   - width: Columns of the terminal.
  ///   - all: Whether everything is shown, also what is met, accepted or does not apply.
  package static func document(
    _ report: AuditReport, catalogue: Catalogue, plain: Bool, width: Int, all: Bool
  ) -> TextDocument {
    let width = min(width, widest)
    let signs = Signs(catalogue: catalogue, plain: plain)
    var document = TextDocument()
    for line in wrapped(catalogue.text(report.header), toWidth: width) {
      document.line(line, .strong)
    }
    if let comparison = report.comparison {
      append(comparison, to: &document, catalogue: catalogue, width: width)
    }
    var isCut = false
    let repositories = Set(report.projects.map(\.repository)).count
    for project in report.projects {
      document.gap()
      let audit = project.audit
      append(heading: audit, to: &document, catalogue: catalogue, width: width)
      let edits = audit.edits
      let shown = all || report.projects.count == 1 ? edits : Array(edits.prefix(shortLength))
      let others = all ? audit.settledEntries : []
      let rules = shown.map(\.entries[0].finding.rule) + others.map(\.finding.rule)
      let rows = FindingRows(
        signs: signs, catalogue: catalogue, width: width, folder: audit.folder,
        repository: repositories > 1 ? project.repository : nil,
        ruleWidth: rules.map(displayWidth).max() ?? 0)
      for edit in shown { rows.append(edit, to: &document) }
      if edits.isEmpty { document.line("  " + catalogue("audit.clean"), .good) }
      if shown.count < edits.count {
        isCut = true
        let rest = Message("audit.more", ["count": .number(edits.count - shown.count)])
        document.line("  … " + catalogue.text(rest), .quiet)
      }
      for entry in others { rows.append(entry, to: &document) }
      append(remarks: audit, to: &document, report: report, catalogue: catalogue, width: width)
    }
    if isCut {
      document.gap()
      document.line(catalogue("audit.all-hint"), .quiet)
    }
    return document
  }

  /// The project and, at the right edge, its score.
  private static func append(
    heading audit: ProjectAudit, to document: inout TextDocument, catalogue: Catalogue, width: Int
  ) {
    let name = TextSpan(audit.project, .strong)
    let score = TextSpan(catalogue.text(audit.score.message), style(of: audit.score))
    let room = width - name.width - score.width
    document.line(name, TextSpan(String(repeating: " ", count: max(2, room))), score)
  }

  private static func style(of score: AuditScore) -> TextStyle {
    guard let value = score.value else { return .quiet }
    return value >= 80 ? .good : value >= 50 ? .warning : .bad
  }

  /// What can be won at once, and what moved since the earlier audit.
  private static func append(
    remarks audit: ProjectAudit, to document: inout TextDocument, report: AuditReport,
    catalogue: Catalogue, width: Int
  ) {
    var remarks: [(Message, TextStyle)] = []
    let wins = audit.quickWins(3)
    if let from = audit.score.value, let to = audit.score(after: wins).value, wins.count > 1 {
      remarks.append(
        (
          Message(
            "audit.quick-wins",
            ["count": .number(wins.count), "from": .number(from), "to": .number(to)]), .quiet
        ))
    }
    if let change = report.comparison?.projects.first(where: { $0.name == audit.project }) {
      func names(_ rules: [String]) -> [String: Message.Argument] {
        ["rules": .text(rules.joined(separator: ", "))]
      }
      if let before = change.before, let after = change.after, before != after {
        remarks.append(
          (
            Message("audit.moved", ["from": .number(before), "to": .number(after)]),
            after > before ? .good : .bad
          ))
      }
      if !change.mended.isEmpty {
        remarks.append((Message("audit.mended", names(change.mended)), .good))
      }
      if !change.new.isEmpty { remarks.append((Message("audit.new", names(change.new)), .bad)) }
    }
    for (message, style) in remarks {
      for line in wrapped(catalogue.text(message), toWidth: width - 2) {
        document.line("  " + line, style)
      }
    }
  }

  private static func append(
    _ comparison: AuditComparison, to document: inout TextDocument, catalogue: Catalogue,
    width: Int
  ) {
    let mended = comparison.projects.reduce(0) { $0 + $1.mended.count }
    let new = comparison.projects.reduce(0) { $0 + $1.new.count }
    var messages = [
      Message(
        "audit.since",
        [
          "day": .text("\(comparison.day)"), "mended": .number(mended), "new": .number(new),
          "score": .message(scores(comparison)),
        ])
    ]
    for (key, names) in [("audit.added", comparison.added), ("audit.gone", comparison.gone)]
    where !names.isEmpty {
      messages.append(Message(key, ["projects": .text(names.joined(separator: ", "))]))
    }
    for message in messages {
      for line in wrapped(catalogue.text(message), toWidth: width) { document.line(line, .quiet) }
    }
  }

  private static func scores(_ comparison: AuditComparison) -> Message {
    guard let before = comparison.before, let after = comparison.after else {
      return Message("audit.scores-unknown")
    }
    return Message("audit.scores", ["from": .number(before), "to": .number(after)])
  }
}
