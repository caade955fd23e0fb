import Certification
import CivilTime
import MilepostResources
import Rules

/// Reads plan and portfolio, joins them and judges.
struct StatusReader {
  /// The report, and what stands beside it.
  struct Reading {
    let report: StatusReport
    let document: PlanDocument
    let notes: [Message]
    /// Whether every repository and all of its history could be read.
    let isComplete: Bool
  }

  let context: CommandContext
  let options: HistoryOptions
  /// `--plan` as given.
  let plan: String?

  func read() throws(Failure) -> Reading {
    let reader = try PortfolioReader(context: context, options: options)
    let reading = try reader.read(try PlanDocument.load(file: plan, context: context))
    return Reading(
      report: try judged(reading, opener: reader.opener), document: reading.document,
      notes: reading.notes, isComplete: reading.isComplete)
  }

  /// Returns every item's verdict; findings on files of other people do not count.
  private func judged(_ reading: PortfolioReader.Reading, opener: RepositoryOpener)
    throws(Failure) -> StatusReport
  {
    let first = Judge(
      portfolio: reading.portfolio, links: reading.links, authorship: Authorship(origins: [:])
    ).report(on: reading.document.plan)
    let origins = try OriginReader(
      opener: opener, history: reading.history, candidates: reading.candidates
    ).origins(of: first, in: reading.portfolio)
    return Judge(
      portfolio: reading.portfolio, links: reading.links,
      authorship: Authorship(origins: origins)
    ).report(on: reading.document.plan)
  }
}

extension CommandContext {
  /// The owner's own values on top of the rules' defaults, by rule id.
  ///
  /// Days on which nothing is expected of a streak are not expected of a daily habit either.
  var ruleParameters: [String: RuleParameters] {
    [
      "activity.daily": RuleParameters([
        "rest": .list(configuration.streak.restDays.map(\.rawValue).sorted()),
        "vacations": .list(configuration.streak.vacations.map { "\($0.start)..\($0.end)" }),
      ])
    ]
  }
}
