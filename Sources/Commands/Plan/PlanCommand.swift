import ArgumentParser

/// `milepost plan`: what the plan says, before any evidence.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: HelpText.abstract("plan"),
    subcommands: [PlanShowCommand.self, PlanLintCommand.self, PlanNextCommand.self])
}
