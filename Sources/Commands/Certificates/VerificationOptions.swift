import ArgumentParser
import Certification
import Planning

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

  @Option(
    name: .customLong("repo"), help: HelpText.option("repo", value: "path"), completion: .directory)
  var repositories: [String] = []

  @Option(help: HelpText.option("plan-outside", value: "file"), completion: .file())
  var plan: String?

  @Option(help: HelpText.option("author", value: "name-or-email"))
  var author: [String] = []

  @Flag(help: HelpText.option("trust-owner"))
  var trustOwner = false

  /// Verifies a certificate, against repositories when some were given.
  func outcome(
    of bytes: [UInt8], requiring level: EvidenceLevel, context: CommandContext
  ) throws(Failure) -> VerificationOutcome {
    let request = try request(requiring: level, context: context)
    guard !repositories.isEmpty else {
      return Verification.outcome(of: bytes, request: request, rederivation: nil)
    }
    var opener = try RepositoryOpener(
      environment: context.environment, trustsEverybody: trustOwner)
    opener.hashesEveryObject = true
    let rederivation = EvidenceRederivation(
      opener: opener,
      candidates: try RepositoryFinder(context: context).find(repositories), authors: author,
      planBytes: try plan.map { path throws(Failure) in
        try CertificateFiles(context: context).bytes(path, limit: PlanReader.maximumBytes)
      }, request: request)
    return Verification.outcome(of: bytes, request: request) { record, subject throws(Rejection) in
      try rederivation.rederivation(of: record, subject: subject)
    }
  }

  private func request(
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
