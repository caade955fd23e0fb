import Certification
import MilepostResources
import Planning
import Reports

/// Verifies the certificates that go with a report against the repositories of the portfolio.
struct CertificateReader {
  let context: CommandContext
  let options: HistorySettings
  let opener: RepositoryOpener
  let candidates: [RepositoryFinder.Candidate]
  let plan: PlanDocument?

  /// Returns one outcome a file, in the order given.
  func read(_ files: [String]) throws(Failure) -> [PageReport.Certificate] {
    guard !files.isEmpty else { return [] }
    let reader = CertificateFiles(context: context)
    var opener = opener
    opener.hashesEveryObject = true
    let request = VerificationRequest(
      now: try reader.now(), requiredLevel: .observed, signers: nil, revocations: nil,
      subject: nil, policy: nil, sshKeygen: reader.sshKeygen())
    let planBytes = try plan.map { document throws(Failure) in
      try reader.bytes(document.path, limit: PlanReader.maximumBytes)
    }
    let authors =
      options.author + context.configuration.ownerNames + context.configuration.ownerEmails
    let rederivation = EvidenceRederivation(
      opener: opener, candidates: candidates, authors: authors,
      planBytes: planBytes, request: request)
    var certificates: [PageReport.Certificate] = []
    for file in files {
      let outcome = Verification.outcome(of: try reader.certificate(file), request: request) {
        record, subject throws(Rejection) in
        try rederivation.rederivation(of: record, subject: subject)
      }
      certificates.append(PageReport.Certificate(file: file, outcome: outcome))
    }
    return certificates
  }
}
