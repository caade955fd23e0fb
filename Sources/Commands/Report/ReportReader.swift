import Activity
import Certification
import CivilTime
import Facts
import MilepostResources
import Planning
import Reports
import Rules

/// Reads everything that the page shows.
struct ReportReader {
  let context: CommandContext
  let options: HistorySettings
  /// `--plan` as given; the page works without a plan, too.
  let plan: String?
  let profile: String?
  /// Certificates as given, else those of the configuration.
  let certificates: [String]

  func read() throws(Failure) -> PageReport {
    let settings = try AuditSettings(context: context, profile: profile, explained: nil)
    let document = try PlanDocument.loadIfNamed(file: plan, context: context)
    var reader = try PortfolioReader(context: context, options: options)
    reader.readsHistory = true
    let portfolio = try reader.read(document)
    let status = try portfolio.report(
      on: document?.plan ?? Plan(items: []), opener: reader.opener)
    let history = portfolio.history
    let counting = CountingPolicy(
      context,
      window: try ActivityReader.window(
        since: options.since, until: options.until, context: context))
    let activity = ActivityReport(
      history, today: context.clock.today, counting: counting,
      streak: StreakPolicy(context.configuration.streak))
    let trend = CommitTrend(history, today: context.clock.today, counting: counting)
    return PageReport(
      person: person(history), clock: clockText, plan: document?.source,
      status: status, activity: activity, trend: trend,
      audit: AuditReport(
        projects: portfolio.auditedProjects(today: context.clock.today).map(settings.audit),
        profile: settings.profile.name, today: context.clock.today),
      history: history,
      facts: try resumeFacts(portfolio, reader.opener, activity, trend, status),
      certificates: try CertificateReader(
        context: context, options: options, opener: reader.opener,
        candidates: portfolio.candidates, plan: document
      ).read(certificates),
      notes: portfolio.notes, isComplete: portfolio.isComplete,
      toolVersion: toolVersion, weekStart: context.configuration.weekStart)
  }

  private func resumeFacts(
    _ portfolio: PortfolioReader.Reading, _ opener: RepositoryOpener, _ activity: ActivityReport,
    _ trend: CommitTrend, _ status: StatusReport
  ) throws(Failure) -> ResumeFacts {
    let maker = ResumeMaker(
      portfolio: portfolio.portfolio, activity: activity, trend: trend, status: status)
    let candidates = maker.candidates()
    let reader = OriginReader(
      opener: opener, history: portfolio.history, candidates: portfolio.candidates)
    var paths: [Int: Set<String>] = [:]
    for candidate in candidates where candidate.finding.outcome == .met {
      paths[candidate.project.repository, default: []].formUnion(
        candidate.finding.places.compactMap(\.path))
    }
    paths = paths.filter { !$0.value.isEmpty }
    return maker.facts(
      candidates,
      authorship: Authorship(
        origins: try reader.origins(of: paths, traces: try reader.traces(of: paths))))
  }

  /// The names and addresses of the configuration, else those of the owner's busiest identity.
  private func person(_ history: HistoryFacts) -> PageReport.Person {
    let configuration = context.configuration
    let counts = history.commitsByAuthor
    let own = history.identities.indices.filter { history.identities[$0].isOwner }
      .sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
      .map { history.identities[$0] }
    return PageReport.Person(
      names: configuration.ownerNames.isEmpty
        ? own.prefix(1).map(\.mappedName) : configuration.ownerNames,
      addresses: configuration.ownerEmails.isEmpty
        ? own.prefix(1).map(\.mappedAddress) : configuration.ownerEmails)
  }

  /// `2025-11-21 21:00 +08:00`: the clock with the offset that decides today.
  private var clockText: String {
    let clock = context.clock
    let local = Instant(
      seconds: clock.now.seconds,
      offsetMinutes: Int16(clamping: clock.dayRule.offset(at: clock.now)))
    let minute = local.minuteOfDay ?? 0
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(clock.today) \(two(minute / 60)):\(two(minute % 60)) \(local.offsetText)"
  }
}
