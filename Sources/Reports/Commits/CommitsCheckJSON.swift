import Facts
package import MilepostResources
package import StrictJSON

/// The schema `milepost.commits-check/1`.
///
/// - SeeAlso: docs/json-schema/commits-check.json
package enum CommitsCheckJSON {
  package static func value(_ check: CommitsCheck, catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.commits-check/1",
      "results": .array(check.results.map { result($0, catalogue: catalogue) }),
    ]
  }

  static func result(_ result: CommitsCheck.Result, catalogue: Catalogue) -> JSONValue {
    let commit = result.conventional
    return [
      "oid": .optional(result.oid), "valid": .boolean(commit.isValid),
      "subject": .string(result.subject), "kind": .string(result.classification.kind.rawValue),
      "type": .optional(commit.type),
      "knownType": .optional(commit.knownType?.rawValue), "scope": .optional(commit.scope),
      "breaking": .boolean(commit.isBreaking), "description": .optional(commit.description),
      "body": .optional(commit.body),
      "footers": .array(
        commit.footers.map { ["token": .string($0.token), "value": .string($0.value)] }),
      "category": .string(result.classification.category.rawValue),
      "reason": .string(result.classification.reason.rawValue),
      "problems": .array(
        commit.problems.map {
          [
            "code": .string($0.code.rawValue), "severity": .string($0.severity.rawValue),
            "line": .count($0.line), "column": .count($0.column),
            "message": .string(catalogue.text($0.message)), "fix": .string(catalogue.text($0.fix)),
          ]
        }),
    ]
  }
}
