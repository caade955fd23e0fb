import ArgumentParser
import MilepostResources
import Reports

/// What a command found out, ready to be written in any of its formats.
struct CommandResult {
  let status: ExitStatus
  /// Formats the command can write, the default first.
  let formats: [OutputFormat]
  /// Returns the bytes of one of `formats`.
  let render: (OutputFormat, RenderSettings) -> [UInt8]
  /// Remarks for stderr: what was left out, what could not be read.
  var notes: [Message] = []
  /// Values for the later steps of a workflow, beside the outcome.
  var outputs: [(name: String, value: String)] = []
}

/// How a text is shown.
struct RenderSettings {
  let catalogue: Catalogue
  let colours: ColourDepth
  /// Words instead of signs, no colour.
  let plain: Bool
  /// Columns.
  let width: Int
  let verbose: Bool

  var coloured: Bool { colours > .none }
}

/// Runs a command as its parsed options say.
func runCommand(
  _ global: GlobalOptions, output: OutputOptions? = nil,
  _ body: (CommandContext) throws(Failure) -> CommandResult
) throws {
  try runCommand(global.settings, formats: output?.format ?? [], body)
}

/// Runs a command from its settings to its exit code: evaluate, render, write.
///
/// Findings go to stdout, remarks and errors to stderr.
///
/// - Parameter formats: As asked for; empty for the command's own first one on stdout.
func runCommand(
  _ global: GlobalSettings, formats: [OutputTarget],
  _ body: (CommandContext) throws(Failure) -> CommandResult
) throws {
  let context: CommandContext
  do {
    context = try CommandContext(global)
  } catch {
    throw report(error, catalogue: HelpText.catalogue)
  }
  do {
    try OutputWriter(environment: context.environment).check(formats)
    let result = try withProgress(context) { () throws(Failure) in try body(context) }
    try write(result, formats: formats, context: context)
    if !context.options.quiet { writeNotes(result.notes, context: context) }
    if result.status != .success { throw ExitCode(result.status.rawValue) }
  } catch let failure as Failure {
    throw report(failure, catalogue: context.catalogue)
  }
}

private func withProgress(
  _ context: CommandContext, _ body: () throws(Failure) -> CommandResult
) throws(Failure) -> CommandResult {
  context.environment.progress.begin(context)
  defer { context.environment.progress.end() }
  return try body()
}

private func write(_ result: CommandResult, formats asked: [OutputTarget], context: CommandContext)
  throws(Failure)
{
  let targets = asked.isEmpty ? [OutputTarget(format: result.formats[0])] : asked
  for target in targets where !result.formats.contains(target.format) {
    throw Failure(
      .usage, Message("error.format.unsupported", ["format": .text(target.format.rawValue)]),
      hints: [
        Message(
          "hint.format.known",
          ["formats": .text(result.formats.map(\.rawValue).joined(separator: ", "))])
      ])
  }
  let writer = OutputWriter(environment: context.environment)
  for target in targets {
    let bytes = result.render(target.format, context.settings(toFile: target.path != nil))
    if let path = target.path {
      try writer.writeFile(bytes, to: path)
    } else {
      try writer.writeStandardOutput(bytes)
    }
  }
  if asked.isEmpty { try StepReport(result: result, context: context).write() }
}

private func writeNotes(_ notes: [Message], context: CommandContext) {
  var document = TextDocument()
  var notes = notes
  if notes.contains(where: { $0.key == "git.history.shallow" }),
    let key = context.automation.wholeHistoryKey
  {
    notes.append(Message(key))
  }
  for note in notes {
    document.line(
      TextSpan(context.catalogue("label.note"), .warning),
      TextSpan(" " + context.catalogue.text(note)))
  }
  let coloured = context.colours(on: context.environment.standardErrorIsTerminal)
  OutputWriter.writeStandardError(document.bytes(coloured: coloured))
}

/// Prints a failure and returns the exit code to throw.
private func report(_ failure: Failure, catalogue: Catalogue) -> ExitCode {
  let environment = ProcessEnvironment.current
  let coloured = environment.standardErrorIsTerminal && environment.variables["NO_COLOR"] == nil
  OutputWriter.writeStandardError(
    failureText(failure, catalogue: catalogue).bytes(coloured: coloured))
  return ExitCode(failure.status.rawValue)
}
