import Activity
package import Certification
import Facts
package import MilepostResources
import Planning
import Rules
package import StrictJSON

/// The schema `milepost.status/1`.
///
/// - SeeAlso: docs/json-schema/status.json
package enum StatusJSON {
  package static func value(_ report: StatusReport, source: String, catalogue: Catalogue)
    -> JSONValue
  {
    [
      "schema": "milepost.status/1", "plan": .string(source), "today": .text(report.today),
      "items": .array(report.items.map { item($0, catalogue: catalogue) }),
      "contradictions": [
        "claimedNotProven": .texts(report.claimedNotProven.map(\.item.id)),
        "provedNotTicked": .texts(report.provedNotTicked.map(\.item.id)),
      ],
    ]
  }

  private static func item(_ verdict: ItemVerdict, catalogue: Catalogue) -> JSONValue {
    [
      "id": .string(verdict.item.id), "line": .count(verdict.item.line),
      "text": .string(verdict.item.text), "kind": .string(verdict.item.kind.rawValue),
      "verdict": .string(verdict.verdict.rawValue), "level": .string(verdict.level.rawValue),
      "claim": .optional(verdict.item.state?.rawValue),
      "schedule": .optional(verdict.schedule?.rawValue),
      "daysLeft": verdict.daysLeft.map(JSONValue.count) ?? .null,
      "mayBeLeft": .boolean(verdict.mayBeLeft),
      "requirements": .array(
        verdict.requirements.map { requirement($0, catalogue: catalogue) }),
      "attested": verdict.attestation.map {
        ["reference": .string($0.reference), "oid": .optional($0.blob)]
      } ?? .null,
      "missing": .texts(verdict.missing),
      "notes": .texts(verdict.notes.map(catalogue.text)),
      "signals": .array(
        verdict.signals.map { signal in
          [
            "code": .string(signal.code.rawValue), "count": .count(signal.count),
            "total": .count(signal.total), "text": .string(catalogue.text(signal.message)),
            "commits": .texts(signal.examples.map { "\($0.id)" }),
          ]
        }),
    ]
  }

  private static func requirement(_ requirement: Requirement, catalogue: Catalogue) -> JSONValue {
    let finding = FindingJSON.value(requirement.finding, catalogue: catalogue)
    let members = finding.members ?? []
    return .object(
      [JSONMember("project", .string(requirement.project))] + members
        + [JSONMember("covers", .texts(requirement.call.covers))])
  }
}
