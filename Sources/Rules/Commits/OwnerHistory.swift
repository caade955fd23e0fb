internal import Activity
internal import CivilTime
internal import Facts
internal import MilepostResources

/// The owner's commits in a rule's window, or the finding that says why they cannot be told.
struct OwnerHistory {
  let commits: OwnerCommits
  let entries: ArraySlice<CommitTally.Entry>
  let window: DayRange?
  private let completeness: Completeness

  /// How many ids a finding names.
  private static let placeLimit = 10

  /// What reading came to.
  enum Reading {
    case history(OwnerHistory)
    case finding(Finding)
  }

  /// Returns the history of the project's repository, or of all when the facts name none.
  ///
  /// - Parameter rule: Id of the rule that asks.
  static func read(_ facts: RuleFacts, rule: String) -> Reading {
    guard let commits = facts.commits else {
      return .finding(.inconclusive(rule, "not-read"))
    }
    guard commits.history.hasOwner else {
      return .finding(
        .inconclusive(rule, "no-owner", remedy: Message("rule.history.no-owner-remedy")))
    }
    if let window = facts.window, facts.today < window.start {
      return .finding(
        .inconclusive(rule, "not-begun", ["start": .text("\(window.start)")]))
    }
    return .history(
      OwnerHistory(
        commits: commits, entries: commits.entries(in: facts.window, repository: facts.repository),
        window: facts.window,
        completeness: commits.completeness(repository: facts.repository)))
  }

  private init(
    commits: OwnerCommits, entries: ArraySlice<CommitTally.Entry>, window: DayRange?,
    completeness: Completeness
  ) {
    self.commits = commits
    self.entries = entries
    self.window = window
    self.completeness = completeness
  }

  /// Commits that can be evidence: merges are activity only.
  var evidence: [CommitFact] {
    entries.lazy.map { commits.history.commits[$0.position] }.filter { !$0.isMerge }
  }

  /// Every counted commit, merges included.
  var all: [CommitFact] { entries.map { commits.history.commits[$0.position] } }

  /// Active days, sorted, each once.
  var days: [CivilDay] {
    var days: [CivilDay] = []
    for entry in entries where entry.day != days.last { days.append(entry.day) }
    return days
  }

  /// Whether commits may exist that were not seen.
  var isComplete: Bool { completeness.isComplete }

  /// Returns the newest of some commits as places.
  static func places(_ commits: some BidirectionalCollection<CommitFact>) -> [Place] {
    commits.suffix(placeLimit).reversed().map { Place(oid: "\($0.id)") }
  }

  /// Returns the finding of a rule that more commits could only help.
  ///
  /// When it is not met and history is cut, commits that were not seen could have met it: it is
  /// inconclusive, never a "no".
  func finding(
    _ rule: String, isMet: Bool, _ arguments: [String: Message.Argument], places: [Place] = [],
    measured: [String: Measured], remedy: Message? = nil
  ) -> Finding {
    guard isMet || isComplete else {
      return cut(rule, arguments, places: places, measured: measured)
    }
    return Finding(
      rule: rule, outcome: isMet ? .met : .unmet,
      message: Message("rule.\(rule).\(isMet ? "met" : "unmet")", arguments), places: places,
      measured: measured, remedy: isMet ? nil : remedy ?? Message("rule.\(rule).remedy", arguments))
  }

  /// Returns the finding that says that history is cut, with what was seen.
  func cut(
    _ rule: String, _ arguments: [String: Message.Argument], places: [Place] = [],
    measured: [String: Measured] = [:]
  ) -> Finding {
    let reason =
      !completeness.shallow.isEmpty
      ? "shallow" : !completeness.damaged.isEmpty ? "damaged" : "missing"
    let ids = completeness.shallow + completeness.damaged + completeness.missing
    return Finding(
      rule: rule, outcome: .inconclusive,
      message: Message(
        "rule.history.\(reason)",
        [
          "seen": .message(Message("rule.\(rule).unmet", arguments)),
          "id": .text(String(ids.first.map { "\($0)".prefix(7) } ?? "")),
        ]),
      places: places, measured: measured, remedy: Message("rule.history.\(reason)-remedy"))
  }
}

extension Finding {
  /// A finding about a history that could not be asked.
  static func inconclusive(
    _ rule: String, _ reason: String, _ arguments: [String: Message.Argument] = [:],
    remedy: Message? = nil
  ) -> Finding {
    Finding(
      rule: rule, outcome: .inconclusive, message: Message("rule.history.\(reason)", arguments),
      remedy: remedy)
  }
}
