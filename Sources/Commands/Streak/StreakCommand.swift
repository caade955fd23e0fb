import Activity
import ArgumentParser
import Facts
import MilepostResources
import Reports

/// `milepost streak`: current and longest streak, score, calendar, and the policy behind them.
///
/// Exit 0; 2 when the history could not be read to its roots.
struct StreakCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "streak", abstract: HelpText.abstract("streak"))

  @OptionGroup var history: HistoryOptions

  @Flag(help: HelpText.option("explain"))
  var explain = false

  @Flag(help: HelpText.option("calendar"))
  var calendar = false

  @Flag(help: HelpText.option("per-repository"))
  var perRepository = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !explain || !calendar && !perRepository else {
      throw ValidationError(HelpText.catalogue("error.calendar.explain"))
    }
  }

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let reader = ActivityReader(context: context, options: history.settings)
      let summary: ActivitySummary
      var comparison: PolicyComparison?
      if explain {
        // Other policies are other questions to every commit.
        let reading = try reader.read()
        summary = ActivitySummary(reading)
        comparison = PolicyComparison(
          reading.history.history, today: context.clock.today, counting: reading.report.counting,
          streak: reading.report.streakPolicy)
      } else {
        summary = try ActivitySummaryReader(reader: reader).read()
      }
      return CommandResult(
        status: summary.isComplete ? .success : .inconclusive, formats: [.text, .json, .svg],
        render: { format, settings in
          let weekStart = context.configuration.weekStart
          return switch format {
          case .json:
            jsonBytes(
              StreakJSON.value(
                summary.report, repositories: summary.candidates.map(\.name),
                comparison: comparison))
          case .svg:
            HeatmapDrawing(
              summary.report, firstWeekday: weekStart, catalogue: settings.catalogue
            ).picture
          default:
            text(
              summary, comparison,
              style: CalendarText.Style(
                firstWeekday: weekStart, catalogue: settings.catalogue, plain: settings.plain,
                width: settings.width)
            ).bytes(colours: settings.colours)
          }
        }, notes: summary.notes + summary.cacheNotes)
    }
  }

  private func text(
    _ summary: ActivitySummary, _ comparison: PolicyComparison?, style: CalendarText.Style
  ) -> TextDocument {
    let names = summary.candidates.map(\.name)
    guard calendar || perRepository else {
      return StreakText.document(
        summary.report, repositories: names.count, identities: summary.ledger.ownIdentities.count,
        comparison: comparison, calendar: style)
    }
    return StreakText.calendar(
      summary.report, repositories: perRepository ? names : [], style: style)
  }
}
