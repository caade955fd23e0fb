package import MilepostResources
import Rules
package import StrictJSON

/// The schema `milepost.audit/1`.
///
/// - SeeAlso: docs/json-schema/audit.json
package enum AuditJSON {
  package static func value(_ report: AuditReport, catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.audit/1", "today": .text(report.today),
      "profile": .string(report.profile), "score": score(report.score),
      "projects": .array(report.projects.map { project($0, catalogue: catalogue) }),
      "comparison": report.comparison.map(comparison) ?? .null,
    ]
  }

  /// The members that a later audit reads, and no sentence.
  package static func record(_ report: AuditReport) -> JSONValue {
    [
      "schema": "milepost.audit/1", "today": .text(report.today),
      "profile": .string(report.profile), "score": score(report.score),
      "projects": .array(
        report.projects.map { project in
          [
            "name": .string(project.audit.project), "score": score(project.audit.score),
            "findings": .array(
              project.audit.entries.map { entry in
                [
                  "rule": .string(entry.finding.rule),
                  "outcome": .string(entry.finding.outcome.rawValue),
                ]
              }),
          ]
        }),
    ]
  }

  private static func project(_ project: AuditReport.Project, catalogue: Catalogue) -> JSONValue {
    [
      "name": .string(project.audit.project), "repository": .string(project.repository),
      "path": .string(project.path), "head": .optional(project.head),
      "findings": .array(project.audit.entries.map { entry($0, catalogue: catalogue) }),
      "edits": .array(
        project.audit.edits.map { edit in
          [
            "rules": .texts(edit.entries.map(\.finding.rule)),
            "remedy": edit.remedy.map { .string(catalogue.text($0)) } ?? .null,
            "gain": .count(edit.gain),
          ]
        }),
      "score": score(project.audit.score),
    ]
  }

  private static func score(_ score: AuditScore) -> JSONValue {
    [
      "value": score.value.map(JSONValue.count) ?? .null,
      "evaluatedShare": .decimal(
        JSONDecimal(units: Int64(score.evaluatedShare), fractionDigits: 4)),
    ]
  }

  private static func entry(_ entry: ProjectAudit.Entry, catalogue: Catalogue) -> JSONValue {
    let finding = FindingJSON.value(entry.finding, catalogue: catalogue)
    return .object(
      (finding.members ?? []) + [
        JSONMember("severity", .string(entry.severity.rawValue)),
        JSONMember("gain", .count(entry.gain)),
        JSONMember("waiver", waiver(entry.waiver)),
        JSONMember("expiredWaiver", waiver(entry.expired)),
      ])
  }

  private static func waiver(_ waiver: Waiver?) -> JSONValue {
    waiver.map { ["reason": .string($0.reason), "until": .text($0.until)] } ?? .null
  }

  private static func comparison(_ comparison: AuditComparison) -> JSONValue {
    func number(_ value: Int?) -> JSONValue { value.map(JSONValue.count) ?? .null }
    return [
      "day": .text(comparison.day), "before": number(comparison.before),
      "after": number(comparison.after),
      "projects": .array(
        comparison.projects.map { project in
          [
            "name": .string(project.name), "before": number(project.before),
            "after": number(project.after), "mended": .texts(project.mended),
            "new": .texts(project.new),
          ]
        }),
      "added": .texts(comparison.added), "gone": .texts(comparison.gone),
    ]
  }
}
