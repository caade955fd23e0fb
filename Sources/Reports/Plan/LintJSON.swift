package import MilepostResources
package import Planning
package import StrictJSON

/// The schema `milepost.plan-lint/1`.
package enum LintJSON {
  package static func value(_ plan: Plan, source: String, catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.plan-lint/1", "source": .string(source),
      "findings": .array(
        plan.diagnostics.map {
          [
            "code": .string($0.code.rawValue), "severity": .string($0.severity.rawValue),
            "line": .count($0.line), "column": .count($0.column), "item": .optional($0.item),
            "message": .string(catalogue.text($0.message)),
          ]
        }),
    ]
  }
}
