package import MilepostResources
import Rules
package import StrictJSON

/// The schema `milepost.explain-rule/1`.
///
/// - SeeAlso: docs/json-schema/explain-rule.json
package enum RuleExplanationJSON {
  package static func value(_ explanation: RuleExplanation, catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.explain-rule/1", "rule": .string(explanation.id),
      "claim": .string(catalogue("rule.\(explanation.id).claim")),
      "severity": .string(explanation.severity.rawValue),
      "parameters": .object(
        explanation.defaults.map { JSONMember($0.name, .string($0.value)) }),
      "remedy": .optional(ruleRemedy(explanation.id, catalogue)),
      "profiles": .texts(explanation.profiles),
    ]
  }
}
