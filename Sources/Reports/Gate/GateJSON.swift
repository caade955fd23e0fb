package import Certification
package import MilepostResources
import Rules
package import StrictJSON

/// The schema `milepost.gate/1`.
///
/// - SeeAlso: docs/json-schema/gate.json
package enum GateJSON {
  package static func value(_ report: GateReport, catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.gate/1", "outcome": .string(report.header.outcome.rawValue),
      "unmet": .count(report.unmet.count), "inconclusive": .count(report.inconclusive.count),
      "requirements": .array(
        report.requirements.map { requirement in
          [
            "kind": .string(requirement.kind.rawValue), "name": .string(requirement.name),
            "subject": .string(requirement.subject),
            "outcome": .string(requirement.outcome.rawValue),
            "accepted": accepted(requirement.acceptance),
            "message": .string(catalogue.text(requirement.message)),
            "places": .array(requirement.places.map(FindingJSON.place)),
            "measured": FindingJSON.measured(requirement.measured),
            "remedy": .optional(requirement.remedy.map(catalogue.text)),
          ]
        }),
    ]
  }

  private static func accepted(_ acceptance: GateRequirement.Acceptance?) -> JSONValue {
    switch acceptance {
    case .baseline: ["by": "baseline", "reason": .null]
    case .waiver(let reason): ["by": "waiver", "reason": .string(reason)]
    case nil: .null
    }
  }
}
