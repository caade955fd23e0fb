import ArgumentParser
import Reports

/// `milepost hook install`: writes the commit-msg hook where there is none.
///
/// Exit 0; 1 when somebody else's hook is there, which is left as it is.
struct HookInstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: HelpText.abstract("hook-install"))

  @OptionGroup var options: HookOptions

  func run() throws {
    try options.run { place, context throws(Failure) in
      try Self.install(place, context: context)
    }
  }

  static func install(_ place: HookPlace, context: CommandContext) throws(Failure) -> HookReport {
    let file = HookFile(program: context.environment.program, catalogue: context.catalogue)
    func report(_ outcome: HookReport.Outcome) -> HookReport {
      HookReport(path: place.file, outcome: outcome, line: HookFile.line)
    }
    switch try place.content() {
    case .other: return report(.foreign)
    case .text(let text) where !HookFile.isOurs(text): return report(.foreign)
    case .text(let text) where !HookFile.isUntouched(text): return report(.changed)
    case .text(let text) where text == file.text: return report(.present)
    case .nothing where place.isShared: return report(.shared)
    case .nothing, .text:
      try OutputWriter(environment: context.environment)
        .writeFile(Array(file.text.utf8), to: place.file, permissions: 0o755, makesFolder: true)
      return report(.installed)
    }
  }
}
