import StrictJSON
import Testing

@testable import Certification

/// Certificates that ssh keys countersigned and mentors endorsed; the files come from ssh-keygen
/// and PyJWT.
@Suite struct VouchedCertificateTests {
  static func bench(
    signers: TrustedSigners? = nil, revoked: String? = nil, now: UTCTime = Sample.now
  ) throws -> Workbench {
    var bench = try Workbench()
    bench.bundle = try CertificateBundle(Sample.fixture("vouched.milepost.json"))
    bench.request = VerificationRequest(
      now: now, signers: signers, revocations: try revoked.map { try RevocationList($0) },
      sshKeygen: try Sample.ssh())
    return bench
  }

  static func rejection(_ bench: Workbench) throws -> String {
    switch try bench.outcome().conclusion {
    case .rejected(let rejection), .inconclusive(let rejection): rejection.code
    case .verified: "verified"
    case .belowRequired: "below"
    }
  }

  @Test func `a trusted mentor makes a certificate certified`() throws {
    let outcome = try Self.bench(signers: Sample.signers()).outcome()
    #expect(outcome.conclusion == .verified)
    #expect(outcome.level == .certified)
    #expect(outcome.evidenceLevel == .observed)
    #expect(outcome.vouchers.map(\.principals) == ["mentor@example.org", "lin@example.org"])
    #expect(outcome.vouchers.first?.comment == "看过代码，也跑过测试。")
  }

  @Test func `an unknown signer is told and lifts nothing`() throws {
    let outcome = try Self.bench().outcome()
    #expect(outcome.conclusion == .verified)
    #expect(outcome.level == .observed)
    #expect(outcome.vouchers.map(\.principals) == [nil, nil])
    #expect(outcome.vouchers[1].signer.hasPrefix("ssh-ed25519 SHA256:"))
  }

  @Test func `nobody certifies himself`() throws {
    let holder = try Sample.holder()
    let signers = try TrustedSigners("me@example.org \(holder.publicKey.sshText)\n")
    var bench = try Self.bench(signers: signers)
    let id = try #require(bench.payload()["id"]?.text)
    let own = try Endorsement(
      of: bench.bundle.credential, credentialID: id, endorser: holder.publicKey,
      validFrom: Sample.issued, comment: nil
    ).signed(by: holder)
    bench.bundle = bench.bundle.adding(endorsement: own)
    let outcome = try bench.outcome()
    #expect(outcome.level == .observed)
    #expect(outcome.vouchers.map(\.isSubject) == [false, true, false])
  }

  @Test func `a trusted issuer makes a certificate certified`() throws {
    var bench = try Self.bench(signers: Sample.signers())
    try bench.reissue(Sample.record(), issuer: Sample.mentor())
    let outcome = try bench.outcome()
    #expect(outcome.issuerClass == .trusted(principals: "mentor@example.org"))
    #expect(outcome.level == .certified)
    bench.rederivation = nil
    #expect(try bench.outcome().level == .claimed)
  }

  @Test func `a key outside its window is not trusted`() throws {
    let mentor = try Sample.mentor().publicKey.sshText
    for options in [
      "valid-before=\"20250601\"", "valid-after=\"20250602\"", "namespaces=\"git\"",
      "namespaces=\"*,!milepost-*\"",
    ] {
      let signers = try TrustedSigners("m@example.org \(options) \(mentor)\n")
      #expect(try Self.bench(signers: signers).outcome().level == .observed)
    }
    for options in [
      "valid-before=\"202506010001\"", "valid-after=\"20250601Z\"",
      "namespaces=\"file,milepost-*\"",
    ] {
      let signers = try TrustedSigners("m@example.org \(options) \(mentor)\n")
      #expect(try Self.bench(signers: signers).outcome().level == .certified)
    }
  }

  @Test func `a countersigner outside the window of his key is unknown`() throws {
    let early = try Self.bench(signers: Sample.signers(), now: Sample.time("2025-05-03T00:00:00Z"))
    #expect(try early.outcome().vouchers[1].principals == "lin@example.org")
    let ssh = try Sample.key(64).publicKey.sshText
    let later = try TrustedSigners("lin@example.org valid-after=\"20250602\" \(ssh)\n")
    #expect(try Self.bench(signers: later).outcome().vouchers[1].principals == nil)
  }

  @Test func `a withdrawn voucher rejects`() throws {
    let ssh = try Sample.key(64).publicKey
    #expect(
      try Self.rejection(Self.bench(revoked: "\(ssh.sshText) 2025-05-20 lost\n"))
        == "E_REVOKED:ssh-ed25519 \(ssh.fingerprint)")
    let mentor = try Sample.mentor().publicKey.did
    #expect(
      try Self.rejection(Self.bench(revoked: "\(mentor) 2025-05-20\n")) == "E_REVOKED:\(mentor)")
  }

  @Test func `an ssh key that countersigned is the subject's`() throws {
    var bench = try Self.bench()
    bench.request = VerificationRequest(
      now: Sample.now, subject: try .init(Sample.key(64).publicKey.sshText),
      sshKeygen: try Sample.ssh())
    #expect(try Self.rejection(bench) == "verified")
  }

  @Test func `a countersignature of another certificate rejects`() throws {
    var bench = try Self.bench()
    let countersignature = bench.bundle.countersignatures[0]
    try bench.reissue(
      EvidenceRecord(Sample.recordJSON()), from: Sample.time("2025-05-03T00:00:00Z"))
    bench.bundle = bench.bundle.adding(countersignature)
    #expect(try Self.rejection(bench).hasPrefix("E_COUNTERSIGNATURE:ssh-ed25519"))
  }

  @Test func `a signature made for git is no countersignature`() throws {
    let armor = try Sample.text("git-namespace.sshsig")
    #expect(SSHSignature(armor: armor)?.namespace == "git")
    #expect(throws: Rejection(.countersignature)) { try Countersignature(armor: armor) }
  }

  @Test func `without ssh-keygen a countersignature leaves the question open`() throws {
    var bench = try Self.bench()
    bench.request = VerificationRequest(now: Sample.now)
    #expect(try Self.rejection(bench) == "I_TOOL_MISSING:ssh-keygen")
    #expect(throws: CertificateError(.toolMissing, subject: "ssh-keygen")) {
      try SSHKeygen(searchPath: "/nonexistent:relative", environment: [:])
    }
  }

  @Test func `a changed endorsement rejects`() throws {
    let text = try Self.bench().bundle.endorsements[0]
    let parts = text.split(separator: ".").map(String.init)
    let payload = try JSONReader.value(of: Base64URL.bytes(of: parts[1]) ?? [])
    let mentor = try Sample.mentor()
    func signed(_ payload: JSONValue) throws -> String {
      try CompactJWS.text(payload: JSONWriter.canonical(payload), signedBy: mentor)
    }
    let changes: [(String, String)] = [
      (text.dropLast(2) + (text.hasSuffix("w") ? "AQ" : "Aw"), "E_SIGNATURE"),
      (
        try signed(payload.replacing(["credentialSubject", "endorsementComment"], with: "Superb")),
        "E_PROJECTION"
      ),
      (
        try signed(
          payload.replacing(["credentialSubject", "id"], with: "urn:uuid:1")
            .replacing(["sub"], with: "urn:uuid:1")), "E_PROJECTION"
      ),
      (try signed(payload.replacing(["type"], with: ["VerifiableCredential"])), "E_TYPE"),
      (
        try signed(
          payload.replacing(["validFrom"], with: "2025-07-01T00:00:00Z")
            .replacing(["nbf"], with: .integer(Sample.time("2025-07-01T00:00:00Z").seconds))),
        "E_NOT_YET_VALID"
      ),
    ]
    for (endorsement, code) in changes {
      var bench = try Workbench()
      bench.bundle = bench.bundle.adding(endorsement: endorsement)
      #expect(try Self.rejection(bench) == "E_ENDORSEMENT:\(code)")
    }
  }

  @Test func `an endorsement of another certificate rejects`() throws {
    let endorsement = try Self.bench().bundle.endorsements[0]
    var bench = try Workbench()
    try bench.reissue(Sample.record(), from: Sample.time("2025-05-03T00:00:00Z"))
    bench.bundle = bench.bundle.adding(endorsement: endorsement)
    #expect(try Self.rejection(bench) == "E_ENDORSEMENT:E_PROJECTION")
  }

  @Test func `signing again gives the bytes that ssh-keygen and PyJWT gave`() throws {
    var bench = try Workbench()
    let mentor = try Sample.mentor()
    let id = try #require(bench.payload()["id"]?.text)
    let endorsement = try Endorsement(
      of: bench.bundle.credential, credentialID: id, endorser: mentor.publicKey,
      validFrom: Sample.time("2025-05-02T08:00:00Z"), comment: "看过代码，也跑过测试。"
    ).signed(by: mentor)
    let expected = try Self.bench().bundle
    bench.bundle = bench.bundle.adding(endorsement: endorsement)
      .adding(expected.countersignatures[0])
    #expect(try bench.bundle.bytes() == Sample.fixture("vouched.milepost.json"))
  }

  @Test(arguments: ["", "a\nb", "a\u{7}b", String(repeating: "a", count: 5000)])
  func `a comment is one line`(comment: String) throws {
    let mentor = try Sample.mentor().publicKey
    #expect(throws: CertificateError(.invalidComment, subject: comment)) {
      try Endorsement(
        of: "x", credentialID: "y", endorser: mentor, validFrom: Sample.issued, comment: comment)
    }
  }

  /// Eight parts, so that the parts run side by side.
  @Test(.timeLimit(.minutes(10)), arguments: 0..<8)
  func `no byte of a certificate can change`(part: Int) throws {
    let bytes = try Sample.fixture("vouched.milepost.json")
    let bench = try Self.bench(signers: Sample.signers())
    for index in stride(from: part, to: bytes.count, by: 8) {
      var changed = bytes
      changed[index] ^= 1 << UInt8(index / 8 % 8)
      guard case .rejected = bench.outcome(of: changed).conclusion else {
        Issue.record("byte \(index) may change")
        continue
      }
    }
  }

  @Test func `a certificate that is cut or has a tail is refused`() throws {
    let bytes = try Sample.fixture("vouched.milepost.json")
    let bench = try Self.bench(signers: Sample.signers())
    #expect(bench.outcome(of: bytes).conclusion == .verified)
    for count in stride(from: 0, to: bytes.count, by: 97) {
      guard case .rejected = bench.outcome(of: Array(bytes[..<count])).conclusion else {
        Issue.record("\(count) bytes are enough")
        continue
      }
    }
    for tail: [UInt8] in [[0x0A], [0x20]] {
      #expect(bench.outcome(of: bytes + tail).conclusion == .rejected(Rejection(.notCanonical)))
    }
    #expect(
      bench.outcome(of: bytes + [0]).conclusion
        == .rejected(Rejection(.json, detail: "trailing-bytes:\(bytes.count)")))
  }
}
