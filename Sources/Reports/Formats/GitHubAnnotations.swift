package import MilepostResources
import Rules

/// Annotations of GitHub Actions, worst first, within what the forge shows.
///
/// - SeeAlso: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
package enum GitHubAnnotations {
  /// How many annotations of a level the forge shows for one step.
  private static let limit = 10

  /// Returns one workflow command a line; what is beyond the limit is counted in a last notice.
  package static func lines(_ judgements: Judgements, catalogue: Catalogue) -> [UInt8] {
    var text = ""
    var left = 0
    let rows = judgements.groups.flatMap { group in
      group.rows.filter(\.needsAttention).map { (group.name, $0) }
    }
    for level in Judgement.Level.allCases {
      let own = rows.filter { effectiveLevel($0.1) == level }
      // The last notice is kept for the sentence on the rest.
      let room = level == .note ? limit - 1 : limit
      for (group, row) in own.prefix(room) { text += command(level, row, group: group) }
      left += max(0, own.count - room)
    }
    if left > 0 {
      let message = catalogue.text(
        Message(
          "format.annotations.more",
          ["count": .number(left), "command": .text("milepost \(judgements.command)")]))
      text += "::notice title=\(escapedProperty("Milepost"))::\(escaped(message))\n"
    }
    return Array(text.utf8)
  }

  /// What could not be evaluated is no failure.
  private static func effectiveLevel(_ row: Judgement) -> Judgement.Level {
    row.outcome == .inconclusive ? .note : row.level
  }

  private static func command(_ level: Judgement.Level, _ row: Judgement, group: String) -> String {
    let name = level == .note ? "notice" : level.rawValue
    var properties: [String] = []
    if let path = row.path, !row.isFolder { properties.append("file=\(escapedProperty(path))") }
    if let line = row.line { properties.append("line=\(line)") }
    if let column = row.column { properties.append("col=\(column)") }
    properties.append("title=\(escapedProperty("\(row.rule) (\(group))"))")
    let message = row.remedy.map { "\(row.message)\n→ \($0)" } ?? row.message
    return "::\(name) \(properties.joined(separator: ","))::\(escaped(message))\n"
  }

  /// Line breaks of ours stay; everything else that could act is made visible.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { displayText($0) }
      .joined(separator: "\n").replacing("%", with: "%25").replacing("\n", with: "%0A")
  }

  private static func escapedProperty(_ text: String) -> String {
    displayText(text).replacing("%", with: "%25").replacing(":", with: "%3A")
      .replacing(",", with: "%2C")
  }
}
