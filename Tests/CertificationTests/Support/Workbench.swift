import StrictJSON

@testable import Certification

/// A certificate that can be taken apart, changed and signed again.
struct Workbench {
  var bundle: CertificateBundle
  var request = VerificationRequest(now: Sample.now)
  var rederivation: Rederivation.Closure?

  /// The certificate of the fixtures, checked against repositories that show the same record.
  init() throws {
    bundle = try CertificateBundle(Sample.fixture("certificate.milepost.json"))
    let honest = try Sample.record()
    rederivation = { _, _ throws(Rejection) in Rederivation(record: honest) }
  }

  func outcome() throws -> VerificationOutcome { outcome(of: try bundle.bytes()) }

  func outcome(of bytes: [UInt8]) -> VerificationOutcome {
    Verification.outcome(of: bytes, request: request, rederivation: rederivation)
  }

  var parts: [String] { bundle.credential.split(separator: ".").map(String.init) }

  func payload() throws -> JSONValue {
    try JSONReader.value(of: Base64URL.bytes(of: parts[1]) ?? [])
  }

  mutating func put(credential: String) {
    bundle = CertificateBundle(
      credential: credential, evidence: bundle.evidence,
      countersignatures: bundle.countersignatures, endorsements: bundle.endorsements)
  }

  mutating func put(evidence: JSONValue) {
    bundle = CertificateBundle(credential: bundle.credential, evidence: evidence)
  }

  /// Puts other bytes into one part of the signed text, without signing it.
  mutating func put(part: Int, _ bytes: [UInt8]) {
    var parts = parts
    parts[part] = Base64URL.text(of: bytes)
    put(credential: parts.joined(separator: "."))
  }

  /// Signs a header and a payload as they are.
  mutating func sign(header: String, payload: [UInt8], by key: SigningKey) throws {
    let signed = "\(Base64URL.text(of: Array(header.utf8))).\(Base64URL.text(of: payload))"
    let signature = try key.signature(over: Array(signed.utf8))
    put(credential: "\(signed).\(Base64URL.text(of: signature))")
  }

  static func header(_ key: SigningKey) -> String {
    #"{"alg":"EdDSA","kid":"\#(key.publicKey.keyID)","typ":"JWT"}"#
  }

  /// Changes the payload and has the holder, who is the issuer, sign it again.
  mutating func resign(_ path: String..., with new: JSONValue?) throws {
    let value = try payload().replacing(path, with: new)
    let holder = try Sample.holder()
    try sign(header: Self.header(holder), payload: JSONWriter.canonical(value), by: holder)
  }

  /// Signs bytes of a payload as the holder.
  mutating func resign(bytes: [UInt8]) throws {
    let holder = try Sample.holder()
    try sign(header: Self.header(holder), payload: bytes, by: holder)
  }

  /// Issues a whole new certificate over a record, as a dishonest holder can.
  mutating func reissue(
    _ record: EvidenceRecord, issuer: SigningKey? = nil, subject: PublicKey? = nil,
    from: UTCTime = Sample.issued, until: UTCTime? = Sample.end
  ) throws {
    let key = try issuer ?? Sample.holder()
    let credential = try Credential(
      record: record, issuer: key.publicKey, subject: subject ?? Sample.holder().publicKey,
      validFrom: from, validUntil: until)
    bundle = CertificateBundle(
      credential: try CompactJWS.text(payload: credential.payload(), signedBy: key),
      evidence: record.json)
  }

  /// Issues a new certificate over the record with one place changed.
  mutating func reissue(_ path: [String], with new: JSONValue?) throws {
    try reissue(EvidenceRecord(changed(path, with: new)))
  }

  /// The record of the fixtures with one place changed.
  func changed(_ path: [String], with new: JSONValue?) throws -> JSONValue {
    try Sample.recordJSON().replacing(path, with: new)
  }

  mutating func rejects(_ reason: VerificationReason) {
    rederivation = { _, _ throws(Rejection) in throw Rejection(reason) }
  }

  mutating func rederives(_ record: EvidenceRecord) {
    rederivation = { _, _ throws(Rejection) in Rederivation(record: record) }
  }
}
