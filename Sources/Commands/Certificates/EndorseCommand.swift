import ArgumentParser
import Certification
import MilepostResources

/// `milepost endorse FILE`: vouches for a certificate, after deriving its evidence again.
///
/// Exit 0 when it was endorsed, else the exit code of `verify`.
struct EndorseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "endorse", abstract: HelpText.abstract("endorse"),
    discussion: HelpText.discussion("endorse"))

  @Argument(help: HelpText.option("certificate", value: "file"), completion: .file())
  var file: String

  @Option(help: HelpText.option("comment", value: "text"))
  var comment: String?

  @Option(name: .shortAndLong, help: HelpText.option("output", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var verification: VerificationOptions
  @OptionGroup var key: KeyOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global) { context throws(Failure) in
      let bytes = try CertificateFiles(context: context).certificate(file)
      let outcome = try verification.outcome(of: bytes, requiring: .observed, context: context)
      guard outcome.conclusion == .verified, let certificate = outcome.certificate else {
        return verificationResult(outcome)
      }
      let signingKey = try key.signingKey(context)
      let endorsed = try endorsed(
        bytes, id: certificate.id, key: signingKey,
        now: try CertificateFiles(context: context).now())
      return try written(endorsed, to: output, notes: [], context: context)
    }
  }

  private func endorsed(
    _ bytes: [UInt8], id: String, key: SigningKey, now: UTCTime
  ) throws(Failure) -> [UInt8] {
    let bundle: CertificateBundle
    do throws(Rejection) {
      bundle = try CertificateBundle(bytes)
    } catch {
      throw Failure(CertificateError(.invalidBundle, subject: file, cause: error.code))
    }
    do throws(CertificateError) {
      let endorsement = try Endorsement(
        of: bundle.credential, credentialID: id, endorser: key.publicKey, validFrom: now,
        comment: comment)
      return try bundleBytes(bundle.adding(endorsement: try endorsement.signed(by: key)))
    } catch {
      throw Failure(error)
    }
  }
}
