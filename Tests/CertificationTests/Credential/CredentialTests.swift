import StrictJSON
import Testing

@testable import Certification

@Suite struct CredentialTests {
  static func credential(_ record: EvidenceRecord) throws -> Credential {
    let holder = try Sample.holder().publicKey
    return try Credential(
      record: record, issuer: holder, subject: holder, validFrom: Sample.issued,
      validUntil: Sample.end)
  }

  @Test func `a certificate has the bytes that another implementation gives it`() throws {
    let record = try EvidenceRecordTests.built()
    let bundle = CertificateBundle(
      credential: try Self.credential(record).signed(by: Sample.holder()), evidence: record.json)
    #expect(try bundle.bytes() == Sample.fixture("certificate.milepost.json"))
  }

  @Test func `the same inputs give the same bytes`() throws {
    let bytes = try (0..<20).map { _ in
      try Self.credential(Sample.record()).signed(by: Sample.holder())
    }
    #expect(Set(bytes).count == 1)
  }

  @Test func `ids differ with record, issuer, subject and validity`() throws {
    let record = try Sample.record()
    let holder = try Sample.holder().publicKey
    let mentor = try Sample.mentor().publicKey
    let other = try EvidenceRecord(Sample.recordJSON().replacing(["rules"], with: "2026.2"))
    let ids = [
      try Self.credential(record).id, try Self.credential(other).id,
      try Credential(
        record: record, issuer: mentor, subject: holder, validFrom: Sample.issued,
        validUntil: Sample.end
      ).id,
      try Credential(
        record: record, issuer: holder, subject: mentor, validFrom: Sample.issued,
        validUntil: Sample.end
      ).id,
      try Credential(
        record: record, issuer: holder, subject: holder, validFrom: Sample.now,
        validUntil: Sample.end
      ).id,
      try Credential(
        record: record, issuer: holder, subject: holder, validFrom: Sample.issued, validUntil: nil
      ).id,
    ]
    #expect(Set(ids).count == ids.count)
    for id in ids {
      let digits = Array(id.dropFirst(9))
      #expect(id.hasPrefix("urn:uuid:") && digits.count == 36)
      #expect(digits[14] == "8" && "89ab".contains(digits[19]))
    }
  }

  @Test func `days in each commit's own offset give no time of day`() throws {
    let json = try Sample.recordJSON().replacing(["policy", "dayOffset"], with: "written")
    let subject = try Self.credential(EvidenceRecord(json)).json["credentialSubject"]
    #expect(subject?["activityStartDate"] == nil)
    #expect(
      try Self.credential(Sample.record()).json["credentialSubject"]?["activityStartDate"]
        == "2025-04-02T00:00:00+08:00")
  }

  @Test(
    arguments: [
      ("met", "observed", "Completed"), ("unmet", "observed", "Failed"),
      ("inconclusive", "observed", "InProgress"), ("met", "claimed", "Provisional"),
      ("not-applicable", "observed", nil),
    ] as [(String, String, String?)])
  func `answers become the words of Open Badges`(verdict: String, level: String, status: String?)
    throws
  {
    let last = try #require(Sample.recordJSON()["criteria"]?.elements?[1])
      .replacing(["id"], with: "spring.api.3").replacing(["verdict"], with: .string(verdict))
      .replacing(["level"], with: .string(level))
    let record = try EvidenceRecord(Sample.recordJSON().replacing(["criteria", "2"], with: last))
    let results = try Self.credential(record).json["credentialSubject"]?["result"]?.elements ?? []
    #expect(results.count == (status == nil ? 3 : 4))
    #expect(results[2]["status"]?.text == status)
  }

  @Test func `nothing is issued over evidence that falls short`() throws {
    let holder = try Sample.holder()
    let unmet = try EvidenceRecord(
      Sample.recordJSON().replacing(["criteria", "1", "verdict"], with: "inconclusive"))
    #expect(throws: CertificateError(.criterionNotMet, subject: "spring.api.2")) {
      try Self.credential(unmet).signed(by: holder)
    }
    let blocked = try EvidenceRecord(
      Sample.recordJSON().replacing(["commits", "signals"], with: ["burstOver7d": 40]))
    #expect(throws: CertificateError(.blockedBySignal, subject: "burstOver7d")) {
      try Self.credential(blocked).signed(by: holder)
    }
    let late = try EvidenceRecord(
      Sample.recordJSON().replacing(["asOf"], with: "2025-05-01T01:00:01Z"))
    #expect(throws: CertificateError(.issuedBeforeEvidence, subject: "2025-05-01T01:00:00Z")) {
      try Self.credential(late).signed(by: holder)
    }
    let empty = try Credential(
      record: Sample.record(), issuer: holder.publicKey, subject: holder.publicKey,
      validFrom: Sample.issued, validUntil: Sample.issued)
    #expect(throws: CertificateError(.emptyValidity, subject: "2025-05-01T01:00:00Z")) {
      try empty.signed(by: holder)
    }
  }
}
