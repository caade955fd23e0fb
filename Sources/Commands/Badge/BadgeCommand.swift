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

  @OptionGroup var options: PortfolioOptions
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
      let summary = try ActivitySummaryReader(
        reader: ActivityReader(context: context, options: options.history.settings)
      ).read()
      return (
        Badge(streak: summary.report.streaks, isComplete: summary.isComplete),
        summary.notes + summary.cacheNotes
      )
    case .coverage:
      let portfolio = try PortfolioReader(context: context, options: options.history.settings)
        .read(try PlanDocument.loadIfNamed(file: options.plan, context: context))
      let findings = portfolio.portfolio.projects.map {
        PeriodReview.Snapshot(of: $0.facts, today: context.clock.today).coverage
      }
      return (Badge(coverage: findings), portfolio.notes)
    case .milestones:
      let reading = try StatusReader(
        context: context, options: options.history.settings, plan: options.plan
      )
      .read()
      return (Badge(milestones: reading.report, isComplete: reading.isComplete), reading.notes)
    }
  }
}
