/// Workflow commands of GitHub Actions, with foreign text escaped.
///
/// - SeeAlso: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
package enum GitHubCommands {
  /// How an annotation is shown.
  package enum Level: String, Sendable { case error, warning, notice }

  /// Returns one annotation line.
  ///
  /// - Parameters:
  ///   - file: Path relative to the checkout; nil for the whole run.
  ///   - line: 1-based.
  package static func annotation(
    _ level: Level, file: String?, line: Int?, column: Int? = nil, title: String, message: String
  ) -> String {
    var properties: [String] = []
    if let file { properties.append("file=\(escaped(file))") }
    if let line { properties.append("line=\(line)") }
    if let column { properties.append("col=\(column)") }
    properties.append("title=\(escaped(title))")
    return "::\(level.rawValue) \(properties.joined(separator: ","))::\(escapedMessage(message))\n"
  }

  private static func escapedMessage(_ text: String) -> String {
    displayText(text).replacing("%", with: "%25")
  }

  private static func escaped(_ text: String) -> String {
    escapedMessage(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
