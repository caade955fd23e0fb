import ArgumentParser
import Certification
import MilepostResources
import Reports

/// `milepost verify FILE`: whether a certificate holds, and what it does not show.
///
/// Exit 0 at or above the required level, 1 when rejected or below it, 2 when it cannot be judged.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: HelpText.abstract("verify"),
    discussion: HelpText.discussion("verify"))

  @Argument(help: HelpText.option("certificate", value: "file"), completion: .file())
  var file: String

  @Option(help: HelpText.option("require", value: "level"))
  var require: RequiredLevel = .observed

  @OptionGroup var verification: VerificationOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let bytes = try CertificateFiles(context: context).certificate(file)
      return verificationResult(
        try verification.outcome(of: bytes, requiring: require.level, context: context))
    }
  }
}

/// Returns how an outcome is written and which exit code it has.
func verificationResult(_ outcome: VerificationOutcome) -> CommandResult {
  let status: ExitStatus =
    switch outcome.conclusion {
    case .verified: .success
    case .belowRequired, .rejected: .unmet
    case .inconclusive: .inconclusive
    }
  return CommandResult(
    status: status, formats: [.text, .json],
    render: { format, settings in
      format == .json
        ? jsonBytes(VerificationJSON.value(outcome, catalogue: settings.catalogue))
        : VerificationText.document(
          outcome, catalogue: settings.catalogue, plain: settings.plain
        ).bytes(coloured: settings.coloured)
    }, notes: (outcome.conclusion.rejection?.hint).map { [$0] } ?? [])
}
