import Certification
import FixtureKit
import Foundation
import MilepostResources
import Testing

@testable import Commands

/// Clocks of others: a commit on top of the pinned one that somebody signed whose clock is trusted.
@Suite struct TimeAnchorTests {
  private let bench: EvidenceBench
  private let record: EvidenceRecord
  private let folder: String

  init() throws {
    bench = try EvidenceBench()
    record = try bench.record()
    folder = bench.repository.besides
  }

  private func keygen(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/ssh-keygen")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// Makes a key and returns its public line without the comment.
  private func key(_ name: String, type: String = "ed25519") throws -> String {
    try keygen("-q", "-t", type, "-N", "", "-C", name, "-f", "\(folder)/\(name)")
    let line = try String(contentsOfFile: "\(folder)/\(name).pub", encoding: .utf8)
    return line.split(separator: " ").prefix(2).joined(separator: " ")
  }

  /// Puts a merge that a forge made and signed on top of a commit.
  private func merge(
    _ name: String, on parent: String? = nil, at time: String = "1743069600 +0000",
    changing change: (String) -> String = { $0 }
  ) throws {
    let tree = try bench.repository.git("rev-parse", "\(bench.head)^{tree}")
    let header =
      "tree \(tree)\nparent \(parent ?? bench.head)\nauthor Forge <forge@example.net> \(time)\n"
      + "committer Forge <forge@example.net> \(time)\n"
    let message = "\nMerge branch 'release'\n"
    let file = "\(folder)/\(name).commit"
    try Data((header + message).utf8).write(to: URL(filePath: file))
    try keygen("-q", "-Y", "sign", "-n", "git", "-f", "\(folder)/\(name)", file)
    let armor = try String(contentsOfFile: file + ".sig", encoding: .utf8)
    try FileManager.default.removeItem(atPath: file + ".sig")
    let signature = armor.split(separator: "\n").joined(separator: "\n ")
    let id = try bench.repository.store(
      "commit", FixtureBytes(change(header + "gpgsig \(signature)\n" + message)))
    try bench.repository.git("update-ref", "refs/heads/merged", id)
  }

  private func outcome(_ lines: String..., revoked: String? = nil) throws -> VerificationOutcome {
    let subject = try SigningKey(seed: Array(0..<32)).publicKey.sshText
    let text = (["ada@example.org \(subject)"] + lines).joined(separator: "\n")
    return try bench.outcome(
      record, signers: TrustedSigners(text), revocations: try revoked.map { try RevocationList($0) }
    )
  }

  private let clock = "namespaces=\"git,milepost-time@milepost.example\""

  private func isConfirmed(_ outcome: VerificationOutcome) -> Bool {
    #expect(outcome.conclusion == .verified)
    return !outcome.anchors.isEmpty
      && !outcome.notShown.contains { $0.key.hasPrefix("verify.not-shown.corroborated-time") }
      && !outcome.notShown.contains { $0.key == "verify.not-shown.corroborated-late" }
  }

  @Test(arguments: ["ed25519", "ecdsa", "rsa"])
  func `a commit that a trusted clock signed in time confirms the time`(type: String) throws {
    let forge = try key("forge", type: type)
    try merge("forge")
    let outcome = try outcome("forge.example \(clock) \(forge)")
    #expect(isConfirmed(outcome))
    #expect(outcome.anchors.map(\.time.description) == ["2025-03-27T10:00:00Z"])
    #expect(outcome.anchors.map(\.principals) == ["forge.example"])
    #expect(outcome.notShown.contains { $0.key == "verify.not-shown.time-anchored" })
    // The commits themselves are not signed, so that the author is not confirmed.
    #expect(outcome.level == .observed)
    #expect(outcome.notShown.contains { $0.key == "verify.not-shown.corroborated-unsigned" })
  }

  @Test func `author and time together corroborate`() throws {
    let own = try key("own")
    let forge = try key("forge")
    try bench.repository.git(
      "-c", "gpg.format=ssh", "-c", "user.signingkey=\(folder)/own", "-c", "user.name=Ada Lin",
      "-c", "user.email=ada@example.org", "rebase", "--quiet", "--root", "--force-rebase", "-S",
      "--committer-date-is-author-date")
    try bench.repository.git("tag", "-f", "-m", "release", "v1.0.0", "main")
    let head = try bench.repository.git("rev-parse", "main")
    let signed = EvidenceBench(repository: bench.repository, head: head)
    try merge("forge", on: head)
    let subject = try SigningKey(seed: Array(0..<32)).publicKey.sshText
    let outcome = try signed.outcome(
      signed.record(),
      signers: TrustedSigners(
        "ada@example.org \(subject)\nada@example.org \(own)\nforge.example \(clock) \(forge)"))
    #expect(outcome.level == .corroborated)
    #expect(!outcome.notShown.contains { $0.key.contains("corroborated") })
  }

  @Test func `a key that is not named as a clock confirms nothing`() throws {
    let forge = try key("forge")
    try merge("forge")
    #expect(!isConfirmed(try outcome("forge.example \(forge)")))
    #expect(!isConfirmed(try outcome("forge.example namespaces=\"git\" \(forge)")))
    #expect(!isConfirmed(try outcome("forge.example namespaces=\"*\" \(forge)")))
    #expect(
      !isConfirmed(
        try outcome("forge.example namespaces=\"milepost-time@milepost.example\" \(forge)")))
  }

  @Test func `a clock outside its days, withdrawn or of the subject confirms nothing`() throws {
    let forge = try key("forge")
    try merge("forge")
    let ended = clock + ",valid-before=\"20250401\""
    #expect(!isConfirmed(try outcome("forge.example \(ended) \(forge)")))
    #expect(!isConfirmed(try outcome("ada@example.org \(clock) \(forge)")))
    #expect(
      !isConfirmed(
        try outcome("forge.example \(clock) \(forge)", revoked: "\(forge) 2025-03-30 lost\n")))
  }

  @Test func `an anchor after the window says so`() throws {
    let forge = try key("forge")
    try merge("forge", at: "1743552000 +0000")
    let outcome = try outcome("forge.example \(clock) \(forge)")
    #expect(outcome.anchors.map(\.time.description) == ["2025-04-02T00:00:00Z"])
    #expect(outcome.notShown.contains { $0.key == "verify.not-shown.corroborated-late" })
  }

  @Test func `a commit beside the pinned one or changed after signing confirms nothing`() throws {
    let forge = try key("forge")
    try merge("forge", on: try bench.repository.git("rev-parse", "\(bench.head)~1"))
    #expect(!isConfirmed(try outcome("forge.example \(clock) \(forge)")))
    try merge("forge", at: "1743552000 +0000") {
      $0.replacing("1743552000", with: "1743069600")
    }
    #expect(!isConfirmed(try outcome("forge.example \(clock) \(forge)")))
  }
}
