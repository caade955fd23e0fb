import ArgumentParser
import Facts
import MilepostResources
import Reports
import Rules

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
      return CommandResult(
        status: check.isValid ? .success : .unmet,
        // A message stands in no file, and a result of SARIF has to.
        formats: [.text, .json] + OutputFormat.ofJudgements.filter { $0 != .sarif },
        render: { format, settings in
          switch format {
          case .text:
            CommitsCheckText.document(
              check, catalogue: settings.catalogue, plain: settings.plain,
              verbose: settings.verbose
            ).bytes(coloured: settings.coloured)
          case .json: jsonBytes(CommitsCheckJSON.value(check, catalogue: settings.catalogue))
          default:
            format.bytes(Judgements(check, catalogue: settings.catalogue), settings: settings)
          }
        }, notes: check.isValid ? [] : wayBack)
    }
  }

  /// How to open the message again, when it is the one that git keeps beside a commit that failed.
  private var wayBack: [Message] {
    guard let file, file.hasSuffix("COMMIT_EDITMSG") else { return [] }
    return [Message("commits.check.again", ["path": .text(shellWord(file))])]
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
    let bytes: [UInt8]
    do throws(InputFileError) {
      if let file {
        bytes = try InputFile.read(context.environment.absolutePath(file), limit: Self.limit)
      } else {
        bytes = try InputFile.readStandardInput(limit: Self.limit)
      }
    } catch {
      throw Failure(
        error.status, Message("error.message.unreadable", ["path": .text(file ?? "-")]),
        cause: error.cause)
    }
    let cleanup = try MessageCleanup.ofRepository(context, message: bytes)
    return CommitsCheck.Result(oid: nil, message: DecodedMessage(cleanup.clean(bytes)))
  }
}
