package import MilepostResources
import Rules

/// Markdown for job summaries, comments and reports: a heading a group, a row a judgement.
package enum Markdown {
  /// A job summary is refused above 1 MiB; the rest is counted in a last line.
  private static let limit = 900 << 10

  /// Rows that are met or do not apply are counted, not listed.
  package static func document(_ judgements: Judgements, catalogue: Catalogue) -> [UInt8] {
    var text = "# \(escaped(judgements.title))\n"
    var left = 0
    for group in judgements.groups {
      let rows = group.rows.filter { $0.needsAttention || $0.accepted != nil }
      guard text.utf8.count < limit else {
        left += rows.count
        continue
      }
      text += "\n## \(escaped(group.name))\n\n"
      if let summary = group.summary { text += escaped(summary) + "\n\n" }
      guard !rows.isEmpty else { continue }
      let heads = ["rule", "finding", "place", "remedy"].map { catalogue("format.markdown.\($0)") }
      text += "|  | \(heads.joined(separator: " | ")) |\n|---|---|---|---|---|\n"
      for row in rows {
        if text.utf8.count < limit { text += line(row, catalogue) } else { left += 1 }
      }
    }
    if left > 0 {
      text +=
        "\n" + catalogue.text(Message("format.markdown.more", ["count": .number(left)])) + "\n"
    }
    return Array(text.utf8)
  }

  private static func line(_ row: Judgement, _ catalogue: Catalogue) -> String {
    let sign = row.accepted != nil ? "–" : row.outcome == .unmet ? "✗" : "?"
    let help =
      row.accepted.map { catalogue.text(Message("audit.waived", ["reason": .text($0)])) }
      ?? row.remedy ?? ""
    let cells = [sign, row.rule, row.message, row.place ?? "", help]
    return "| " + cells.map(escaped).joined(separator: " | ") + " |\n"
  }

  /// Foreign text as literal text of one line: no markup, no mention, no cell border.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in displayText(text).unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "&": result += "&amp;"
      // A forge turns @name into a mention and #1 into a reference; a zero-width space parts them.
      case "@", "#":
        result.unicodeScalars.append(scalar)
        result += "\u{200B}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
