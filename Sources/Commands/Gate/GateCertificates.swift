import Certification
import MilepostResources
import Planning

/// Verifies the certificates of items whose level only a certificate reaches.
struct GateCertificates {
  let context: CommandContext
  let opener: RepositoryOpener
  let candidates: [RepositoryFinder.Candidate]
  /// Absolute path of the `allowed_signers` file.
  let trust: String?
  let authors: [String]
  /// Absolute path of the plan.
  let planPath: String?

  /// Returns what the certificate came to, derived again from the checkout.
  func certificate(_ setting: GateSettings.Item, item: PlanItem, level: EvidenceLevel)
    throws(Failure) -> GatePolicy.Item.Certificate
  {
    let files = CertificateFiles(context: context)
    let path = setting.certificate ?? Self.usualPath(of: item.id, context: context)
    let name = context.environment.shortened(path)
    let bytes: [UInt8]
    do throws(Failure) {
      bytes = try files.certificate(path)
    } catch {
      guard error.status == .inputNotFound else { throw error }
      return .init(path: name, outcome: nil)
    }
    let request = VerificationRequest(
      now: try files.now(), requiredLevel: level, signers: try files.signers(trust),
      sshKeygen: files.sshKeygen())
    let plan = try planPath.map { path throws(Failure) in
      try files.bytes(path, limit: PlanReader.maximumBytes)
    }
    let rederivation = EvidenceRederivation(
      opener: opener, candidates: candidates, authors: authors, planBytes: plan,
      request: request)
    let outcome = Verification.outcome(of: bytes, request: request) {
      record, subject throws(Rejection) in
      guard record.plan.milestone.id == item.id else {
        throw Rejection(.planItem, detail: record.plan.milestone.id)
      }
      return try rederivation.rederivation(of: record, subject: subject)
    }
    return .init(path: name, outcome: outcome)
  }

  /// Where a certificate is committed, beside the configuration.
  static func usualPath(of item: String, context: CommandContext) -> String {
    let folder =
      context.configuration.path.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) }
      ?? context.environment.workingDirectory
    return "\(folder)/.milepost/certificates/\(item).milepost.json"
  }
}
