package import CivilTime
import MilepostResources
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
    package let audit: ProjectAudit

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
  /// The evaluation clock, as a day.
  package let today: CivilDay
  /// Of all projects together.
  package let score: AuditScore
  /// nil when there is no earlier audit to compare with.
  package var comparison: AuditComparison?

  package init(projects: [Project], profile: String, today: CivilDay) {
    self.profile = profile
    self.today = today
    self.projects = projects.sorted {
      ($0.audit.score.value ?? -1, $0.audit.project) < (
        $1.audit.score.value ?? -1, $1.audit.project
      )
    }
    score = AuditScore(of: projects.map(\.audit))
  }

  /// Whether any finding is unmet and not waived.
  package var hasUnmet: Bool { contains(.unmet) }

  /// Whether any finding could not be evaluated and is not waived.
  package var hasInconclusive: Bool { contains(.inconclusive) }

  /// What a later audit needs of this one.
  package var record: AuditRecord {
    AuditRecord(
      day: today, profile: profile, score: score.value,
      projects: projects.map { project in
        AuditRecord.Project(
          name: project.audit.project, score: project.audit.score.value,
          outcomes: Dictionary(
            uniqueKeysWithValues: project.audit.entries.map {
              ($0.finding.rule, $0.finding.outcome)
            }
          ))
      })
  }

  private func contains(_ outcome: Outcome) -> Bool {
    projects.contains { $0.audit.openEntries.contains { $0.finding.outcome == outcome } }
  }
}

extension AuditReport {
  /// How many projects, their score, the profile.
  var header: Message {
    Message(
      "audit.header",
      [
        "count": .number(projects.count), "score": .message(score.message),
        "profile": .text(profile),
      ])
  }
}

extension AuditScore {
  /// The number with the share it rests on, or that there is none.
  var message: Message {
    let share = Message.Argument.number(evaluatedShare / 100)
    guard let value else { return Message("audit.no-score", ["share": share]) }
    return evaluatedShare == 10_000
      ? Message("audit.whole-score", ["score": .number(value)])
      : Message("audit.score", ["score": .number(value), "share": share])
  }
}
