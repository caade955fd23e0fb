import ArgumentParser
import Facts
import MilepostResources
import Reports

/// `milepost commits check`: strict verdicts, for the commit-msg hook and for CI.
///
/// Exit 0 when every judged message follows the specification, 1 when one does not.
struct CommitsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: HelpText.abstract("commits-check"),
    discussion: HelpText.discussion("commits-check"))

  @Argument(help: HelpText.option("range", value: "range"))
  var range: String?

  @Option(help: HelpText.option("message-file", value: "path"), completion: .file())
  var file: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  /// Longest message that is read, in bytes.
  private static let limit = 16 << 20

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let check = CommitsCheck(results: try results(context))
      return CommandResult(status: check.isValid ? .success : .unmet, formats: [.text, .json]) {
        format, settings in
        format == .json
          ? jsonBytes(CommitsCheckJSON.value(check, catalogue: settings.catalogue))
          : CommitsCheckText.document(
            check, catalogue: settings.catalogue, plain: settings.plain, verbose: settings.verbose
          ).bytes(coloured: settings.coloured)
      }
    }
  }

  private func results(_ context: CommandContext) throws(Failure) -> [CommitsCheck.Result] {
    if let file {
      guard range == nil else {
        throw Failure(.usage, Message("error.check.range-and-file"))
      }
      return [try message(file == "-" ? nil : file, context: context)]
    }
    if range == "-" { return [try message(nil, context: context)] }
    return try CommitRange(range ?? "HEAD", context: context).results()
  }

  /// A message file as git hands it to the commit-msg hook: comments are stripped as git does.
  private func message(_ file: String?, context: CommandContext) throws(Failure)
    -> CommitsCheck.Result
  {
    do throws(InputFileError) {
      let bytes: [UInt8]
      if let file {
        bytes = try InputFile.read(context.environment.absolutePath(file), limit: Self.limit)
      } else {
        bytes = try InputFile.readStandardInput(limit: Self.limit)
      }
      return CommitsCheck.Result(
        oid: nil, message: DecodedMessage(MessageCleanup.strip(bytes)))
    } catch {
      throw Failure(
        error.status, Message("error.message.unreadable", ["path": .text(file ?? "-")]),
        cause: error.cause)
    }
  }
}
