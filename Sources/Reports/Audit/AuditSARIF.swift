package import MilepostResources
import Rules
package import StrictJSON

/// The audit as SARIF and as GitHub annotations: unmet and inconclusive findings.
package enum AuditSARIF {
  package static func log(_ report: AuditReport, catalogue: Catalogue, toolVersion: String)
    -> JSONValue
  {
    var results: [SARIF.Result] = []
    for project in report.projects {
      for entry in project.audit.entries where isShown(entry) {
        let place = entry.finding.places.first
        results.append(
          SARIF.Result(
            rule: entry.finding.rule, level: level(entry),
            message: catalogue.text(entry.finding.message) + remedy(entry, catalogue),
            path: place?.path, line: place?.line,
            fingerprint: [entry.finding.rule, project.audit.project, place?.path ?? ""]
              .joined(separator: "|")))
      }
    }
    let rules = Dictionary(
      uniqueKeysWithValues: allRules.map { ($0.id, catalogue("rule.\($0.id).claim")) })
    return SARIF.log(results: results, rules: rules, toolVersion: toolVersion)
  }

  package static func annotations(_ report: AuditReport, catalogue: Catalogue) -> [UInt8] {
    var text = ""
    for project in report.projects {
      for entry in project.audit.entries where isShown(entry) {
        let place = entry.finding.places.first
        let level: GitHubCommands.Level =
          switch self.level(entry) {
          case "error": .error
          case "warning": .warning
          default: .notice
          }
        text += GitHubCommands.annotation(
          level, file: place?.path, line: place?.line,
          title: "\(entry.finding.rule) (\(project.audit.project))",
          message: catalogue.text(entry.finding.message) + remedy(entry, catalogue))
      }
    }
    return Array(text.utf8)
  }

  private static func isShown(_ entry: ProjectAudit.Entry) -> Bool {
    entry.waiver == nil
      && (entry.finding.outcome == .unmet || entry.finding.outcome == .inconclusive)
  }

  private static func level(_ entry: ProjectAudit.Entry) -> String {
    if entry.finding.outcome == .inconclusive { return "note" }
    return switch entry.severity {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low, .info: "note"
    }
  }

  private static func remedy(_ entry: ProjectAudit.Entry, _ catalogue: Catalogue) -> String {
    entry.finding.remedy.map { " " + catalogue.text($0) } ?? ""
  }
}
