package import StrictJSON

/// The schema `milepost.hook/1`.
///
/// - SeeAlso: docs/json-schema/hook.json
package enum HookJSON {
  package static func value(_ report: HookReport) -> JSONValue {
    [
      "schema": "milepost.hook/1", "path": .string(report.path),
      "outcome": .string(report.outcome.rawValue), "line": .string(report.line),
    ]
  }
}
