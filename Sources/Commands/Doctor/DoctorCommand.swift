import ArgumentParser
import MilepostResources
import Reports

/// `milepost doctor`: what keeps the other commands from a true answer, and how to mend it.
///
/// Exit 0 when nothing is to be mended, 1 when something is, 2 when something could not be looked at.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: HelpText.abstract("doctor"),
    discussion: HelpText.discussion("doctor"))

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let report = try Checkup(
        context: context, options: options.history.settings, plan: options.plan
      )
      .report()
      return CommandResult(
        status: report.needsMending ? .unmet : report.isIncomplete ? .inconclusive : .success,
        formats: [.text, .json]
      ) { format, settings in
        format == .json
          ? jsonBytes(DoctorJSON.value(report, catalogue: settings.catalogue))
          : DoctorText.document(
            report, catalogue: settings.catalogue, plain: settings.plain, showsAll: settings.verbose
          )
          .bytes(coloured: settings.coloured)
      }
    }
  }
}
