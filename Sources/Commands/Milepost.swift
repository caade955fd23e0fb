public import ArgumentParser

/// The `milepost` command.
public struct Milepost: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "milepost",
    abstract: "Says what of a learning or career plan git shows to be done, with proof.",
    subcommands: [])

  public init() {}
}
