package import Certification
package import CivilTime
package import MilepostResources
package import StrictJSON

/// The schema `milepost.facts/1`.
///
/// - SeeAlso: docs/json-schema/resume-facts.json
package enum FactsJSON {
  package static func value(
    _ facts: ResumeFacts, today: CivilDay, redaction: Redaction, catalogue: Catalogue
  ) -> JSONValue {
    redaction.value([
      "schema": "milepost.resume-facts/1", "today": .text(today),
      "facts": list(facts, catalogue: catalogue),
      "leftOut": .texts(facts.leftOut.map(catalogue.text)),
    ])
  }

  static func list(_ facts: ResumeFacts, catalogue: Catalogue) -> JSONValue {
    .array(
      facts.facts.map { fact in
        [
          "id": .string(fact.id), "project": .optional(fact.project),
          "sentence": .string(catalogue.text(fact.sentence)), "command": .string(fact.command),
          "measured": FindingJSON.measured(fact.measured),
        ]
      })
  }
}
