import CivilTime

/// The content of `milepost.yml`, with every value the file left out at its default.
struct Configuration: Sendable, Equatable {
  /// A repository of the portfolio.
  struct Repository: Sendable, Equatable {
    /// Absolute path.
    let path: String
    /// Name in reports and links; the folder's name unless given.
    let name: String?
  }

  /// The plan document and what its words mean for this person.
  struct PlanDocument: Sendable, Equatable {
    /// Absolute path.
    var path: String
    /// Day from which relative dates count; nil reads it from the document.
    var anchor: CivilDay?
    /// Year in which the first school year began.
    var entryYear: Int?
    /// First and last day of a term or season by its name in the plan, such as `大三上`.
    var terms: [String: DayRange] = [:]
  }

  /// An explicit link from a plan item to evidence.
  struct Link: Sendable, Equatable {
    /// Id of the plan item, or its unambiguous beginning.
    let item: String
    /// `repository` or `repository/folder`; nil for an attestation.
    let project: String?
    /// Rules the item needs, in the order of the file; empty to use those the plan's prose names.
    let rules: [RuleSetting]
    /// A committed file or a note by which the owner vouches for what git cannot show.
    let attestation: String?
    /// 1-based line of the entry.
    let line: Int
  }

  /// A rule id with parameters as written.
  struct RuleSetting: Sendable, Equatable {
    let rule: String
    /// Values by parameter name; the empty name stands for the rule's only threshold.
    let parameters: [String: String]
    let line: Int
  }

  /// A finding that is accepted, with the reason and the last day on which that holds.
  struct Waiver: Sendable, Equatable {
    let rule: String
    /// Project name; nil for all.
    let project: String?
    let reason: String
    let until: CivilDay?
    /// 1-based line of the entry.
    let line: Int
  }

  /// Absolute path of the file; nil when there is none.
  var path: String?
  var ownerNames: [String] = []
  var ownerEmails: [String] = []
  var zone: String?
  /// Minutes after midnight.
  var dayStart = 0
  var usesCommitterDate = false
  /// First day of the week in calendars; nil for the language's.
  var weekStart: Weekday?
  var streak = StreakSettings()
  var repositories: [Repository] = []
  var plan: PlanDocument?
  var links: [Link] = []
  var auditProfile: String?
  var auditRules: [RuleSetting] = []
  var waivers: [Waiver] = []
  /// nil when the file has no `gate:`.
  var gate: GateSettings?
  /// Absolute paths of the certificates that go with a report.
  var certificates: [String] = []
  var language: String?

  /// How the streak is counted.
  struct StreakSettings: Sendable, Equatable {
    /// What has to happen how often.
    enum Mode: Sendable, Equatable {
      case daily
      /// Active days a week.
      case weekly(days: Int)
      case days(count: Int, of: Int)
    }

    var mode = Mode.daily
    var restDays: Set<Weekday> = []
    var vacations: [DayRange] = []
    /// Days that may be missed within any 30 days.
    var freezes = 0
    var countsMerges = true
    var countsEmptyCommits = false
  }
}
