package import Rules

/// The audit of every project of a portfolio.
package struct AuditReport: Sendable {
  /// One project and where it is.
  package struct Project: Sendable {
    /// Name of the repository.
    let repository: String
    /// Folder in the repository; empty for the repository itself.
    let path: String
    /// Commit of HEAD, 40 hexadecimal digits; nil when there is none.
    let head: String?
    let audit: ProjectAudit

    package init(repository: String, path: String, head: String?, audit: ProjectAudit) {
      self.repository = repository
      self.path = path
      self.head = head
      self.audit = audit
    }
  }

  /// Worst score first; projects without a score before those with one.
  package let projects: [Project]
  package let profile: String

  package init(projects: [Project], profile: String) {
    self.profile = profile
    self.projects = projects.sorted {
      ($0.audit.score.value ?? -1, $0.audit.project) < (
        $1.audit.score.value ?? -1, $1.audit.project
      )
    }
  }

  /// Whether any finding is unmet and not waived.
  package var hasUnmet: Bool { contains(.unmet) }

  /// Whether any finding could not be evaluated and is not waived.
  package var hasInconclusive: Bool { contains(.inconclusive) }

  private func contains(_ outcome: Outcome) -> Bool {
    projects.contains { project in
      project.audit.entries.contains { $0.waiver == nil && $0.finding.outcome == outcome }
    }
  }
}
