import Crypto
import Foundation
import StrictJSON
import Testing

@testable import Certification

/// One way to cheat and the reason it must be refused for.
struct Tampering: Sendable, CustomTestStringConvertible {
  /// Number in the table of docs/certificates.md.
  let number: String
  let name: String
  let expected: String
  let apply: @Sendable (inout Workbench) throws -> [UInt8]?

  /// Creates a tampering that changes the workbench and leaves the writing of the file to it.
  init(
    _ number: String, _ name: String, _ expected: String,
    _ apply: @escaping @Sendable (inout Workbench) throws -> Void
  ) {
    self.number = number
    self.name = name
    self.expected = expected
    self.apply = { bench in
      try apply(&bench)
      return nil
    }
  }

  /// Creates a tampering that writes the bytes of the file itself.
  init(
    bytes number: String, _ name: String, _ expected: String,
    _ apply: @escaping @Sendable (inout Workbench) throws -> [UInt8]
  ) {
    self.number = number
    self.name = name
    self.expected = expected
    self.apply = apply
  }

  var testDescription: String { "\(number) \(name)" }

  func code() throws -> String {
    var bench = try Workbench()
    let bytes = try apply(&bench) ?? bench.bundle.bytes()
    return switch bench.outcome(of: bytes).conclusion {
    case .verified: "verified"
    case .belowRequired: "below"
    case .rejected(let rejection), .inconclusive(let rejection): rejection.code
    }
  }
}

@Suite struct TamperingTests {
  @Test func `the certificate itself is genuine`() throws {
    let outcome = try Workbench().outcome()
    #expect(outcome.conclusion == .verified)
    #expect(outcome.level == .observed)
    #expect(outcome.issuerClass == .holder)
  }

  @Test(arguments: Self.signedText + Self.claims)
  func `a changed signed text is refused`(tampering: Tampering) throws {
    #expect(try tampering.code() == tampering.expected)
  }

  @Test(arguments: Self.record)
  func `a changed record is refused`(tampering: Tampering) throws {
    #expect(try tampering.code() == tampering.expected)
  }

  @Test(arguments: Self.request)
  func `what the verifier asks for is checked`(tampering: Tampering) throws {
    #expect(try tampering.code() == tampering.expected)
  }

  /// Here a closure stands for the repositories; the commands run the same cases on real ones.
  @Test(arguments: Self.repositories)
  func `what repositories show decides`(tampering: Tampering) throws {
    #expect(try tampering.code() == tampering.expected)
  }

  @Test func `none of the list is missing`() {
    let all = Self.signedText + Self.claims + Self.record + Self.request + Self.repositories
    let numbers = Set(all.map(\.number))
    // Replace references (49) and a corrupted store read by git (52) need real repositories.
    #expect((1...56).filter { !numbers.contains("\($0)") } == [49, 52])
  }

  static let signedText: [Tampering] = [
    Tampering("1", "one bit of the signature", "E_SIGNATURE") { bench in
      var signature = Base64URL.bytes(of: bench.parts[2]) ?? []
      signature[10] ^= 1
      bench.put(part: 2, signature)
    },
    Tampering("2", "a signature cut short", "E_SIGNATURE") { bench in
      bench.put(part: 2, (Base64URL.bytes(of: bench.parts[2]) ?? []).dropLast())
    },
    Tampering("3", "alg none", "E_ALG") { bench in
      let kid = try Sample.holder().publicKey.keyID
      bench.put(part: 0, Array(#"{"alg":"none","kid":"\#(kid)","typ":"JWT"}"#.utf8))
      bench.put(part: 2, [])
    },
    Tampering("4", "HS256 with the public key as secret", "E_ALG") { bench in
      let key = try Sample.holder().publicKey
      bench.put(part: 0, Array(#"{"alg":"HS256","kid":"\#(key.keyID)","typ":"JWT"}"#.utf8))
      let signed = Array("\(bench.parts[0]).\(bench.parts[1])".utf8)
      let code = HMAC<SHA256>.authenticationCode(
        for: signed, using: SymmetricKey(data: Data(key.bytes)))
      bench.put(part: 2, Array(code))
    },
    Tampering("5", "another title", "E_SIGNATURE") { bench in
      bench.put(
        part: 1, try JSONWriter.canonical(bench.payload().replacing(["name"], with: "二月：全部完成")))
    },
    Tampering("6", "another subject", "E_SIGNATURE") { bench in
      let thief = JSONValue.string(try Sample.thief().publicKey.did)
      let payload = try bench.payload().replacing(["credentialSubject", "id"], with: thief)
        .replacing(["sub"], with: thief)
      bench.put(part: 1, try JSONWriter.canonical(payload))
    },
    Tampering("7", "another subject, signed by the thief", "E_SIGNATURE") { bench in
      let thief = try Sample.thief()
      let did = JSONValue.string(thief.publicKey.did)
      let payload = try bench.payload().replacing(["credentialSubject", "id"], with: did)
        .replacing(["sub"], with: did)
      try bench.sign(
        header: Workbench.header(Sample.holder()), payload: JSONWriter.canonical(payload),
        by: thief)
    },
    Tampering("8", "kid of another key", "E_KID") { bench in
      let thief = try Sample.thief()
      try bench.sign(
        header: Workbench.header(thief), payload: JSONWriter.canonical(bench.payload()), by: thief)
    },
    Tampering("9", "the mentor as issuer, signed by the holder", "E_SIGNATURE") { bench in
      let mentor = try Sample.mentor()
      let did = JSONValue.string(mentor.publicKey.did)
      let payload = try bench.payload().replacing(["issuer", "id"], with: did)
        .replacing(["iss"], with: did)
      try bench.sign(
        header: Workbench.header(mentor), payload: JSONWriter.canonical(payload),
        by: Sample.holder())
    },
    Tampering("20", "a key in the header", "E_JWS_HEADER") { bench in
      let holder = try Sample.holder()
      let x = Base64URL.text(of: holder.publicKey.bytes)
      let header =
        #"{"alg":"EdDSA","jwk":{"crv":"Ed25519","kty":"OKP","x":"\#(x)"},"#
        + #""kid":"\#(holder.publicKey.keyID)","typ":"JWT"}"#
      try bench.sign(header: header, payload: JSONWriter.canonical(bench.payload()), by: holder)
    },
    Tampering("21", "crit and b64 in the header", "E_JWS_HEADER") { bench in
      let holder = try Sample.holder()
      let header =
        #"{"alg":"EdDSA","b64":false,"crit":["b64"],"kid":"\#(holder.publicKey.keyID)","typ":"JWT"}"#
      try bench.sign(header: header, payload: JSONWriter.canonical(bench.payload()), by: holder)
    },
    Tampering("22", "a second spelling of Base64", "E_JWS_BASE64") { bench in
      // The last digit of 64 bytes carries four bits that belong to no byte.
      let last = try #require(bench.bundle.credential.last)
      let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
      let value = try #require(alphabet.firstIndex(of: last))
      bench.put(credential: bench.bundle.credential.dropLast() + String(alphabet[value ^ 1]))
    },
    Tampering("22b", "padding in Base64", "E_JWS_BASE64") { bench in
      bench.put(credential: bench.bundle.credential + "==")
    },
    Tampering("22c", "four parts", "E_JWS_FORM") { bench in
      bench.put(credential: bench.bundle.credential + ".")
    },
    Tampering("22d", "a header with blanks", "E_NOT_CANONICAL") { bench in
      let holder = try Sample.holder()
      let header = Workbench.header(holder).replacing(",", with: ", ")
      try bench.sign(header: header, payload: JSONWriter.canonical(bench.payload()), by: holder)
    },
    Tampering("22e", "alg twice in the header", "E_JSON:duplicate-member:alg") { bench in
      let holder = try Sample.holder()
      let header = #"{"alg":"none",\#(Workbench.header(holder).dropFirst())"#
      try bench.sign(header: header, payload: JSONWriter.canonical(bench.payload()), by: holder)
    },
    Tampering("39", "an issuer key of small order", "E_WEAK_KEY") { bench in
      // With the neutral point as key, R = neutral point and S = 0 fit every message.
      let weak = [UInt8](arrayLiteral: 1) + [UInt8](repeating: 0, count: 31)
      let did = "did:key:z" + Base58.text(of: [0xED, 0x01] + weak)
      let payload = try bench.payload().replacing(["issuer", "id"], with: .string(did))
        .replacing(["iss"], with: .string(did))
      let header = #"{"alg":"EdDSA","kid":"\#(did)#\#(did.dropFirst(8))","typ":"JWT"}"#
      bench.put(part: 0, Array(header.utf8))
      bench.put(part: 1, try JSONWriter.canonical(payload))
      bench.put(part: 2, weak + [UInt8](repeating: 0, count: 32))
    },
    Tampering("39b", "S + L instead of S", "E_SIGNATURE") { bench in
      var signature = Base64URL.bytes(of: bench.parts[2]) ?? []
      let order: [UInt8] =
        [
          0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE,
          0x14,
        ] + [UInt8](repeating: 0, count: 15) + [0x10]
      var carry = 0
      for index in 0..<32 {
        carry += Int(signature[32 + index]) + Int(order[index])
        signature[32 + index] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      bench.put(part: 2, signature)
    },
    Tampering("43", "did:web as issuer", "E_ISSUER_DID") { bench in
      try bench.resign("issuer", "id", with: "did:web:example.org")
    },
    Tampering("43b", "an address as issuer", "E_ISSUER_DID") { bench in
      try bench.resign("issuer", with: "https://example.org/me")
    },
  ]

  static let claims: [Tampering] = [
    Tampering("10", "another iss", "E_ISS") { bench in
      try bench.resign("iss", with: .string(Sample.mentor().publicKey.did))
    },
    Tampering("11", "another sub", "E_SUB") { bench in
      try bench.resign("sub", with: .string(Sample.mentor().publicKey.did))
    },
    Tampering("12", "another jti", "E_JTI") { bench in
      try bench.resign("jti", with: "urn:uuid:00000000-0000-8000-8000-000000000000")
    },
    Tampering("13", "another nbf", "E_NBF") { bench in
      try bench.resign("nbf", with: .integer(Sample.issued.seconds - 1))
    },
    Tampering("13b", "nbf as text", "E_NBF") { bench in
      try bench.resign("nbf", with: .string("\(Sample.issued.seconds)"))
    },
    Tampering("14", "issued in the future", "E_NOT_YET_VALID") { bench in
      try bench.reissue(Sample.record(), from: Sample.time("2025-06-01T00:05:01Z"))
    },
    Tampering("15", "issued before the evidence existed", "E_ISSUED_BEFORE_EVIDENCE") { bench in
      try bench.reissue(Sample.record(), from: Sample.time("2025-04-27T12:29:59Z"))
    },
    Tampering("16", "expired", "E_EXPIRED") { bench in
      try bench.reissue(Sample.record(), until: Sample.now)
    },
    Tampering("17", "exp other than validUntil", "E_EXP") { bench in
      try bench.resign("exp", with: .integer(Sample.end.seconds + 86_400))
    },
    Tampering("17b", "exp without validUntil", "E_EXP") { bench in
      try bench.resign("validUntil", with: nil)
    },
    Tampering("17c", "validFrom in words", "E_DATE:validFrom") { bench in
      try bench.resign("validFrom", with: "yesterday")
    },
    Tampering("18", "a member twice", "E_JSON:duplicate-member:name") { bench in
      let payload = try JSONWriter.canonical(bench.payload())
      try bench.resign(bytes: Array(#"{"name":"全部完成","#.utf8) + payload.dropFirst())
    },
    Tampering("19", "a payload that is not canonical", "E_NOT_CANONICAL") { bench in
      try bench.resign(bytes: JSONWriter.readable(bench.payload()))
    },
    Tampering("32", "another context", "E_CONTEXT") { bench in
      try bench.resign("@context", with: ["https://www.w3.org/2018/credentials/v1"])
    },
    Tampering("33", "another type", "E_TYPE") { bench in
      try bench.resign("type", with: ["VerifiableCredential", "DiplomaCredential"])
    },
    Tampering("34", "the old vc claim", "E_VC_CLAIM") { bench in
      try bench.resign("vc", with: ["type": ["OpenBadgeCredential"]])
    },
    Tampering("28", "99.99 % on the badge", "E_PROJECTION") { bench in
      try bench.resign("credentialSubject", "result", "0", "value", with: "99.99")
    },
    Tampering("28b", "a member that nobody projects", "E_PROJECTION") { bench in
      try bench.resign("image", with: ["id": "https://example.org/gold.png", "type": "Image"])
    },
    Tampering("54", "a higher level on the badge only", "E_PROJECTION") { bench in
      let levels = try bench.payload()["credentialSubject"]?["achievement"]?["resultDescription"]?
        .elements?.last?["rubricCriterionLevel"]?.elements
      let best = try #require(levels?.last?["id"])
      let last = try bench.payload()["credentialSubject"]?["result"]?.elements?.count ?? 0
      try bench.resign("credentialSubject", "result", "\(last - 1)", "achievedLevel", with: best)
    },
    Tampering("29", "the digest of another record", "E_EVIDENCE_DIGEST") { bench in
      let other = Digest(of: [1])
      let payload = try bench.payload()
        .replacing(["relatedResource", "0", "digestSRI"], with: .string(other.integrity))
        .replacing(["evidence", "0", "id"], with: .string(other.uri))
      try bench.resign(bytes: JSONWriter.canonical(payload))
    },
    Tampering("29b", "two digests", "E_EVIDENCE_DIGEST") { bench in
      let own = try #require(bench.payload()["relatedResource"]?.elements?.first)
      try bench.resign("relatedResource", with: [own, own])
    },
    Tampering("40", "a fraction", "E_JSON:not-canonical-number:1.5") { bench in
      try bench.resign(
        bytes: Array(#"{"@context":1.5,"#.utf8)
          + JSONWriter.canonical(bench.payload().replacing(["@context"], with: nil)).dropFirst())
    },
    Tampering("41", "half a surrogate pair", "E_JSON:lone-surrogate:12") { bench in
      let payload = try JSONWriter.canonical(bench.payload())
      try bench.resign(
        bytes: Array(#"{"#.utf8) + Array(#""image":"ab\ud800","#.utf8) + payload.dropFirst())
    },
    Tampering("42", "200,000 levels", "E_JSON:too-deep:32") { bench in
      try bench.resign(bytes: [UInt8](repeating: UInt8(ascii: "["), count: 200_000))
    },
  ]

  static let record: [Tampering] = [
    Tampering("23", "more covered lines", "E_EVIDENCE_DIGEST") { bench in
      bench.put(
        evidence: try bench.changed(["criteria", "0", "share", "numerator"], with: 1252))
    },
    Tampering("24", "more covered lines, issued anew", "E_MISMATCH:criteria") { bench in
      try bench.reissue(["criteria", "0", "share", "numerator"], with: 1252)
    },
    Tampering("25", "a softer rule, issued anew", "E_MISMATCH:criteria") { bench in
      try bench.reissue(["criteria", "0", "rule"], with: "coverage.lines >= 1000bp")
    },
    Tampering("25b", "another verdict, issued anew", "E_MISMATCH:criteria") { bench in
      var honest = try Sample.recordJSON()
      honest = honest.replacing(["criteria", "1", "verdict"], with: "unmet")
      bench.rederives(try EvidenceRecord(honest))
    },
    Tampering("26", "a required criterion dropped", "E_MISMATCH:policy") { bench in
      try bench.reissue(["policy", "required"], with: ["spring.api.2"])
    },
    Tampering("27", "a longer streak, issued anew", "E_MISMATCH:commits") { bench in
      try bench.reissue(["commits", "longestStreak"], with: 19)
    },
    Tampering(bytes: "30", "no record", "E_EVIDENCE") { bench in
      let json = try JSONReader.value(of: bench.bundle.bytes())
      return try JSONWriter.canonical(json.replacing(["evidence"], with: nil)) + [0x0A]
    },
    Tampering("31", "the record of another certificate", "E_EVIDENCE_DIGEST") { bench in
      let credential = bench.bundle.credential
      try bench.reissue(["asOf"], with: "2025-04-27T12:30:01Z")
      bench.put(credential: credential)
    },
    Tampering(
      "55", "a level that only verifiers compute", "E_EVIDENCE:wrong-value:criteria[0].level"
    ) {
      bench in
      // No record of ours says so: the payload has to be made by hand.
      let evidence = try bench.changed(["criteria", "0", "level"], with: "corroborated")
      let digest = Digest(of: try JSONWriter.canonical(evidence))
      bench.put(evidence: evidence)
      let payload = try bench.payload()
        .replacing(["relatedResource", "0", "digestSRI"], with: .string(digest.integrity))
        .replacing(["evidence", "0", "id"], with: .string(digest.uri))
      try bench.resign(bytes: JSONWriter.canonical(payload))
    },
    Tampering("55b", "a claim shown as observed, issued anew", "E_MISMATCH:criteria") { bench in
      let criterion = try Sample.recordJSON()["criteria"]?.elements?[2]
      let raised = criterion?.replacing(["level"], with: "observed")
        .replacing(["reliesOn"], with: ["authorship"])
      try bench.reissue(["criteria", "2"], with: raised)
    },
    Tampering("56", "edits of the plan hidden, issued anew", "E_MISMATCH:plan") { bench in
      try bench.reissue(["plan", "milestone", "edits", "beforeWindow"], with: 0)
    },
    Tampering("57", "repositories swapped", "E_MISMATCH:repositories") { bench in
      let first = try Sample.recordJSON()["repositories"]?.elements?[0]["head"]
      let second = try Sample.recordJSON()["repositories"]?.elements?[1]["head"]
      let swapped = try Sample.recordJSON().replacing(["repositories", "0", "head"], with: second)
        .replacing(["repositories", "1", "head"], with: first)
      try bench.reissue(EvidenceRecord(swapped))
    },
    Tampering("58", "an unmet criterion that is required", "E_NOT_MET:spring.api.2") { bench in
      try bench.reissue(["criteria", "1", "verdict"], with: "unmet")
    },
    Tampering("59", "calendar filled by a script", "E_SIGNAL:committerSecond00") { bench in
      try bench.reissue(["commits", "signals"], with: ["committerSecond00": 40])
    },
    Tampering(bytes: "35", "an unknown member of the file", "E_UNKNOWN_MEMBER:note") { bench in
      let json = try JSONReader.value(of: bench.bundle.bytes())
      return try JSONWriter.canonical(json.replacing(["note"], with: "trusted")) + [0x0A]
    },
    Tampering(bytes: "35b", "a file with blanks", "E_NOT_CANONICAL") { bench in
      JSONWriter.readable(try JSONReader.value(of: bench.bundle.bytes()))
    },
    Tampering(bytes: "35c", "the record twice", "E_JSON:duplicate-member:evidence") { bench in
      Array(#"{"evidence":{},"#.utf8) + (try bench.bundle.bytes()).dropFirst()
    },
    Tampering(bytes: "35d", "another media type", "E_MEDIA_TYPE") { bench in
      let json = try JSONReader.value(of: bench.bundle.bytes())
      return try JSONWriter.canonical(json.replacing(["mediaType"], with: "application/json"))
        + [0x0A]
    },
    Tampering(bytes: "35e", "a file of 5 MiB", "E_SIZE") { _ in
      [UInt8](repeating: 0x20, count: 5 << 20)
    },
    Tampering(bytes: "35f", "an empty file", "E_JSON:unexpected-end:0") { _ in [] },
  ]

  static let request: [Tampering] = [
    Tampering("36", "a withdrawn key", "E_REVOKED") { bench in
      let did = try Sample.holder().publicKey.did
      bench.request = VerificationRequest(
        now: Sample.now, revocations: try RevocationList("\(did) 2025-05-20 laptop stolen\n"))
    },
    Tampering("36b", "a withdrawn certificate", "E_REVOKED") { bench in
      let id = try #require(bench.payload()["id"]?.text)
      bench.request = VerificationRequest(
        now: Sample.now, revocations: try RevocationList("\(id) 2025-05-20\n"))
    },
    Tampering("37", "shown by another person", "E_SUBJECT") { bench in
      bench.request = VerificationRequest(
        now: Sample.now, subject: .key(try Sample.thief().publicKey))
    },
    Tampering("37b", "an ssh key that signed nothing", "E_SUBJECT") { bench in
      bench.request = VerificationRequest(
        now: Sample.now,
        subject: try VerificationRequest.ExpectedSubject(Sample.thief().publicKey.sshText))
    },
    Tampering("38", "a looser policy", "E_POLICY") { bench in
      let asked = try Sample.recordJSON()["policy"]
      try bench.reissue(["policy", "settings", "countMerges"], with: true)
      bench.request = VerificationRequest(
        now: Sample.now, policy: try EvidencePolicy(try #require(asked)))
    },
    Tampering("38b", "the policy that was asked for", "verified") { bench in
      let asked = try #require(Sample.recordJSON()["policy"])
      bench.request = VerificationRequest(now: Sample.now, policy: try EvidencePolicy(asked))
    },
    Tampering("37c", "the holder", "verified") { bench in
      bench.request = VerificationRequest(
        now: Sample.now, subject: .key(try Sample.holder().publicKey))
    },
    Tampering("60", "no repository", "I_NO_REPOSITORY") { bench in bench.rederivation = nil },
    Tampering("60b", "no repository, and only the claim asked for", "verified") { bench in
      bench.rederivation = nil
      bench.request = VerificationRequest(now: Sample.now, requiredLevel: .claimed)
    },
    Tampering("60c", "observed where certified is asked for", "below") { bench in
      bench.request = VerificationRequest(now: Sample.now, requiredLevel: .certified)
    },
  ]

  static let repositories: [Tampering] = [
    Tampering("44", "branch rewritten, tag keeps the head", "verified") { _ in },
    Tampering("45", "an unrelated repository", "I_UNRELATED_REPOSITORY") { bench in
      bench.rejects(.unrelatedRepository)
    },
    Tampering("46", "a shallow clone", "I_SHALLOW") { bench in bench.rejects(.shallow) },
    Tampering("47", "the evidence tag moved", "E_MISMATCH:criteria") { bench in
      let moved = try bench.changed(
        ["criteria", "1", "facts", "0", "gitTag"],
        with: "0000000000000000000000000000000000000001")
      bench.rederives(try EvidenceRecord(moved))
    },
    Tampering("48", "the evidence tag deleted", "E_MISMATCH:criteria") { bench in
      let criterion = try #require(Sample.recordJSON()["criteria"]?.elements?[1])
      let deleted = try bench.changed(
        ["criteria", "1"],
        with: criterion.replacing(["verdict"], with: "unmet").replacing(["facts"], with: []))
      bench.rederives(try EvidenceRecord(deleted))
    },
    Tampering("50", "an object altered under its id", "E_CORRUPT_OBJECT") { bench in
      bench.rejects(.corruptObject)
    },
    Tampering(
      "51", "issued from an altered store, checked on an honest clone", "E_MISMATCH:criteria"
    ) {
      bench in
      try bench.reissue(["criteria", "0", "facts", "0", "linesCovered"], with: 1252)
    },
    Tampering("53", "a head that only the reflog knows", "E_HEAD_UNREACHABLE") { bench in
      bench.rejects(.headUnreachable)
    },
    Tampering("53b", "a tag where a commit must be", "E_HEAD_NOT_COMMIT") { bench in
      bench.rejects(.headNotCommit)
    },
    Tampering("61", "rules that this program does not have", "I_RULES_VERSION") { bench in
      bench.rejects(.rulesVersion)
    },
  ]
}
