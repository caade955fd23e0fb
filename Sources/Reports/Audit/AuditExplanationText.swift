package import MilepostResources
import Rules

/// A rule and its answers for the terminal: what it asks, what it read, what helps, what can be set.
package enum AuditExplanationText {
  /// How many places of a finding are listed.
  private static let places = 10

  package static func document(
    _ explanation: AuditExplanation, catalogue: Catalogue, plain: Bool, width: Int
  ) -> TextDocument {
    var document = RuleExplanationText.document(explanation.rule, catalogue: catalogue)
    if !explanation.isInProfile {
      let message = Message(
        "audit.explain.outside-profile", ["profile": .text(explanation.profile)])
      for line in wrapped(catalogue.text(message), toWidth: width) { document.line(line, .quiet) }
    }
    let signs = Signs(catalogue: catalogue, plain: plain)
    for answer in explanation.answers {
      document.gap()
      document.line(TextSpan(answer.project, .strong))
      append(answer, to: &document, signs: signs, catalogue: catalogue, width: width)
    }
    document.gap()
    append(
      settings: explanation.rule, to: &document, catalogue: catalogue, width: width)
    return document
  }

  private static func append(
    _ answer: AuditExplanation.Answer, to document: inout TextDocument, signs: Signs,
    catalogue: Catalogue, width: Int
  ) {
    let finding = answer.finding
    let sign = signs.outcome(finding.outcome)
    let lines = wrapped(catalogue.text(finding.message), toWidth: width - sign.width - 3)
    for (index, line) in lines.enumerated() {
      let blanks = TextSpan(String(repeating: " ", count: sign.width))
      document.line(TextSpan("  "), index == 0 ? sign : blanks, TextSpan(" "), TextSpan(line))
    }
    for place in finding.places.prefix(places) {
      let name = place.path ?? place.oid ?? ""
      document.line("    " + (place.line.map { "\(name):\($0)" } ?? name), .quiet)
    }
    if finding.places.count > places {
      let rest = Message("audit.more", ["count": .number(finding.places.count - places)])
      document.line("    … " + catalogue.text(rest), .quiet)
    }
    let values = finding.measured.sorted { $0.key < $1.key }
      .map { "\($0.key) \(text($0.value, catalogue))" }
    if !values.isEmpty {
      let message = Message(
        "audit.explain.measured", ["values": .text(values.joined(separator: " · "))])
      for line in wrapped(catalogue.text(message), toWidth: width - 4) {
        document.line("    " + line, .quiet)
      }
    }
    if let waiver = answer.waiver {
      document.line(
        "    " + catalogue.text(Message("audit.waived", ["reason": .text(waiver.reason)])), .quiet)
    } else if let remedy = finding.remedy, finding.outcome != .met {
      for line in wrapped("→ " + catalogue.text(remedy), toWidth: width - 4) {
        document.line("    " + line)
      }
    }
  }

  /// The lines of `milepost.yml` by which a person changes or accepts the answer.
  private static func append(
    settings rule: RuleExplanation, to document: inout TextDocument, catalogue: Catalogue,
    width: Int
  ) {
    for line in wrapped(catalogue("audit.explain.settings"), toWidth: width) {
      document.line(line, .quiet)
    }
    if let parameter = rule.defaults.first {
      document.line("  audit:")
      document.line("    rules:")
      document.line("      - \(rule.id): {\(parameter.name): \"\(parameter.value)\"}")
    }
    document.line("  waivers:")
    document.line("    - rule: \(rule.id)")
    document.line("      reason: …")
  }

  private static func text(_ value: Measured, _ catalogue: Catalogue) -> String {
    switch value {
    case .integer(let number): String(number)
    case .share(let part, let whole): "\(part)/\(whole)"
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .list(let list):
      list.isEmpty ? catalogue("explain.no-parameters") : list.joined(separator: ", ")
    }
  }
}
