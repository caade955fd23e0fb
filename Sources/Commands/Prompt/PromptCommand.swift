import ArgumentParser

/// `milepost prompt`: the segment of a prompt, and how to put it there.
struct PromptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: HelpText.abstract("prompt"),
    discussion: HelpText.discussion("prompt"),
    subcommands: [PromptShowCommand.self, PromptInitCommand.self],
    defaultSubcommand: PromptShowCommand.self)
}
