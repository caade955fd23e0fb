import Foundation

/// The program `ssh-keygen`, which signs with keys that we never see and checks signatures of every
/// kind of key that OpenSSH knows.
///
/// It is started without a shell; what it reads comes from files in a folder of its own.
package struct SSHKeygen: Sendable {
  private let executable: String
  private let environment: [String: String]

  /// Finds the program.
  ///
  /// - Parameters:
  ///   - searchPath: Absolute folders separated by colons, as in `PATH`.
  ///   - environment: What signing needs of the environment: the agent's socket, the terminal.
  /// - Throws: `toolMissing` when no folder has it.
  package init(searchPath: String, environment: [String: String]) throws(CertificateError) {
    let candidates = searchPath.split(separator: ":").filter { $0.hasPrefix("/") }
      .map { "\($0)/ssh-keygen" }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw CertificateError(.toolMissing, subject: "ssh-keygen")
    }
    executable = found
    self.environment = environment
  }

  /// Signs the bytes of a credential.
  ///
  /// - Parameters:
  ///   - credential: The compact JWS.
  ///   - keyPath: A private key, or a public one whose private half is in the agent.
  /// - Throws: `toolFailed` with what the program said.
  package func countersignature(
    over credential: String, keyPath: String
  ) throws(CertificateError) -> Countersignature {
    // A path that begins with a dash would be read as an option.
    let path = keyPath.hasPrefix("/") ? keyPath : "./\(keyPath)"
    let result = try run(
      ["-Y", "sign", "-f", path, "-n", Names.certificateNamespace], input: Array(credential.utf8),
      files: [:],
      environment: environment)
    guard result.status == 0 else {
      throw CertificateError(.toolFailed, subject: keyPath, cause: result.errors)
    }
    do throws(Rejection) {
      return try Countersignature(armor: result.output)
    } catch {
      throw CertificateError(.toolFailed, subject: keyPath, cause: error.code)
    }
  }

  /// Checks a signature.
  ///
  /// Key windows are checked at `now`: a signature carries no time of its own, so a time that the
  /// signer states would let him choose the window.
  ///
  /// - Parameters:
  ///   - signers: Text of an `allowed_signers` file; nil when nobody is trusted.
  /// - Returns: The principal when the signer is trusted, nil when the signature is valid and the
  ///   signer unknown.
  /// - Throws: `toolFailed` when the signature is not valid.
  package func principal(
    of countersignature: Countersignature, over credential: String, signers: String?,
    now: UTCTime
  ) throws(CertificateError) -> String? {
    let files = [
      "signature": countersignature.armor, "signers": signers ?? "",
    ]
    let namespace = ["-n", Names.certificateNamespace, "-s", "signature"]
    let validity = try run(
      ["-Y", "check-novalidate"] + namespace, input: Array(credential.utf8), files: files,
      environment: Self.sealed)
    guard validity.status == 0 else {
      throw CertificateError(.toolFailed, cause: validity.errors)
    }
    let time = ["-O", "verify-time=\(compactTime(now))"]
    let found = try run(
      ["-Y", "find-principals", "-s", "signature", "-f", "signers"] + time, input: [],
      files: files, environment: Self.sealed)
    let principals = found.status == 0 ? found.output.split(whereSeparator: \.isNewline) : []
    for principal in principals {
      let arguments =
        ["-Y", "verify", "-f", "signers", "-I", String(principal)] + namespace + time
      let result = try run(
        arguments, input: Array(credential.utf8), files: files, environment: Self.sealed)
      if result.status == 0 { return String(principal) }
    }
    return nil
  }

  /// Whether a signature of any kind of key is valid over some bytes, whoever made it.
  ///
  /// - Throws: `toolMissing` when the program cannot be run.
  func isValid(_ signature: SSHSignature, over message: [UInt8]) throws(CertificateError) -> Bool {
    let result = try run(
      ["-Y", "check-novalidate", "-n", signature.namespace, "-s", "signature"], input: message,
      files: ["signature": signature.armor], environment: Self.sealed)
    return result.status == 0
  }

  /// Signer files without a zone are read in UTC on every machine.
  private static let sealed = ["TZ": "UTC", "LC_ALL": "C", "PATH": "/usr/bin:/bin"]

  private struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  private func run(
    _ arguments: [String], input: [UInt8], files: [String: String],
    environment: [String: String]
  ) throws(CertificateError) -> Run {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: "milepost-\(UUID().uuidString)")
    do {
      try manager.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      defer { remove(folder) }
      for (name, text) in files.merging(["stdout": "", "stderr": ""], uniquingKeysWith: { $1 }) {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      try Data(input).write(to: folder.appending(path: "stdin"))
      let process = Process()
      process.executableURL = URL(filePath: executable)
      process.arguments = arguments
      process.environment = environment
      if !files.isEmpty { process.currentDirectoryURL = folder }
      // Files and no pipes: nothing can wait for a reader.
      process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: "stdin"))
      process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "stdout"))
      process.standardError = try FileHandle(forWritingTo: folder.appending(path: "stderr"))
      try process.run()
      process.waitUntilExit()
      let output = try Data(contentsOf: folder.appending(path: "stdout"))
      let errors = try Data(contentsOf: folder.appending(path: "stderr"))
      return Run(
        status: process.terminationReason == .exit ? process.terminationStatus : 255,
        output: String(decoding: output, as: UTF8.self),
        errors: String(decoding: errors, as: UTF8.self)
          .split(whereSeparator: \.isNewline).joined(separator: " "))
    } catch {
      throw CertificateError(.toolMissing, subject: executable, cause: error.localizedDescription)
    }
  }

  private func remove(_ folder: URL) {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      // The folder holds public texts only; the system's cleaner of temporary files takes it.
    }
  }

  /// `YYYYMMDDHHMMSS`, read in the zone of the process, which is UTC.
  private func compactTime(_ time: UTCTime) -> String {
    time.description.filter { $0.isASCII && $0.isNumber }
  }
}
