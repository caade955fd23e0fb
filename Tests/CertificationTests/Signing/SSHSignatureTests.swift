import Foundation
import Testing

@testable import Certification

@Suite struct SSHSignatureTests {
  @Test func `an armored text has one spelling`() throws {
    let armor = try Sample.text("git-namespace.sshsig")
    let signature = try #require(SSHSignature(armor: armor))
    #expect(signature.keyBlob == (try Sample.key(64).publicKey.sshBlob))
    #expect(signature.keyType == "ssh-ed25519")
    #expect(signature.fingerprint == (try Sample.key(64).publicKey.fingerprint))
    for changed in [
      "", armor + "\n", String(armor.dropLast()), armor.replacing("\n", with: "\r\n"),
      armor.replacing("BEGIN", with: "begin"), " " + armor,
      armor.replacing("U1NI", with: "U1NJ"),
      armor.replacing("SIGNATURE-----\nU", with: "SIGNATURE-----\n\nU"),
      "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
      "-----BEGIN SSH SIGNATURE-----\n" + String(repeating: "A", count: 1_000_000),
    ] {
      #expect(SSHSignature(armor: changed) == nil)
    }
  }

  @Test func `a message that is cut off or lies about lengths ends the reading`() throws {
    var reader = SSHReader(bytes: [0xFF, 0xFF, 0xFF, 0xFF, 1])
    #expect(reader.string() == nil)
    var short = SSHReader(bytes: [0, 0, 0])
    #expect(short.string() == nil)
    var empty = SSHReader(bytes: [0, 0, 0, 0])
    #expect(empty.string() == [] && empty.isAtEnd)
  }

  @Test func `a key file signs and what it signed is checked`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ssh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let keygen = Process()
    keygen.executableURL = URL(filePath: "/usr/bin/ssh-keygen")
    let path = folder.appending(path: "-odd name").path
    keygen.arguments = ["-q", "-t", "ecdsa", "-N", "", "-C", "x", "-f", path]
    try keygen.run()
    keygen.waitUntilExit()
    let tool = try Sample.ssh()
    let made = try tool.countersignature(over: "a.b.c", keyPath: path)
    #expect(made.signature.keyType == "ecdsa-sha2-nistp256")
    let line = try String(contentsOf: folder.appending(path: "-odd name.pub"), encoding: .utf8)
    let signers = "lin@example.org \(line)"
    #expect(
      try tool.principal(of: made, over: "a.b.c", signers: signers, now: Sample.now)
        == "lin@example.org")
    #expect(try tool.principal(of: made, over: "a.b.c", signers: nil, now: Sample.now) == nil)
    let error = #expect(throws: CertificateError.self) {
      try tool.principal(of: made, over: "a.b.d", signers: signers, now: Sample.now)
    }
    #expect(error?.code == .toolFailed)
    let missing = #expect(throws: CertificateError.self) {
      try tool.countersignature(over: "a.b.c", keyPath: "\(path)-none")
    }
    #expect(missing?.code == .toolFailed)
    #expect(missing?.cause.isEmpty == false)
  }
}
