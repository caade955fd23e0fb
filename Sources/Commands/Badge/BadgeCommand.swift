import Activity
import ArgumentParser
import Certification
import MilepostResources
import Reports
import Rules

/// `milepost badge`: a picture or a shields endpoint for one number.
///
/// Exit 0; 2 when the number could not be evaluated, and then the badge says so.
struct BadgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "badge", abstract: HelpText.abstract("badge"),
    discussion: HelpText.discussion("badge"))

  /// What a badge is about.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case streak, coverage, milestones
  }

  @Argument(help: HelpText.option("badge"))
  var subject: Subject

  @OptionGroup var history: HistoryOptions

  @Option(help: HelpText.option("plan", value: "file"), completion: .file())
  var plan: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let (badge, notes) = try badge(context)
      return CommandResult(
        status: badge.tone == .unknown ? .inconclusive : .success, formats: [.svg, .shields],
        render: { format, settings in
          format == .shields
            ? jsonBytes(BadgeJSON.value(badge, catalogue: settings.catalogue))
            : BadgeSVG.document(badge, catalogue: settings.catalogue)
        }, notes: notes)
    }
  }

  private func badge(_ context: CommandContext) throws(Failure) -> (Badge, [Message]) {
    switch subject {
    case .streak:
      let reading = try ActivityReader(context: context, options: history).read()
      return (
        Badge(
          streak: reading.report.streaks,
          isComplete: reading.report.isComplete && reading.history.failures.isEmpty),
        reading.history.notes
      )
    case .coverage:
      let portfolio = try PortfolioReader(context: context, options: history)
        .read(try PlanDocument.loadIfNamed(file: plan, context: context))
      let findings = portfolio.portfolio.projects.map {
        PeriodReview.Snapshot(of: $0.facts, today: context.clock.today).coverage
      }
      return (Badge(coverage: findings), portfolio.notes)
    case .milestones:
      let reading = try StatusReader(context: context, options: history, plan: plan).read()
      return (Badge(milestones: reading.report, isComplete: reading.isComplete), reading.notes)
    }
  }
}
