import MilepostResources
import Rules

/// Findings as rows: sign, rule, what was found, and below it what helps with its gain.
struct FindingRows {
  let signs: Signs
  let catalogue: Catalogue
  /// Columns of a whole line.
  let width: Int
  /// Folder of the project; a place that is no more than that is not worth saying.
  let folder: String
  /// Where commands are to be run; nil when there is only one repository.
  let repository: String?
  /// Columns of the longest rule id that is shown.
  let ruleWidth: Int

  /// Columns from which rule and sentence stand on one line.
  private static let sideBySide = 72
  /// Columns for the gain at the right edge.
  private static let gainWidth = 5

  /// Adds an edit: its worst finding, what helps, and which other findings that settles.
  func append(_ edit: AuditEdit, to document: inout TextDocument) {
    let first = edit.entries[0]
    append(finding: first.finding, to: &document)
    var lines: [(String, TextStyle)] = []
    if let waiver = first.expired, let until = waiver.until {
      let message = Message(
        "audit.expired", ["day": .text("\(until)"), "reason": .text(waiver.reason)])
      lines.append((catalogue.text(message), .warning))
    }
    if let remedy = edit.remedy { lines.append(("→ " + text(of: remedy), .plain)) }
    let others = edit.entries.dropFirst().map(\.finding.rule).joined(separator: ", ")
    if !others.isEmpty {
      lines.append((catalogue.text(Message("audit.settles", ["rules": .text(others)])), .quiet))
    }
    append(lines, gain: edit.gain, to: &document)
  }

  /// What helps; a command says where it is to be run.
  private func text(of remedy: Message) -> String {
    let text = catalogue.text(remedy)
    guard let repository, text.utf8.contains(UInt8(ascii: "`")) else { return text }
    return catalogue.text(
      Message("audit.remedy-in", ["remedy": .text(text), "repository": .text(repository)]))
  }

  /// Adds a finding for which nothing has to be done.
  func append(_ entry: ProjectAudit.Entry, to document: inout TextDocument) {
    append(finding: entry.finding, to: &document)
    if let waiver = entry.waiver {
      let words = waiver.until.map {
        Message("audit.waived-until", ["day": .text("\($0)"), "reason": .text(waiver.reason)])
      }
      let message = words ?? Message("audit.waived", ["reason": .text(waiver.reason)])
      append([(catalogue.text(message), .quiet)], gain: 0, to: &document)
    }
  }

  private var isWide: Bool { width >= Self.sideBySide }

  /// Blanks before sentences.
  private var indent: Int { isWide ? signWidth + 4 + ruleWidth : 6 }

  private var textWidth: Int { width - indent - Self.gainWidth }

  private var signWidth: Int {
    (Outcome.allCases.map { signs.outcome($0).width }.max() ?? 1) + 1
  }

  private func append(finding: Finding, to document: inout TextDocument) {
    let sign = signs.outcome(finding.outcome)
    var head = [
      TextSpan("  "), sign, TextSpan(String(repeating: " ", count: signWidth - sign.width)),
      TextSpan(finding.rule, .accent),
    ]
    let place = place(of: finding).map { $0 + " " } ?? ""
    for (index, line) in wrapped(
      place + catalogue.text(finding.message), toWidth: textWidth
    ).enumerated() {
      if index == 0, isWide {
        let room = ruleWidth - displayWidth(finding.rule)
        head.append(TextSpan(String(repeating: " ", count: room + 2)))
      } else {
        document.line(head)
        head = [TextSpan(String(repeating: " ", count: indent))]
      }
      let shown = displayText(place)
      if index == 0, line.hasPrefix(shown) {
        head += [TextSpan(shown, .quiet), TextSpan(line.dropFirst(shown.count))]
      } else {
        head.append(TextSpan(line))
      }
    }
    document.line(head)
  }

  /// Adds sentences below a finding; the gain stands at the right edge of the last line but those
  /// in quiet letters.
  private func append(
    _ lines: [(String, TextStyle)], gain: Int, to document: inout TextDocument
  ) {
    let blanks = String(repeating: " ", count: indent)
    let last = lines.lastIndex { $0.1 != .quiet }
    for (index, (text, style)) in lines.enumerated() {
      let rows = wrapped(text, toWidth: textWidth)
      for (number, row) in rows.enumerated() {
        let hanging = number > 0 && text.hasPrefix("→") ? "  " : ""
        var spans = [TextSpan(blanks + hanging), TextSpan(row, style)]
        if index == last, number == rows.count - 1, gain > 0 {
          let gainText = TextSpan("+\(gain)", .good)
          let room = width - indent - displayWidth(hanging + row) - gainText.width
          spans += [TextSpan(String(repeating: " ", count: max(2, room))), gainText]
        }
        document.line(spans)
      }
    }
  }

  /// The first place with its line, and how many more there are; nil for the project's folder.
  private func place(of finding: Finding) -> String? {
    guard let first = finding.places.first, first != Place(path: folder) else { return nil }
    let name = first.path ?? first.oid.map { String($0.prefix(7)) } ?? ""
    let text = first.line.map { "\(name):\($0)" } ?? name
    let more = finding.places.count - 1
    return more > 0 ? "\(text) (+\(more))" : text
  }
}
