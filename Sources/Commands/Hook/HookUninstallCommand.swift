import ArgumentParser
import Reports

/// `milepost hook uninstall`: takes away the commit-msg hook that `install` wrote.
///
/// Exit 0; 1 when the hook is somebody else's or was edited, and is left as it is.
struct HookUninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: HelpText.abstract("hook-uninstall"))

  @OptionGroup var options: HookOptions

  func run() throws {
    try options.run { place, context throws(Failure) in
      try Self.uninstall(place, context: context)
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
