import ArgumentParser

/// `milepost link`: connects plan items with the evidence for them.
struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: HelpText.abstract("link"),
    discussion: HelpText.discussion("link"),
    subcommands: [
      LinkSuggestCommand.self, LinkAcceptCommand.self, LinkAddCommand.self, LinkRebindCommand.self,
    ])
}
