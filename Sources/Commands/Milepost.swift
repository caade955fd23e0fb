public import ArgumentParser
import MilepostResources
import Reports

/// The `milepost` command.
public struct Milepost: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "milepost", abstract: HelpText.abstract("milepost"),
    version: toolVersion,
    subcommands: [
      TodayCommand.self, PromptCommand.self, StreakCommand.self, CommitsCommand.self,
      PlanCommand.self, AuditCommand.self, StatusCommand.self, LinkCommand.self,
      ReviewCommand.self, ReportCommand.self, BadgeCommand.self, GateCommand.self,
      CertifyCommand.self, VerifyCommand.self, EndorseCommand.self, KeysCommand.self,
      InitCommand.self, HookCommand.self, ExplainCommand.self, DoctorCommand.self,
      CacheCommand.self, ManualCommand.self,
    ])

  public init() {}

  /// Parses the arguments, runs the command and returns the exit code.
  ///
  /// - Parameter arguments: Without the program's name. Global options may stand before the
  ///   command's name, as with git.
  public static func run(_ arguments: [String]) -> Int32 {
    if arguments.isEmpty {
      OutputWriter.writeStandardOutputIgnoringErrors(HelpText.catalogue("help.first-steps"))
      return ExitStatus.success.rawValue
    }
    do {
      let arguments = reordered(arguments)
      if let today = QuickArguments.today(arguments) {
        try today.run()
        return ExitStatus.success.rawValue
      }
      if let prompt = QuickArguments.prompt(arguments) {
        try prompt.run()
        return ExitStatus.success.rawValue
      }
      var command = try parseAsRoot(arguments)
      try command.run()
      return ExitStatus.success.rawValue
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return reportParserResult(error, arguments: reordered(arguments))
    }
  }

  /// Help and version go to stdout with 0; a usage error gets our three parts and 64.
  private static func reportParserResult(_ error: any Error, arguments: [String]) -> Int32 {
    let status = exitCode(for: error).rawValue
    if status == 0 {
      OutputWriter.writeStandardOutputIgnoringErrors(fullMessage(for: error) + "\n")
      return 0
    }
    let environment = ProcessEnvironment.current
    let catalogue = HelpText.catalogue
    let help =
      arguments.first { !$0.hasPrefix("-") }
      .map { Message("hint.usage.command", ["command": .text($0)]) }
      ?? Message("hint.usage.help")
    let failure =
      unknownCommand(arguments)
      ?? Failure(
        .usage, Message("cause.text", ["text": .text(message(for: error))]), hints: [help])
    OutputWriter.writeStandardError(
      failureText(failure, catalogue: catalogue)
        .bytes(coloured: environment.standardErrorIsTerminal))
    return ExitStatus.usage.rawValue
  }

  /// A first word that is no command, with the nearest one.
  private static func unknownCommand(_ arguments: [String]) -> Failure? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let name = arguments.first, !name.hasPrefix("-"), !names.contains(name) else {
      return nil
    }
    let near = nearest(to: name, among: names).map {
      [Message("hint.command.nearest", ["name": .text($0)])]
    }
    return Failure(
      .usage, Message("error.command.unknown", ["name": .text(name)]),
      hints: (near ?? []) + [Message("hint.usage.help")])
  }

  /// Moves `-C DIR` and the other global options that stand before the command behind it.
  static func reordered(_ arguments: [String]) -> [String] {
    guard arguments.first?.hasPrefix("-") == true else { return arguments }
    let withValue = ["-C", "--config", "--now", "--zone", "--lang", "--color"]
    let alone = ["--plain", "-q", "--quiet", "-v", "--verbose", "--no-cache"]
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if withValue.contains(argument) {
        index += 2
      } else if alone.contains(argument)
        || withValue.contains(where: { argument.hasPrefix($0 + "=") })
      {
        index += 1
      } else {
        break
      }
    }
    guard index > 0, index < arguments.count, !arguments[index].hasPrefix("-") else {
      return arguments
    }
    let rest = arguments[index...]
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<end] + arguments[..<index] + rest[end...])
  }
}

/// Version of the tool, as in CHANGELOG.md.
let toolVersion = "0.1.0"
