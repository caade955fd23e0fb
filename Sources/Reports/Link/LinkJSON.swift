import Certification
package import MilepostResources
import Planning
package import StrictJSON

/// The schemas `milepost.link-suggest/1`, `milepost.link-change/1` and `milepost.link-rebind/1`.
///
/// - SeeAlso: docs/json-schema/link-suggest.json, link-change.json, link-rebind.json
package enum LinkJSON {
  package static func value(_ report: LinkSuggestionsReport, catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.link-suggest/1", "plan": .string(report.source),
      "threshold": .count(LinkSuggestion.threshold), "unlinked": .count(report.unlinked),
      "suggestions": .array(
        report.suggestions.map { suggestion in
          [
            "item": .string(suggestion.item.id), "line": .count(suggestion.item.line),
            "text": .string(suggestion.item.text), "project": .string(suggestion.project),
            "score": .count(suggestion.score),
            "reasons": .array(
              suggestion.reasons.map { reason in
                [
                  "kind": .string(reason.kind.rawValue), "points": .count(reason.points),
                  "seen": .texts(reason.seen),
                  "message": .string(catalogue.text(reason.message)),
                ]
              }),
          ]
        }),
    ]
  }

  package static func value(_ report: LinkChangeReport) -> JSONValue {
    [
      "schema": "milepost.link-change/1", "file": .string(report.file),
      "changes": .array(
        report.changes.map { change in
          [
            "action": .string(change.action.rawValue), "item": .string(change.item),
            "text": .optional(change.text), "old": .optional(change.old),
            "project": .optional(change.project), "attested": .optional(change.attestation),
            "rules": .texts(change.rules), "line": .count(change.line),
          ]
        }),
    ]
  }

  package static func value(_ links: [BrokenLink], file: String) -> JSONValue {
    [
      "schema": "milepost.link-rebind/1", "file": .string(file),
      "broken": .array(
        links.map { link in
          [
            "line": .count(link.line), "item": .string(link.item),
            "oldText": .optional(link.oldText), "commit": .optional(link.commit),
            "project": .optional(link.project),
            "offer": link.offer.map {
              [
                "item": .string($0.item.id), "line": .count($0.item.line),
                "text": .string($0.item.text), "likeness": .count($0.likeness),
              ]
            } ?? .null,
          ]
        }),
    ]
  }
}
