import ArgumentParser

/// `milepost commits`: what the messages say.
struct CommitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commits", abstract: HelpText.abstract("commits"),
    subcommands: [CommitsShowCommand.self, CommitsCheckCommand.self],
    defaultSubcommand: CommitsShowCommand.self)
}
