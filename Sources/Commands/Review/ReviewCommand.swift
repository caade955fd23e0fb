import ArgumentParser
import Certification
import CivilTime
import MilepostResources
import Planning
import Reports

/// `milepost review`: what was planned for some days, what git shows of it, and what comes next.
///
/// Exit 0; 2 when the history could not be read to its roots.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: HelpText.abstract("review"),
    discussion: HelpText.discussion("review"))

  @OptionGroup var options: PortfolioOptions

  @Flag(help: HelpText.option("week"))
  var week = false

  @Flag(help: HelpText.option("month"))
  var month = false

  @Flag(help: HelpText.option("last"))
  var last = false

  @Option(help: HelpText.option("template", value: "file"), completion: .file())
  var template: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let period = try period(context)
      let file = try template.map { path throws(Failure) in
        try TemplateFile(path: path, context: context)
      }
      let reading = try ReviewReader(
        context: context, options: options.history.settings, plan: options.plan, period: period
      ).read()
      var notes = reading.notes
      if let file { notes += file.remarks(on: reading.review) }
      return CommandResult(
        status: reading.isComplete ? .success : .inconclusive, formats: [.markdown, .json],
        render: { format, settings in
          format == .json
            ? jsonBytes(ReviewJSON.value(reading.review, catalogue: settings.catalogue))
            : ReviewMarkdown.document(
              reading.review, catalogue: settings.catalogue, template: file?.template
            ).bytes
        }, notes: notes)
    }
  }

  /// The days that the options name: at most one of week, month and the two ends.
  private func period(_ context: CommandContext) throws(Failure) -> ReviewPeriod {
    let isGiven = options.history.since != nil || options.history.until != nil
    guard [week, month, isGiven].count(where: { $0 }) <= 1, !(isGiven && last) else {
      throw Failure(
        .usage, Message("error.review.period"), hints: [Message("hint.review.period")])
    }
    if isGiven {
      guard options.history.since != nil,
        let range = try ActivityReader.window(
          since: options.history.since, until: options.history.until, context: context)
      else {
        throw Failure(.usage, Message("error.review.since"), hints: [Message("hint.day.form")])
      }
      return ReviewPeriod(days: range)
    }
    let today = context.clock.today
    let period = month ? ReviewPeriod(monthContaining: today) : ReviewPeriod(weekContaining: today)
    return last ? period.previous : period
  }
}
