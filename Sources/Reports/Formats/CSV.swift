import Rules

/// Comma-separated values (RFC 4180) in UTF-8, one judgement a line, for tables and scripts.
package enum CSV {
  package static func document(_ judgements: Judgements) -> [UInt8] {
    let header = [
      "group", "rule", "outcome", "level", "message", "path", "line", "remedy", "accepted",
    ]
    var text = record(header)
    for group in judgements.groups {
      for row in group.rows {
        text += record([
          group.name, row.rule, row.outcome.rawValue, row.level.rawValue, row.message,
          row.path ?? "", row.line.map(String.init) ?? "", row.remedy ?? "", row.accepted ?? "",
        ])
      }
    }
    return Array(text.utf8)
  }

  private static func record(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// A table program would run a cell that begins like a formula; an apostrophe makes it text.
  ///
  /// - SeeAlso: OWASP, CSV Injection.
  private static func cell(_ text: String) -> String {
    var safe = displayText(text)
    if let first = safe.first, "=+-@＝＋－＠".contains(first) { safe = "'" + safe }
    guard safe.contains(where: { ",\" ".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
