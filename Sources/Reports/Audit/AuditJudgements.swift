package import MilepostResources
import Rules

extension Judgements {
  /// The audit, a group a project.
  package init(_ report: AuditReport, catalogue: Catalogue) {
    command = "audit"
    title = catalogue.text(report.header)
    groups = report.projects.map { project in
      Group(
        name: project.audit.project, summary: catalogue.text(project.audit.score.message),
        rows: project.audit.entries.map {
          Judgement($0, folder: project.audit.folder, catalogue: catalogue)
        })
    }
    claims = Self.claims(catalogue)
  }

  /// The claim of every rule in words, by id.
  static func claims(_ catalogue: Catalogue) -> [String: String] {
    Dictionary(uniqueKeysWithValues: allRules.map { ($0.id, catalogue("rule.\($0.id).claim")) })
  }
}

extension Judgement {
  fileprivate init(_ entry: ProjectAudit.Entry, folder: String, catalogue: Catalogue) {
    let place = entry.finding.places.first
    self.init(
      rule: entry.finding.rule, outcome: entry.finding.outcome, level: Level(entry.severity),
      message: catalogue.text(entry.finding.message),
      remedy: entry.finding.remedy.map(catalogue.text), path: place?.path,
      isFolder: place == Place(path: folder), line: place?.line, accepted: entry.waiver?.reason)
  }
}

extension Judgement.Level {
  init(_ severity: Severity) {
    switch severity {
    case .critical, .high: self = .error
    case .medium: self = .warning
    case .low, .info: self = .note
    }
  }
}
