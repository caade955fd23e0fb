import ArgumentParser
import MilepostResources
import Reports
import Rules

/// `milepost prompt init`: the lines that put the segment into a shell's prompt.
struct PromptInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: HelpText.abstract("prompt-init"))

  @Argument(help: HelpText.option("shell"))
  var shell: PromptShell

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global) { context throws(Failure) in
      guard let file = shell.setUpFile else {
        throw Failure(
          .usage, Message("error.prompt.plain"), hints: [Message("hint.prompt.plain")])
      }
      let program = context.environment.program
      let text = resourceText("prompt/\(file)")
        .replacing("{program}", with: shellWord(program))
        .replacing(
          "{program-json}",
          with: program.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))
      return CommandResult(status: .success, formats: [.text]) { _, _ in Array(text.utf8) }
    }
  }
}

extension PromptShell {
  /// Name below `Resources/prompt/`; nil where there is nothing to set up.
  fileprivate var setUpFile: String? {
    switch self {
    case .plain: nil
    case .bash: "bash.sh"
    case .zsh: "zsh.sh"
    case .fish: "fish.fish"
    case .starship: "starship.toml"
    case .ohMyPosh: "oh-my-posh.json"
    }
  }
}
