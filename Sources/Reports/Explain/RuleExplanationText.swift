package import MilepostResources
import Rules

/// One rule for the terminal: its claim, what can be set, what helps, who applies it.
package enum RuleExplanationText {
  package static func document(_ explanation: RuleExplanation, catalogue: Catalogue)
    -> TextDocument
  {
    var document = TextDocument()
    document.line(
      TextSpan(explanation.id, .accent), TextSpan("  "),
      TextSpan(catalogue("rule.\(explanation.id).claim"), .strong))
    func label(_ key: String) -> TextSpan { TextSpan(catalogue("explain.label.\(key)"), .quiet) }
    var rows = [
      [
        label("severity"),
        TextSpan(catalogue("explain.severity.\(explanation.severity.rawValue)")),
      ]
    ]
    for (index, parameter) in explanation.defaults.enumerated() {
      rows.append([
        index == 0 ? label("parameters") : TextSpan(""),
        TextSpan("\(parameter.name): \(parameter.value)"),
      ])
    }
    if explanation.defaults.isEmpty {
      rows.append([label("parameters"), TextSpan(catalogue("explain.no-parameters"), .quiet)])
    }
    if let remedy = ruleRemedy(explanation.id, catalogue) {
      rows.append([label("remedy"), TextSpan(remedy)])
    }
    rows.append([
      label("profiles"),
      explanation.profiles.isEmpty
        ? TextSpan(catalogue("explain.no-profile"))
        : TextSpan(explanation.profiles.joined(separator: ", ")),
    ])
    document.table(rows)
    return document
  }
}

/// Returns what helps when a rule is unmet, with `…` for what only a finding knows.
func ruleRemedy(_ id: String, _ catalogue: Catalogue) -> String? {
  let key = "rule.\(id).remedy"
  let text = catalogue(key)
  guard text != key else { return nil }
  var result = ""
  var rest = text[...]
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    result += rest[..<open] + "…"
    rest = rest[rest.index(after: close)...]
  }
  return result + rest
}
