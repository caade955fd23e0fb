import ArgumentParser
import Certification

/// What the verifier trusts and asks for; the same for `verify` and `endorse`.
struct VerificationOptions: ParsableArguments {
  @Option(help: HelpText.option("trust", value: "allowed-signers"), completion: .file())
  var trust: String?

  @Option(help: HelpText.option("revoked", value: "file"), completion: .file())
  var revoked: String?

  @Option(help: HelpText.option("subject", value: "did|ssh-key"))
  var subject: String?

  @Option(help: HelpText.option("policy", value: "file"), completion: .file())
  var policy: String?

  func request(
    requiring level: EvidenceLevel, context: CommandContext
  ) throws(Failure) -> VerificationRequest {
    let files = CertificateFiles(context: context)
    return VerificationRequest(
      now: try files.now(), requiredLevel: level, signers: try files.signers(trust),
      revocations: try files.revocations(revoked), subject: try files.subject(subject),
      policy: try files.policy(policy), sshKeygen: files.sshKeygen())
  }
}

/// A level as `--require` takes it.
enum RequiredLevel: String, ExpressibleByArgument, CaseIterable {
  case claimed, observed, corroborated, certified

  var level: EvidenceLevel {
    switch self {
    case .claimed: .claimed
    case .observed: .observed
    case .corroborated: .corroborated
    case .certified: .certified
    }
  }
}
