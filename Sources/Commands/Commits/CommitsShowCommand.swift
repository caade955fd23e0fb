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
      let reading = try ActivityReader(context: context, options: history).read()
      let report = CommitsReport(
        trend: CommitTrend(
          reading.history.history, today: context.clock.today, counting: reading.report.counting,
          unit: by.unit),
        repositories: reading.history.candidates.map(\.name),
        isComplete: reading.report.isComplete && reading.history.failures.isEmpty)
      return CommandResult(
        status: report.isComplete ? .success : .inconclusive, formats: [.text, .json],
        render: { format, settings in
          format == .json
            ? jsonBytes(CommitsJSON.value(report))
            : CommitsText.document(report, catalogue: settings.catalogue, verbose: settings.verbose)
              .bytes(coloured: settings.coloured)
        }, notes: reading.history.notes)
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
