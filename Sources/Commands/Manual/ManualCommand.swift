import ArgumentParser
import Foundation
import MilepostResources

/// `milepost manual`: the manual page, for `make install`.
///
/// Made from what ArgumentParser knows of the commands, so that page and program cannot differ.
/// Its own plugin needs a second build of the program and one language.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: HelpText.abstract("manual"), shouldDisplay: false)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global) { context throws(Failure) in
      let page = ManualPage(
        root: CommandDescription.ofProgram(), catalogue: context.catalogue, version: toolVersion)
      return CommandResult(status: .success, formats: [.text]) { _, _ in Array(page.text.utf8) }
    }
  }
}

/// A command as ArgumentParser describes it (`--experimental-dump-help`, serialization version 0).
struct CommandDescription: Decodable {
  /// An option, a flag or an argument.
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let defaultValue: String?
    let allValues: [String]?
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool
  let arguments: [Argument]?
  let subcommands: [CommandDescription]?

  private struct Dump: Decodable { let command: CommandDescription }

  /// The program with all of its commands.
  static func ofProgram() -> CommandDescription {
    do {
      return try JSONDecoder().decode(Dump.self, from: Data(Milepost._dumpHelp().utf8)).command
    } catch {
      preconditionFailure("ArgumentParser writes what its version 0 says: \(error)")
    }
  }
}
