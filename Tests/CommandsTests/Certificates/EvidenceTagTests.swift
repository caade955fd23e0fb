import Certification
import FixtureKit
import Testing

@testable import Commands

/// The tag that keeps a certificate's commits reachable.
@Suite struct EvidenceTagTests {
  private func tag(_ bench: EvidenceBench, _ record: EvidenceRecord) throws {
    let environment = Workplace.environment(
      in: bench.repository.besides,
      variables: [
        "PATH": "/usr/bin:/bin", "GIT_COMMITTER_NAME": "Ada Lin",
        "GIT_COMMITTER_EMAIL": "ada@example.org", "GIT_DIR": "/nowhere",
      ])
    try EvidenceTag(record: record, environment: environment)
      .make(in: ["app": bench.repository.path])
  }

  @Test func `the tag names the evidence and changes no record`() throws {
    let bench = try EvidenceBench()
    let record = try bench.record()
    try tag(bench, record)
    let text = try bench.repository.git("cat-file", "-p", "milepost/release")
    let digest = Digest(of: try record.canonicalBytes()).hexadecimal
    #expect(text.contains("object \(bench.head)\n"))
    #expect(text.contains("Milepost-Evidence: sha256:\(digest)"))
    #expect(try bench.record().canonicalBytes() == record.canonicalBytes())
  }

  @Test func `a tag that is there is not moved`() throws {
    let bench = try EvidenceBench()
    try bench.repository.git("tag", "milepost/release", "HEAD~1")
    let record = try bench.record()
    let failure = #expect(throws: Failure.self) { try tag(bench, record) }
    #expect(failure?.status == .cannotCreate)
    #expect(
      try bench.repository.git("rev-parse", "milepost/release")
        == bench.repository.git("rev-parse", "HEAD~1"))
  }
}
