import ArgumentParser

/// `milepost cache`: what was kept to answer faster.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: HelpText.abstract("cache"),
    subcommands: [CacheInfoCommand.self, CacheClearCommand.self],
    defaultSubcommand: CacheInfoCommand.self)
}
