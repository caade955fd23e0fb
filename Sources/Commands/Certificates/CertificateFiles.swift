import Certification
import CivilTime
import MilepostResources
import StrictJSON

/// Reads the files that certificate commands take.
struct CertificateFiles {
  let context: CommandContext

  /// Largest list of signers or withdrawn keys, in bytes.
  private static let largestList = 1 << 20

  /// Returns the bytes of a certificate; `-` reads standard input.
  func certificate(_ path: String) throws(Failure) -> [UInt8] {
    try bytes(path, limit: CertificateBundle.largestSize)
  }

  func signers(_ path: String?) throws(Failure) -> TrustedSigners? {
    guard let path else { return nil }
    let text = try text(path)
    do throws(CertificateError) {
      return try TrustedSigners(text)
    } catch {
      throw Failure(error)
    }
  }

  func revocations(_ path: String?) throws(Failure) -> RevocationList? {
    guard let path else { return nil }
    let text = try text(path)
    do throws(CertificateError) {
      return try RevocationList(text)
    } catch {
      throw Failure(error)
    }
  }

  func policy(_ path: String?) throws(Failure) -> EvidencePolicy? {
    guard let path else { return nil }
    let bytes = try bytes(path, limit: Self.largestList)
    do throws(JSONError) {
      return try EvidencePolicy(try JSONReader.value(of: bytes))
    } catch {
      throw Failure(
        CertificateError(.malformedPolicy, subject: error.member, cause: error.code.rawValue))
    }
  }

  func subject(_ text: String?) throws(Failure) -> VerificationRequest.ExpectedSubject? {
    guard let text else { return nil }
    do throws(CertificateError) {
      return try VerificationRequest.ExpectedSubject(text)
    } catch {
      throw Failure(error)
    }
  }

  /// `ssh-keygen`, or nil when there is none.
  func sshKeygen() -> SSHKeygen? {
    let variables = context.environment.variables
    do throws(CertificateError) {
      return try SSHKeygen(searchPath: variables["PATH"] ?? "", environment: variables.all)
    } catch {
      return nil
    }
  }

  /// The evaluation time in UTC.
  func now() throws(Failure) -> UTCTime {
    guard let now = UTCTime(seconds: context.clock.now.seconds) else {
      throw Failure(
        .usage, Message("error.now.invalid", ["value": .text(context.options.now ?? "")]))
    }
    return now
  }

  private func text(_ path: String) throws(Failure) -> String {
    let bytes = try bytes(path, limit: Self.largestList)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.malformedInput, Message("certificates.error.not-text", ["path": .text(path)]))
    }
    return text
  }

  func bytes(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    do throws(InputFileError) {
      if path == "-" { return try InputFile.readStandardInput(limit: limit) }
      return try InputFile.read(context.environment.absolutePath(path), limit: limit)
    } catch {
      throw Failure(
        error.status, Message("certificates.error.unreadable-file", ["subject": .text(path)]),
        cause: error.cause)
    }
  }
}
