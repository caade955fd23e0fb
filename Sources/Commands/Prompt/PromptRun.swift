import Activity
import ArgumentParser
import MilepostResources
import Reports

/// `milepost prompt show` with its settings, without the wrappers of ArgumentParser.
///
/// Nothing is ever written to stderr, and the exit code is 0 whatever happens, so that no prompt
/// breaks; `--exit-code` asks for that of `today`.
struct PromptRun: Equatable {
  var shell = PromptShell.plain
  var template = PromptText.defaultTemplate
  var cachedOnly = false
  var exitCode = false
  var history = HistorySettings()
  var global = GlobalSettings()

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

extension CommandContext {
  /// Whether to colour a prompt, whose stdout is never the terminal itself.
  fileprivate var coloursPrompt: Bool { colours(on: true) }
}
