import ArgumentParser
import MilepostResources
import Reports

/// What the commands on the hook take, and how they run.
struct HookOptions: ParsableArguments {
  @Argument(help: HelpText.option("hook-repository", value: "repository"), completion: .directory)
  var repository: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  /// Finds the hook's place, does something to it and reports that.
  func run(_ change: (HookPlace, CommandContext) throws(Failure) -> HookReport) throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let report = try change(try HookPlace.find(repository, context: context), context)
      return CommandResult(status: report.isDone ? .success : .unmet, formats: [.text, .json]) {
        format, settings in
        format == .json
          ? jsonBytes(HookJSON.value(report))
          : HookText.document(report, catalogue: settings.catalogue)
            .bytes(coloured: settings.coloured)
      }
    }
  }
}
