package import Activity
package import Certification
package import CivilTime
package import Facts
package import MilepostResources

/// Everything that is shown to a mentor or a recruiter on one page.
package struct PageReport: Sendable {
  /// Whose portfolio it is.
  package struct Person: Sendable {
    /// Names as the configuration or git writes them, the preferred one first.
    package let names: [String]
    package let addresses: [String]

    package init(names: [String], addresses: [String]) {
      self.names = names
      self.addresses = addresses
    }
  }

  /// A certificate that was given along, with what verifying it came to.
  package struct Certificate: Sendable {
    /// Path as it was given.
    package let file: String
    package let outcome: VerificationOutcome

    package init(file: String, outcome: VerificationOutcome) {
      self.file = file
      self.outcome = outcome
    }
  }

  package let person: Person
  /// The evaluation clock with its offset, such as `2025-11-21 21:00 +08:00`.
  package let clock: String
  /// The plan as it was named; nil without one.
  package let plan: String?
  package let status: StatusReport
  package let activity: ActivityReport
  /// By month.
  package let trend: CommitTrend
  package let audit: AuditReport
  /// In the order of the history.
  package let repositories: [RepositoryFacts]
  package let links: ForgeLinks
  /// Index of every commit that has an address, by id.
  package let positions: [String: Int]
  package let facts: ResumeFacts
  package let certificates: [Certificate]
  /// Remarks on what could not be read.
  package let notes: [Message]
  /// Whether every repository and all of its history could be read.
  package let isComplete: Bool
  package let toolVersion: String
  /// The weekday that calendars begin with; nil for the language's own.
  package let weekStart: Weekday?

  package init(
    person: Person, clock: String, plan: String?, status: StatusReport, activity: ActivityReport,
    trend: CommitTrend, audit: AuditReport, history: HistoryFacts, facts: ResumeFacts,
    certificates: [Certificate], notes: [Message], isComplete: Bool, toolVersion: String,
    weekStart: Weekday?
  ) {
    self.person = person
    self.clock = clock
    self.plan = plan
    self.status = status
    self.activity = activity
    self.trend = trend
    self.audit = audit
    repositories = history.repositories
    links = ForgeLinks(history)
    positions = Dictionary(
      history.commits.enumerated().map { ("\($1.id)", $0) }, uniquingKeysWith: { first, _ in first }
    )
    self.facts = facts
    self.certificates = certificates
    self.notes = notes
    self.isComplete = isComplete
    self.toolVersion = toolVersion
    self.weekStart = weekStart
  }

  package var today: CivilDay { activity.today }

  /// Web address of a commit on a known forge; nil when none is known to have it.
  func address(of commit: String) -> String? {
    positions[commit].flatMap { links.address(of: $0) }
  }
}
