package import MilepostResources
package import StrictJSON

/// The schema `milepost.doctor/1`.
///
/// - SeeAlso: docs/json-schema/doctor.json
package enum DoctorJSON {
  package static func value(_ report: DoctorReport, catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.doctor/1", "needsMending": .boolean(report.needsMending),
      "incomplete": .boolean(report.isIncomplete),
      "entries": .array(
        report.entries.map { entry in
          [
            "severity": .string(entry.severity.rawValue), "subject": .string(entry.subject),
            "code": .string(entry.code), "message": .string(catalogue.text(entry.message)),
            "fixes": .texts(entry.fixes.map { catalogue.text($0) }),
            "lines": .texts(entry.lines),
          ]
        }),
    ]
  }
}
