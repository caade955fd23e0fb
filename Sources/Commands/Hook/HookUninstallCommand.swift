import ArgumentParser
import MilepostResources
import Reports

/// `milepost hook uninstall`: takes away the commit-msg hook that `install` wrote.
///
/// Exit 0; 1 when the hook is somebody else's or was edited, and is left as it is.
struct HookUninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: HelpText.abstract("hook-uninstall"))

  @Argument(help: HelpText.option("hook-repository", value: "repository"), completion: .directory)
  var repository: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let place = try HookPlace.find(repository, context: context)
      return CommandResult(report: try Self.uninstall(place, context: context))
    }
  }

  static func uninstall(_ place: HookPlace, context: CommandContext) throws(Failure) -> HookReport {
    func report(_ outcome: HookReport.Outcome) -> HookReport {
      HookReport(path: place.file, outcome: outcome, line: HookFile.line)
    }
    switch try place.content() {
    case .nothing: return report(.absent)
    case .other: return report(.kept)
    case .text(let text) where !HookFile.isUntouched(text):
      return report(HookFile.isOurs(text) ? .changed : .kept)
    case .text:
      try OutputWriter(environment: context.environment).removeFile(place.file)
      return report(.removed)
    }
  }
}
