import Certification
import Foundation
import MilepostResources
import StrictJSON

/// An annotated tag that keeps the pinned commit of a repository reachable and names the evidence.
///
/// It is made by git itself, in the person's own repository, with the person's own name and signing
/// settings, and only when asked for.
struct EvidenceTag {
  let record: EvidenceRecord
  let environment: ProcessEnvironment

  /// Name of the tag.
  var name: String { "milepost/\(record.plan.milestone.id)" }

  /// Message of the tag, with the digest of the record.
  private func message(_ digest: Digest) -> String {
    "Evidence of \(record.plan.milestone.id)\n\nMilepost-Evidence: sha256:\(digest.hexadecimal)\n"
  }

  /// Tags the pinned commits.
  ///
  /// - Parameter paths: Absolute path of every repository by its alias.
  /// - Throws: exit 73 when git refuses, such as for a tag that is there.
  func make(in paths: [String: String]) throws(Failure) {
    let digest: Digest
    do throws(JSONError) {
      digest = Digest(of: try record.canonicalBytes())
    } catch {
      throw Failure(CertificateError(.invalidRecord, subject: error.member))
    }
    for repository in record.repositories {
      guard let path = paths[repository.alias] else { continue }
      try run(
        ["-C", path, "tag", "-a", "-m", message(digest), name, repository.head],
        alias: repository.alias)
    }
  }

  private func run(_ arguments: [String], alias: String) throws(Failure) {
    let errors = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    // A repository that the environment names would be tagged instead of this one.
    process.environment = environment.variables.all.filter { !$0.key.hasPrefix("GIT_DIR") }
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    let text: String
    do {
      try process.run()
      text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
    } catch {
      throw failure(alias, error.localizedDescription)
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw failure(alias, text)
    }
  }

  private func failure(_ alias: String, _ text: String) -> Failure {
    Failure(
      .cannotCreate,
      Message("certificates.error.tag", ["name": .text(name), "repository": .text(alias)]),
      cause: Message(
        "cause.text",
        ["text": .text(text.split(whereSeparator: \.isNewline).joined(separator: " "))]))
  }
}
