import ArgumentParser
import FixtureKit

@testable import Commands

/// A folder with nothing of this machine around it.
enum Workplace {
  static func environment(in folder: String, variables: [String: String] = [:])
    -> ProcessEnvironment
  {
    let sealed = [
      "HOME": folder + "/home", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
      "XDG_CONFIG_HOME": folder + "/home",
    ]
    return ProcessEnvironment(
      variables: EnvironmentVariables(sealed.merging(variables) { _, new in new }),
      workingDirectory: folder,
      standardOutputIsTerminal: false, standardErrorIsTerminal: false,
      standardInputIsTerminal: false, terminalWidth: 80)
  }

  /// The context of a command that is run in a folder, in English and at a fixed time.
  static func context(
    in folder: String, _ arguments: [String] = [], variables: [String: String] = [:]
  ) throws -> CommandContext {
    try CommandContext(
      try GlobalOptions.parse(["--lang", "en", "--now", "2025-06-15T20:00:00+08:00"] + arguments)
        .settings,
      environment: environment(in: folder, variables: variables))
  }

  static func history(_ arguments: String...) throws -> HistorySettings {
    try HistoryOptions.parse(arguments).settings
  }
}
