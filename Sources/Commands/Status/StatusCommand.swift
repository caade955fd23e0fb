import ArgumentParser
import Certification
import MilepostResources
import Reports

/// `milepost status`: every plan item with its verdict and what that rests on.
///
/// Exit 0 when nothing is claimed and not proven, 1 when something is, 2 when history is missing.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: HelpText.abstract("status"),
    discussion: HelpText.discussion("status"))

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let reading = try StatusReader(
        context: context, options: options.history.settings, plan: options.plan
      )
      .read()
      let status: ExitStatus =
        !reading.report.claimedNotProven.isEmpty
        ? .unmet : reading.isComplete ? .success : .inconclusive
      let source = reading.document.source
      return CommandResult(
        status: status, formats: [.text, .json] + OutputFormat.ofJudgements,
        render: { format, settings in
          switch format {
          case .text:
            StatusText.document(
              reading.report, source: source, catalogue: settings.catalogue,
              plain: settings.plain, width: settings.width, verbose: settings.verbose
            ).bytes(coloured: settings.coloured)
          case .json:
            jsonBytes(
              StatusJSON.value(reading.report, source: source, catalogue: settings.catalogue))
          default:
            format.bytes(
              Judgements(reading.report, source: source, catalogue: settings.catalogue),
              settings: settings)
          }
        }, notes: reading.notes)
    }
  }
}
