import ArgumentParser

/// `milepost hook`: the commit-msg hook of a repository.
struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: HelpText.abstract("hook"),
    discussion: HelpText.discussion("hook"),
    subcommands: [HookInstallCommand.self, HookUninstallCommand.self])
}
