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
      let reading = try ActivityReader(context: context, options: history).read()
      let complete = reading.report.isComplete && reading.history.failures.isEmpty
      let comparison =
        explain
        ? PolicyComparison(
          reading.history.history, today: context.clock.today, counting: reading.report.counting,
          streak: reading.report.streakPolicy) : nil
      return CommandResult(
        status: complete ? .success : .inconclusive, formats: [.text, .json],
        render: { format, settings in
          format == .json
            ? jsonBytes(
              StreakJSON.value(
                reading.report, repositories: reading.history.candidates.map(\.name),
                comparison: comparison))
            : text(
              reading, comparison,
              style: CalendarText.Style(
                firstWeekday: context.configuration.weekStart, catalogue: settings.catalogue,
                plain: settings.plain, width: settings.width)
            ).bytes(colours: settings.colours)
        }, notes: reading.history.notes)
    }
  }

  private func text(
    _ reading: ActivityReader.Reading, _ comparison: PolicyComparison?, style: CalendarText.Style
  ) -> TextDocument {
    let names = reading.history.candidates.map(\.name)
    guard calendar || perRepository else {
      return StreakText.document(
        reading.report, repositories: names.count, identities: reading.ownIdentities,
        comparison: comparison, calendar: style)
    }
    return StreakText.calendar(
      reading.report, repositories: perRepository ? names : [], style: style)
  }
}
