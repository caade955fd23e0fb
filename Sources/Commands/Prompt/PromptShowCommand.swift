import ArgumentParser
import Reports

/// `milepost prompt show`: the streak in a few columns, within a few milliseconds.
struct PromptShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: HelpText.abstract("prompt-show"))

  @Option(help: HelpText.option("shell"))
  var shell: PromptShell = .plain

  @Option(help: HelpText.option("prompt-template", value: "text"))
  var template = PromptText.defaultTemplate

  @Flag(help: HelpText.option("cached-only"))
  var cachedOnly = false

  @Flag(help: HelpText.option("exit-code"))
  var exitCode = false

  @OptionGroup var history: HistoryOptions
  @OptionGroup var global: GlobalOptions

  func run() throws { try settings.run() }

  var settings: PromptRun {
    PromptRun(
      shell: shell, template: template, cachedOnly: cachedOnly, exitCode: exitCode,
      history: history.settings, global: global.settings)
  }
}

extension PromptShell: ExpressibleByArgument {}
