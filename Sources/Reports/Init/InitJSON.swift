package import StrictJSON

/// The schema `milepost.init/1`.
///
/// - SeeAlso: docs/json-schema/init.json
package enum InitJSON {
  package static func value(_ report: InitReport) -> JSONValue {
    [
      "schema": "milepost.init/1", "path": .string(report.path),
      "outcome": .string(report.outcome.rawValue), "repositories": .texts(report.repositories),
      "plans": .texts(report.plans), "content": .string(report.content),
      "added": .texts(report.added), "removed": .texts(report.removed),
    ]
  }
}
