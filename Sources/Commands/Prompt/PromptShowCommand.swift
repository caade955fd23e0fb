import Activity
import ArgumentParser
import MilepostResources
import Reports

/// `milepost prompt show`: the streak in a few columns, within a few milliseconds.
///
/// Nothing is ever written to stderr, and the exit code is 0 whatever happens, so that no prompt
/// breaks; `--exit-code` asks for that of `today`.
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

  func run() throws {
    let status: ExitStatus
    do throws(Failure) {
      status = try show()
    } catch {
      // A prompt is no place for an error: milepost today tells it.
      status = error.status
    }
    if exitCode, status != .success { throw ExitCode(status.rawValue) }
  }

  private func show() throws(Failure) -> ExitStatus {
    let context = try CommandContext(global)
    let reader = PromptReader(
      context: context, options: history,
      wantsPlan: ["{habit}", "{due}", "{due-days}"].contains { template.contains($0) })
    guard let answer = try reader.answer(mayRefresh: !cachedOnly) else { return .inconclusive }
    let text = PromptText(
      shell: shell, template: template, catalogue: context.catalogue,
      isColoured: context.coloursPrompt)
    let line = text.line(answer)
    if !line.isEmpty {
      try OutputWriter(environment: context.environment)
        .writeStandardOutput(Array("\(line)\n".utf8))
    }
    switch answer.state {
    case _ where answer.isStale: return .inconclusive
    case .secured, .rest, .frozen: return .success
    case .atRisk, .broken, .none: return .unmet
    }
  }
}

extension PromptShell: ExpressibleByArgument {}

extension CommandContext {
  /// Whether to colour a prompt, whose stdout is never the terminal itself.
  fileprivate var coloursPrompt: Bool { colours(on: true) }
}
