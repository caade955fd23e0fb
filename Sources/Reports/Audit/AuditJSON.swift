package import MilepostResources
import Rules
package import StrictJSON

/// The schema `milepost.audit/1`.
///
/// - SeeAlso: docs/json-schema/audit.json
package enum AuditJSON {
  package static func value(_ report: AuditReport, catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.audit/1", "profile": .string(report.profile),
      "projects": .array(report.projects.map { project($0, catalogue: catalogue) }),
    ]
  }

  private static func project(_ project: AuditReport.Project, catalogue: Catalogue) -> JSONValue {
    [
      "name": .string(project.audit.project), "repository": .string(project.repository),
      "path": .string(project.path), "head": .optional(project.head),
      "findings": .array(project.audit.entries.map { entry($0, catalogue: catalogue) }),
      "score": [
        "value": project.audit.score.value.map(JSONValue.count) ?? .null,
        "evaluatedShare": .decimal(
          JSONDecimal(units: Int64(project.audit.score.evaluatedShare), fractionDigits: 4)),
      ],
    ]
  }

  private static func entry(_ entry: ProjectAudit.Entry, catalogue: Catalogue) -> JSONValue {
    let finding = FindingJSON.value(entry.finding, catalogue: catalogue)
    return .object(
      (finding.members ?? []) + [
        JSONMember("severity", .string(entry.severity.rawValue)),
        JSONMember("gain", .count(entry.gain)),
        JSONMember(
          "waiver",
          entry.waiver.map {
            ["reason": .string($0.reason), "until": .text($0.until)]
          } ?? .null),
      ])
  }
}
