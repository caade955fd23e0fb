import Activity
import CivilTime
import Facts
package import MilepostResources

/// One commit for the terminal: whether it counts and why, its days, its people, its message.
package enum CommitReportText {
  package static func document(_ report: CommitReport, catalogue: Catalogue, plain: Bool)
    -> TextDocument
  {
    var document = TextDocument()
    let commit = report.explanation.commit
    document.line(
      TextSpan("\(commit.id)", .accent), TextSpan("  "),
      TextSpan(truncated(displayText(report.check.subject), toWidth: 72), .strong))
    func label(_ key: String) -> TextSpan { TextSpan(catalogue("explain.label.\(key)"), .quiet) }
    var rows = [
      [label("verdict"), verdict(report, catalogue)],
      [label("repositories"), TextSpan(report.repositories.joined(separator: ", "))],
      [label("days"), TextSpan(days(report, catalogue))],
      [label("author"), TextSpan(identity(report.explanation.author, catalogue))],
    ]
    if report.committer != report.explanation.author {
      rows.append([label("committer"), TextSpan(identity(report.committer, catalogue))])
    }
    rows += [
      [label("kind"), TextSpan(catalogue("explain.kind.\(commit.kind.rawValue)"))],
      [label("category"), TextSpan(category(report, catalogue))],
      [label("strict"), strict(report, catalogue)],
    ]
    for note in notes(report) { rows.append([label("note"), TextSpan(catalogue.text(note))]) }
    document.table(rows)
    guard report.check.isJudged else { return document }
    for problem in report.check.conventional.problems {
      document.line(
        TextSpan("    \(problem.line):\(problem.column)  ", .quiet),
        TextSpan(catalogue.text(problem.message)))
      document.line(TextSpan("        → "), TextSpan(catalogue.text(problem.fix)))
    }
    return document
  }

  private static func verdict(_ report: CommitReport, _ catalogue: Catalogue) -> TextSpan {
    if report.counts, let day = report.explanation.verdict.day {
      let key =
        report.explanation.commit.isMerge ? "explain.counted-merge" : "explain.counted"
      return TextSpan(catalogue.text(Message(key, ["day": .text("\(day)")])), .good)
    }
    var reasons = report.explanation.reasons.map { catalogue("explain.reason.\($0.rawValue)") }
    if !report.hasOwner { reasons.append(catalogue("explain.no-owner")) }
    if !report.isReachable { reasons.insert(catalogue("explain.unreachable"), at: 0) }
    return TextSpan(
      catalogue.text(
        Message(
          "explain.left-out",
          ["reasons": .text(catalogue.list(reasons))])), .warning)
  }

  private static func days(_ report: CommitReport, _ catalogue: Catalogue) -> String {
    report.days.map { reading in
      let day = reading.day.map { "\($0)" } ?? catalogue("explain.no-day")
      return catalogue.text(Message("explain.day.\(reading.clock.rawValue)", ["day": .text(day)]))
    }.joined(separator: " · ")
  }

  private static func identity(_ identity: Identity?, _ catalogue: Catalogue) -> String {
    guard let identity else { return catalogue("explain.nobody") }
    var text = "\(identity.name) <\(identity.address)>"
    if identity.mappedName != identity.name || identity.mappedAddress != identity.address {
      text += " → \(identity.mappedName) <\(identity.mappedAddress)> (.mailmap)"
    }
    text += " · " + catalogue("explain.role.\(identity.role.rawValue)")
    if identity.isOwner { text += " · " + catalogue("explain.owner") }
    return text
  }

  private static func category(_ report: CommitReport, _ catalogue: Catalogue) -> String {
    catalogue.text(
      Message(
        "commits.check.category",
        [
          "category": .text(report.explanation.commit.category.rawValue),
          "reason": .message(
            Message("commits.reason.\(report.explanation.commit.reason.rawValue)")),
        ]))
  }

  private static func strict(_ report: CommitReport, _ catalogue: Catalogue) -> TextSpan {
    let commit = report.check.conventional
    guard report.check.isJudged else { return TextSpan(catalogue("explain.not-judged"), .quiet) }
    guard commit.isValid else { return TextSpan(catalogue("explain.invalid"), .bad) }
    return TextSpan(
      catalogue(commit.knownType == nil ? "explain.valid-unknown-type" : "explain.valid"), .good)
  }

  private static func notes(_ report: CommitReport) -> [Message] {
    let commit = report.explanation.commit
    var notes: [Message] = []
    if let days = report.daysUntilCommitted, let authored = commit.authored,
      let committed = commit.committed
    {
      notes.append(
        Message(
          "explain.note.late",
          [
            "days": .number(days), "authored": .text("\(authored)"),
            "committed": .text("\(committed)"),
          ]))
    }
    for (trait, key) in CommitReportNotes.traits where commit.traits.contains(trait) {
      notes.append(Message("explain.note.\(key)"))
    }
    return notes
  }
}

/// What else may be said about a commit, with the key of its words.
enum CommitReportNotes {
  static let traits: [(CommitFact.Traits, String)] = [
    (.empty, "empty"), (.cut, "cut"), (.missingOffset, "missing-offset"),
    (.undeclaredEncoding, "undeclared-encoding"), (.controlCharacters, "control-characters"),
    (.declaredAssistance, "declared-assistance"), (.signed, "signed"),
    (.revertsKnownCommit, "reverts-known"), (.breaking, "breaking"),
  ]
}
