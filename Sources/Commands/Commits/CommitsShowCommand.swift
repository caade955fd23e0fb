import Activity
import ArgumentParser
import MilepostResources
import Reports

/// `milepost commits`: categories over time, and how many messages keep Conventional Commits.
///
/// Exit 0; 2 when the history could not be read to its roots.
struct CommitsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: HelpText.abstract("commits-show"))

  @OptionGroup var history: HistoryOptions

  @Option(help: HelpText.option("by"))
  var by: TrendUnit = .month

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let reader = ActivityReader(context: context, options: history.settings)
      var summary = try ActivitySummaryReader(reader: reader, wantsMessages: true).read()
      let trend: CommitTrend
      if let known = CommitTrend(
        summary.ledger, today: context.clock.today, counting: summary.report.counting,
        unit: by.unit)
      {
        trend = known
      } else {
        let reading = try reader.read()
        summary = ActivitySummary(reading, cacheNotes: summary.cacheNotes)
        trend = CommitTrend(
          reading.history.history, today: context.clock.today, counting: reading.report.counting,
          unit: by.unit)
      }
      let report = CommitsReport(
        trend: trend, repositories: summary.candidates.map(\.name),
        isComplete: summary.isComplete)
      return CommandResult(
        status: report.isComplete ? .success : .inconclusive, formats: [.text, .json],
        render: { format, settings in
          format == .json
            ? jsonBytes(CommitsJSON.value(report))
            : CommitsText.document(report, catalogue: settings.catalogue, verbose: settings.verbose)
              .bytes(coloured: settings.coloured)
        }, notes: summary.notes + summary.cacheNotes)
    }
  }
}

/// Length of a period of `milepost commits`.
enum TrendUnit: String, ExpressibleByArgument, CaseIterable {
  case week, month

  var unit: CommitTrend.Unit {
    switch self {
    case .week: .week
    case .month: .month
    }
  }
}
