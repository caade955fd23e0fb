import Certification
import CivilTime
import Facts
import FixtureKit
import Foundation
import GitReader
import Planning
import Rules
import StrictJSON
import Testing

@testable import Commands

/// A repository with a plan, its record and a certificate over it.
struct EvidenceBench {
  let repository: FixtureRepository
  let head: String

  static let item = "release"
  static let owner = Owner(["ada@example.org"])

  /// A portfolio of one repository that shows what its plan says.
  static func script() -> (HistoryScript, HistoryScript.Mark) {
    var script = HistoryScript()
    script.commit(
      "chore: plan", at: "2025-02-20T20:15:07+08:00",
      writing: [
        "plan.md": "# 2025\n\n## 2025年3月\n\n- [ ] 发布 v1.0.0，README 写好 ^release\n",
        ".milepost/identities": "nonce 4f1c9a7be0\n# 我的邮箱\nada@example.org\n",
      ])
    script.commit(
      "docs: describe the service", at: "2025-03-03T21:04:41+08:00",
      writing: ["README.md": "# skycast\n\n天气查询服务。A small weather service for the command line.\n"])
    script.commit(
      "feat: ask the station", by: .ben, at: "2025-03-04T09:30:22+01:00",
      writing: ["ask.py": "print('rain')\n"])
    script.commit("chore: empty", at: "2025-03-05T09:30:22+08:00")
    script.commit(
      "feat: cache answers", at: "2025-03-06T22:10:13+08:00",
      writing: ["cache.py": "cache = {}\n"])
    let last = script.commit(
      "docs: tick the plan", at: "2025-03-20T19:00:09+08:00",
      writing: ["plan.md": "# 2025\n\n## 2025年3月\n\n- [x] 发布 v1.0.0，README 写好 ^release\n"])
    script.tag("v1.0.0", at: last, message: "first release\n")
    return (script, last)
  }

  init(
    _ change: (inout HistoryScript, HistoryScript.Mark) -> Void = { _, _ in }, loose: Bool = false
  ) throws {
    var (script, last) = Self.script()
    change(&script, last)
    repository = try FixtureRepository(script, checkedOut: true, loose: loose)
    head = try repository.git("rev-parse", "v1.0.0^{commit}")
  }

  init(repository: FixtureRepository, head: String) {
    self.repository = repository
    self.head = head
  }

  static func opener() throws -> RepositoryOpener {
    var opener = try RepositoryOpener(
      environment: ProcessEnvironment(
        variables: ["HOME": "/nonexistent"], workingDirectory: "/",
        standardOutputIsTerminal: false, standardErrorIsTerminal: false,
        standardInputIsTerminal: false, terminalWidth: 80), trustsEverybody: true)
    opener.hashesEveryObject = true
    return opener
  }

  static let settings = EvidenceSettings(
    dayOffsetMinutes: 480, dayStartMinute: 0, usesCommitterDate: false, anchor: nil,
    terms: TermCalendar(),
    links: [
      Link(
        item: item, project: "app",
        rules: [
          RuleCall(
            rule: "tags.pattern", parameters: RuleParameters(["pattern": .text("v1.0.0")])),
          RuleCall(rule: "readme.present"),
        ])
    ], parameters: [:])

  /// The record that a repository at a path shows at the head.
  func record(at path: String? = nil, owner: Owner? = nil) throws -> EvidenceRecord {
    let opener = try Self.opener()
    let source = PinnedReader.Source(
      alias: "app", path: path ?? repository.path, head: try #require(ObjectID(hex: head)))
    let reading = try PinnedReader(opener: opener, owner: owner, subjects: .all).read([source])
    return try EvidenceReader(
      opener: opener, settings: Self.settings, planPlace: ("app", "plan.md"), loosePlan: nil
    ).evidence(for: Self.item, in: reading).record
  }

  /// The code of a certificate over a record, checked against a repository at a path.
  func code(_ record: EvidenceRecord, at path: String? = nil) throws -> String {
    switch try outcome(record, at: path).conclusion {
    case .verified: "verified"
    case .belowRequired: "below"
    case .rejected(let rejection), .inconclusive(let rejection): rejection.reason.rawValue
    }
  }

  /// The outcome of a certificate over a record, checked against a repository at a path.
  func outcome(
    _ record: EvidenceRecord, at path: String? = nil, signers: TrustedSigners? = nil,
    revocations: RevocationList? = nil, authors: [String] = []
  ) throws -> VerificationOutcome {
    let key = try SigningKey(seed: Array(0..<32))
    let issued = try #require(UTCTime("2025-04-01T00:00:00Z"))
    let credential = try Credential(
      record: record, issuer: key.publicKey, subject: key.publicKey, validFrom: issued,
      validUntil: nil)
    let bundle = CertificateBundle(
      credential: try credential.signed(by: key), evidence: record.json)
    let request = VerificationRequest(
      now: issued, signers: signers, revocations: revocations,
      sshKeygen: try SSHKeygen(searchPath: "/usr/bin:/bin", environment: [:]))
    let rederivation = EvidenceRederivation(
      opener: try Self.opener(),
      candidates: [RepositoryFinder.Candidate(path: path ?? repository.path, name: "clone")],
      authors: authors, planBytes: nil, request: request)
    return Verification.outcome(
      of: try bundle.bytes(), request: request
    ) { record, subject throws(Rejection) in
      try rederivation.rederivation(of: record, subject: subject)
    }
  }

  /// The record with one place changed.
  func changed(_ record: EvidenceRecord, _ edit: (String) -> String) throws -> EvidenceRecord {
    let text = String(decoding: try record.canonicalBytes(), as: UTF8.self)
    let edited = edit(text)
    #expect(edited != text)
    return try EvidenceRecord(try JSONReader.value(of: Array(edited.utf8)))
  }

  /// Runs git beside the repository and returns the path of what it made.
  func made(_ arguments: String..., name: String) throws -> String {
    let path = "\(repository.besides)/\(name)"
    try repository.git(arguments + [path], in: repository.besides)
    return path
  }
}
