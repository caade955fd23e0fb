import StrictJSON
import Testing

@testable import Certification

@Suite struct TrustFilesTests {
  static func mentorText() throws -> String { try Sample.mentor().publicKey.sshText }

  @Test func `signers are found by key`() throws {
    let mentor = try Sample.mentor().publicKey
    let signers = try TrustedSigners(
      "# 老师们\n\n\"wang@example.org,w2@example.org\" \(mentor.sshText) laptop of Wang\r\n"
        + "*@example.org cert-authority ssh-ed25519 AAAA\n"
        + "rsa@example.org ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==\n")
    #expect(signers.principals(for: mentor, at: Sample.now) == "wang@example.org,w2@example.org")
    #expect(try signers.principals(for: Sample.thief().publicKey, at: Sample.now) == nil)
  }

  @Test(arguments: [
    "someone", "someone ssh-ed25519", "someone ssh-ed25519 AAAA",
    "someone valid-before=\"soon\" KEY", "someone valid-before=20250230 KEY",
    "someone colour=\"red\" KEY", "someone namespaces=\"git KEY", "someone namespaces KEY",
    "someone cert-authority=yes KEY",
  ])
  func `a line that is no signer is named`(line: String) throws {
    let text = try line.replacing("KEY", with: Self.mentorText())
    #expect(throws: CertificateError(.malformedSigners, line: 2)) {
      try TrustedSigners("# first\n\(text)\n")
    }
  }

  @Test func `a pattern with many stars is matched in little time`() throws {
    let stars = String(repeating: "*a", count: 2000)
    let signers = try TrustedSigners(
      "m@example.org namespaces=\"\(stars)\" \(Self.mentorText())\n")
    #expect(try signers.principals(for: Sample.mentor().publicKey, at: Sample.now) == nil)
  }

  @Test func `withdrawn keys and certificates are found`() throws {
    let mentor = try Sample.mentor().publicKey
    let thief = try Sample.thief().publicKey
    let list = try RevocationList(
      "# 作废\n\(mentor.did) 2025-05-20 电脑丢失\n\n\(thief.sshText) 2025-05-21\n"
        + "urn:uuid:0e37df36-f698-4a06-8a2d-4f3b2d1c0b9a\t2025-05-22\treplaced\n")
    #expect(list.contains(mentor))
    #expect(list.contains(thief))
    #expect(try !list.contains(Sample.holder().publicKey))
    #expect(list.contains(credentialID: "urn:uuid:0e37df36-f698-4a06-8a2d-4f3b2d1c0b9a"))
  }

  @Test(arguments: [
    "did:key:z6Mk 2025-05-20", "DID", "DID yesterday", "DID 2025-02-30", "SSH", "SSH lost",
    "mentor@example.org 2025-05-20",
  ])
  func `a line that withdraws nothing is named`(line: String) throws {
    let text = try line.replacing("DID", with: Sample.mentor().publicKey.did)
      .replacing("SSH", with: Self.mentorText())
    #expect(throws: CertificateError(.malformedRevocations, line: 1)) { try RevocationList(text) }
  }

  @Test(arguments: ["", "mentor", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-rsa KEY", "did:key:z6Mk"])
  func `a subject that is no key is named`(text: String) throws {
    let blob = try Self.mentorText().split(separator: " ")[1]
    let text = text.replacing("KEY", with: blob)
    #expect(throws: CertificateError(.malformedKeyText, subject: text)) {
      try VerificationRequest.ExpectedSubject(text)
    }
  }

  @Test(arguments: [
    (10, 9, true), (10, 8, false), (19, 18, true), (19, 17, false), (1, 1, true), (1, 0, false),
    (0, 0, false),
  ])
  func `nine of ten signed commits corroborate the author`(counted: Int, signed: Int, holds: Bool) {
    #expect(
      Rederivation.SignedCommits(counted: counted, signedBySubject: signed).isCorroborated == holds)
  }

  @Test func `signed commits lift what rests on authorship alone`() throws {
    var bench = try Workbench()
    let both = try Sample.record()
    bench.rederivation = { _, _ throws(Rejection) in
      Rederivation(record: both, signedCommits: .init(counted: 41, signedBySubject: 40))
    }
    let outcome = try bench.outcome()
    #expect(outcome.criterionLevels == ["spring.api.1": .observed, "spring.api.2": .corroborated])
    #expect(outcome.level == .observed)
    let single = try EvidenceRecord(
      Sample.recordJSON().replacing(["policy", "required"], with: ["spring.api.2"]))
    try bench.reissue(single)
    bench.rederivation = { _, _ throws(Rejection) in
      Rederivation(record: single, signedCommits: .init(counted: 41, signedBySubject: 40))
    }
    #expect(try bench.outcome().level == .corroborated)
  }
}
