package import MilepostResources
import Rules
package import StrictJSON

/// The schema `milepost.explain-rule/1`, with the answers on every project.
///
/// - SeeAlso: docs/json-schema/explain-rule.json
package enum AuditExplanationJSON {
  package static func value(_ explanation: AuditExplanation, catalogue: Catalogue) -> JSONValue {
    let rule = RuleExplanationJSON.value(explanation.rule, catalogue: catalogue)
    return .object(
      (rule.members ?? []) + [
        JSONMember(
          "projects",
          .array(
            explanation.answers.map { answer in
              .object(
                [JSONMember("name", .string(answer.project))]
                  + (FindingJSON.value(answer.finding, catalogue: catalogue).members ?? [])
                  + [
                    JSONMember(
                      "waiver",
                      answer.waiver.map {
                        ["reason": .string($0.reason), "until": .text($0.until)]
                      } ?? .null)
                  ])
            }))
      ])
  }
}
