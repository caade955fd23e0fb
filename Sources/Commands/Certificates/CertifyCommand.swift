import ArgumentParser
import Certification
import MilepostResources
import Planning
import StrictJSON

/// `milepost certify ITEM`: a certificate that a stranger can check against the repositories.
///
/// Exit 0 when it was made, 1 when the item is not met, 2 when it cannot be evaluated.
struct CertifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certify", abstract: HelpText.abstract("certify"),
    discussion: HelpText.discussion("certify"))

  @Argument(help: HelpText.option("item", value: "item"))
  var item: String

  @Argument(help: HelpText.option("repositories", value: "repository"), completion: .directory)
  var repositories: [String] = []

  @Option(help: HelpText.option("author", value: "name-or-email"))
  var author: [String] = []

  @Option(help: HelpText.option("plan", value: "file"), completion: .file())
  var plan: String?

  @Option(help: HelpText.option("certify-subject", value: "did"))
  var subject: String?

  @Option(help: HelpText.option("valid-until", value: "time"))
  var validUntil: String?

  @Option(help: HelpText.option("countersign", value: "ssh-key"), completion: .file())
  var countersign: String?

  @Flag(help: HelpText.option("jwt-only"))
  var jwtOnly = false

  @Flag(name: .customLong("in-toto"), help: HelpText.option("in-toto"))
  var inToto = false

  @Flag(help: HelpText.option("tag"))
  var tag = false

  @Option(name: .shortAndLong, help: HelpText.option("output", value: "file"), completion: .file())
  var output: String?

  @Flag(help: HelpText.option("trust-owner"))
  var trustOwner = false

  @OptionGroup var key: KeyOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try runCommand(global) { context throws(Failure) in
      var opener = try RepositoryOpener(
        environment: context.environment, trustsEverybody: trustOwner)
      opener.hashesEveryObject = true
      let candidates = try RepositoryFinder(context: context).find(repositories)
      let evidence = try EvidenceMaker(
        context: context, opener: opener, candidates: candidates, authors: author,
        document: try PlanDocument.load(file: plan, context: context)
      ).evidence(for: item)
      try refuse(evidence.verdict)
      let signingKey = try key.signingKey(context)
      let bytes = try bytes(of: evidence.record, key: signingKey, context: context)
      if tag {
        try EvidenceTag(record: evidence.record, environment: context.environment).make(
          in: Dictionary(
            candidates.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first }))
      }
      return try written(
        bytes, to: output, notes: notes(on: evidence.record), context: context)
    }
  }

  /// Only what git proves, in whole or in part, is certified.
  private func refuse(_ verdict: ItemVerdict) throws(Failure) {
    let status: ExitStatus
    switch verdict.verdict {
    case .proved, .partlyShown: return
    case .attested where !verdict.requirements.isEmpty: return
    case .unmet: status = .unmet
    case .inconclusive, .unlinked, .attested: status = .inconclusive
    }
    throw Failure(
      status,
      Message(
        "certificates.error.not-proved",
        [
          "item": .text(verdict.item.id),
          "verdict": .message(Message("verdict.\(verdict.verdict.rawValue)")),
        ]), hints: [Message("certificates.hint.criterion-not-met")])
  }

  private func bytes(
    of record: EvidenceRecord, key: SigningKey, context: CommandContext
  ) throws(Failure) -> [UInt8] {
    let now = try CertificateFiles(context: context).now()
    let subject = try subjectKey(key)
    let until = try end()
    do throws(CertificateError) {
      if inToto { return try record.inTotoEnvelope(signedBy: key) }
      let credential: Credential
      do throws(JSONError) {
        credential = try Credential(
          record: record, issuer: key.publicKey, subject: subject, validFrom: now,
          validUntil: until)
      } catch {
        throw CertificateError(.invalidRecord, subject: error.member, cause: error.code.rawValue)
      }
      let text = try credential.signed(by: key)
      if jwtOnly { return Array((text + "\n").utf8) }
      var bundle = CertificateBundle(credential: text, evidence: record.json)
      if let countersign {
        let variables = context.environment.variables
        let tool = try SSHKeygen(searchPath: variables["PATH"] ?? "", environment: variables.all)
        bundle = bundle.adding(
          try tool.countersignature(
            over: text, keyPath: context.environment.absolutePath(countersign)))
      }
      return try bundleBytes(bundle)
    } catch {
      throw Failure(error)
    }
  }

  private func subjectKey(_ key: SigningKey) throws(Failure) -> PublicKey {
    guard let subject else { return key.publicKey }
    do throws(PublicKey.Refusal) {
      return try PublicKey(did: subject)
    } catch {
      throw Failure(CertificateError(.malformedKeyText, subject: subject))
    }
  }

  private func end() throws(Failure) -> UTCTime? {
    guard let validUntil else { return nil }
    guard let time = UTCTime(validUntil) ?? UTCTime("\(validUntil)T00:00:00Z") else {
      throw Failure(
        .usage,
        Message("error.option.day", ["option": "--valid-until", "value": .text(validUntil)]),
        hints: [Message("hint.day.form")])
    }
    return time
  }

  /// What a verifier will need beside the certificate, and the commands that keep it at hand.
  private func notes(on record: EvidenceRecord) -> [Message] {
    var notes = record.repositories.map { repository in
      Message(
        tag ? "certificates.note.tagged" : "certificates.note.anchor",
        [
          "repository": .text(repository.alias), "head": .text(repository.head),
          "item": .text(record.plan.milestone.id),
        ])
    }
    if record.plan.repository == nil { notes.append(Message("certificates.note.plan-outside")) }
    if record.identities.gitBlob == nil { notes.append(Message("certificates.note.identities")) }
    return notes
  }
}

/// Returns the bytes of a certificate file.
func bundleBytes(_ bundle: CertificateBundle) throws(CertificateError) -> [UInt8] {
  do throws(JSONError) {
    return try bundle.bytes()
  } catch {
    throw CertificateError(.invalidRecord, subject: error.member, cause: error.code.rawValue)
  }
}

/// Writes a file whole or not at all, or stdout when no file is named.
func written(
  _ bytes: [UInt8], to path: String?, notes: [Message], context: CommandContext
) throws(Failure) -> CommandResult {
  guard let path else {
    return CommandResult(
      status: .success, formats: [.json], render: { _, _ in bytes }, notes: notes)
  }
  try OutputWriter(environment: context.environment).writeFile(bytes, to: path)
  return CommandResult(
    status: .success, formats: [.text], render: { _, _ in [] },
    notes: [Message("certificates.note.written", ["path": .text(path)])] + notes)
}
