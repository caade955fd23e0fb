package import Certification
package import CivilTime
package import MilepostResources

/// Numbered sentences for a résumé, each with the command that shows it.
package enum FactsMarkdown {
  private static let template = Template(
    resource: resourceText("templates/facts.md.mustache"), format: .markdown)

  package static func document(
    _ facts: ResumeFacts, today: CivilDay, redaction: Redaction, catalogue: Catalogue
  ) -> [UInt8] {
    let values: TemplateValues = [
      "intro": .text(catalogue.text(Message("facts.intro", ["today": .text("\(today)")]))),
      "sentences": .list(
        facts.facts.enumerated().map { index, fact in
          [
            "number": .number(index + 1), "fact": .text(catalogue.text(fact.sentence)),
            "commandCode": .text(markdownCode(displayText(redaction.text(fact.command)))),
          ]
        }),
      "hasLeftOut": .flag(!facts.leftOut.isEmpty),
      "leftOut": .list(facts.leftOut.map { ["reason": .text(catalogue.text($0))] }),
    ]
    return Array(template.render(redaction.values(values), catalogue: catalogue).text.utf8)
  }
}
