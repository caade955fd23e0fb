import Activity
import CivilTime
import Facts
import MilepostResources

/// Reads histories and counts the owner's activity under the configured policy.
struct ActivityReader {
  /// The activity and what it was read from.
  struct Reading {
    let report: ActivityReport
    let ledger: ActivityLedger
    let history: HistoryReader.Reading
  }

  let context: CommandContext
  let options: HistorySettings

  /// - Throws: exit 78 when nobody says who the owner is and there are commits.
  func read() throws(Failure) -> Reading {
    try read(try RepositoryFinder(context: context).find(options.repositories))
  }

  /// Reads repositories that were found.
  ///
  /// - Parameter owner: Whose commits are looked at, when somebody found out already.
  func read(_ candidates: [RepositoryFinder.Candidate], owner: Owner? = nil) throws(Failure)
    -> Reading
  {
    let counting = try counting()
    let opener = try opener()
    var reader = HistoryReader(context: context, opener: opener, authors: options.author)
    reader.readsTags = false
    reader.findsFrontiers = context.cacheFolder != nil
    reader.owner = owner
    let reading = try reader.read(candidates)
    if reading.owner.isEmpty, !reading.history.commits.isEmpty {
      throw Self.unknownOwner(reading.history)
    }
    let ledger = ActivityLedger(reading.history, counting: counting)
    return Reading(report: report(ledger, counting), ledger: ledger, history: reading)
  }

  /// The report of a ledger as of the evaluation clock.
  func report(_ ledger: ActivityLedger, _ counting: CountingPolicy) -> ActivityReport {
    ActivityReport(
      ledger, today: context.clock.today, counting: counting,
      streak: StreakPolicy(context.configuration.streak))
  }

  func opener() throws(Failure) -> RepositoryOpener {
    try RepositoryOpener(environment: context.environment, trustsEverybody: options.trustOwner)
  }

  /// The counting policy with the window of `--since` and `--until`.
  func counting() throws(Failure) -> CountingPolicy {
    let window = try Self.window(since: options.since, until: options.until, context: context)
    return CountingPolicy(context, window: window)
  }

  /// The days that `--since` and `--until` name; open ends reach to the calendar's ends.
  static func window(since: String?, until: String?, context: CommandContext) throws(Failure)
    -> DayRange?
  {
    guard since != nil || until != nil else { return nil }
    let start = try day(since, option: "--since") ?? CivilDay(dayNumber: -700_000)
    let end = try day(until, option: "--until") ?? context.clock.today
    guard let range = DayRange(start, end) else {
      throw Failure(
        .usage,
        Message("error.window.reversed", ["start": .text("\(start)"), "end": .text("\(end)")]))
    }
    return range
  }

  private static func day(_ text: String?, option: String) throws(Failure) -> CivilDay? {
    guard let text else { return nil }
    guard let day = CivilDay(iso: text) else {
      throw Failure(
        .usage, Message("error.option.day", ["option": .text(option), "value": .text(text)]),
        hints: [Message("hint.day.form")])
    }
    return day
  }

  /// Names the busiest persons, so that the answer is one copy away.
  private static func unknownOwner(_ history: HistoryFacts) -> Failure {
    let counts = history.commitsByAuthor
    let busiest = history.busiestPersons(counts).prefix(3)
    return Failure(
      .configuration, Message("error.owner.unknown"),
      cause: Message("cause.owner.unknown"),
      hints: [Message("hint.owner.say")]
        + busiest.map {
          Message(
            "hint.owner.candidate",
            [
              "email": .text(history.identities[$0].mappedAddress),
              "count": .number(counts[$0] ?? 0),
            ])
        })
  }
}

extension CountingPolicy {
  /// The policy of the configuration.
  init(_ context: CommandContext, window: DayRange? = nil) {
    let configuration = context.configuration
    self.init(
      days: context.clock.dayRule, date: configuration.usesCommitterDate ? .committer : .author,
      countsMerges: configuration.streak.countsMerges,
      countsEmpty: configuration.streak.countsEmptyCommits, window: window)
  }
}

extension StreakPolicy {
  /// The policy of the configuration.
  init(_ settings: Configuration.StreakSettings) {
    let mode: Mode =
      switch settings.mode {
      case .daily: .daily
      case .weekly(let days): .weekly(minimumDays: days)
      case .days(let count, let span): .rolling(active: count, days: span)
      }
    self.init(
      mode: mode, restWeekdays: settings.restDays, vacations: settings.vacations,
      freezes: settings.freezes)
  }
}
