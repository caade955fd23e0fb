import Foundation
import Glibc
import Testing

@testable import Certification

@Suite struct KeyStoreTests {
  /// Runs with an empty folder outside any work tree.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.resolvingSymlinksInPath().path)
  }

  static func mode(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  static func code(_ body: () throws -> Void) -> CertificateError.Code? {
    #expect(throws: CertificateError.self, performing: body)?.code
  }

  @Test func `a new key is for its owner only and reads back`() throws {
    try Self.withFolder { folder in
      let store = KeyStore(folder: "\(folder)/share/milepost/keys")
      #expect(try store.entries().isEmpty)
      let created = try store.create("default")
      #expect(Self.mode(store.folder) == 0o700)
      #expect(Self.mode("\(store.folder)/default.pem") == 0o600)
      #expect(try store.key("default").publicKey == created)
      #expect(Self.code { _ = try store.create("default") } == .keyExists)
      #expect(try store.key("default").publicKey == created)
      _ = try store.create("work-2025")
      #expect(try store.entries().map(\.name) == ["default", "work-2025"])
    }
  }

  @Test func `the file is what other programs write`() throws {
    // The body is what Python's cryptography gives for the seed 0…31.
    let body = "MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
    let text = ["-----BEGIN PRIVATE", "KEY-----\n\(body)\n-----END PRIVATE", "KEY-----\n"]
      .joined(separator: " ")
    #expect(PrivateKeyFile.text(of: try Sample.holder()) == Array(text.utf8))
    let key = try PrivateKeyFile.key(of: Array(text.utf8), path: "k")
    #expect(try key.publicKey == Sample.holder().publicKey)
    for damaged in [
      text.replacing("MC4C", with: "MC4D"), text.replacing("HR4f", with: "HR4"), "",
      text.replacing("PRIVATE", with: "PUBLIC"), text + text, text.replacing("\n", with: " "),
    ] {
      #expect(throws: CertificateError(.keyMalformed, subject: "k")) {
        try PrivateKeyFile.key(of: Array(damaged.utf8), path: "k")
      }
    }
  }

  @Test(arguments: [
    "", ".", "..", "../x", "a/b", "-rf", "密钥", "a b", "a\n", String(repeating: "a", count: 65),
  ])
  func `a name that is no file name is refused`(name: String) {
    #expect(Self.code { _ = try KeyStore(folder: "/nonexistent").key(name) } == .keyNameInvalid)
  }

  @Test func `a key that others could read or put there is refused`() throws {
    try Self.withFolder { folder in
      let store = KeyStore(folder: folder)
      chmod(folder, 0o700)
      _ = try store.create("k")
      let path = "\(folder)/k.pem"
      for mode: mode_t in [0o640, 0o604, 0o660, 0o644, 0o601] {
        chmod(path, mode)
        #expect(Self.code { _ = try store.key("k") } == .keyReadableByOthers)
      }
      chmod(path, 0o600)
      symlink(path, "\(folder)/link.pem")
      #expect(Self.code { _ = try store.key("link") } == .keyIsLink)
      mkfifo("\(folder)/fifo.pem", 0o600)
      #expect(Self.code { _ = try store.key("fifo") } == .keyIsNoFile)
      mkdir("\(folder)/dir.pem", 0o700)
      #expect(Self.code { _ = try store.key("dir") } == .keyIsNoFile)
      #expect(Self.code { _ = try store.key("none") } == .keyNotFound)
      try Data(count: 5000).write(to: URL(filePath: "\(folder)/big.pem"))
      chmod("\(folder)/big.pem", 0o600)
      #expect(Self.code { _ = try store.key("big") } == .keyTooLarge)
      try Data("secret".utf8).write(to: URL(filePath: "\(folder)/text.pem"))
      chmod("\(folder)/text.pem", 0o600)
      let error = #expect(throws: CertificateError.self) { try store.key("text") }
      #expect(error == CertificateError(.keyMalformed, subject: "\(folder)/text.pem"))
      let failures = try store.entries().filter {
        if case .failure = $0.publicKey { true } else { false }
      }
      #expect(failures.map(\.name) == ["big", "dir", "fifo", "link", "text"])
    }
  }

  @Test func `no key is made where others can look or git could take it`() throws {
    try Self.withFolder { folder in
      let open = KeyStore(folder: "\(folder)/open")
      mkdir(open.folder, 0o755)
      chmod(open.folder, 0o755)
      #expect(Self.code { _ = try open.create("k") } == .keyReadableByOthers)
      let tree = "\(folder)/project"
      try FileManager.default.createDirectory(
        atPath: "\(tree)/.git", withIntermediateDirectories: true)
      let inside = KeyStore(folder: "\(tree)/a/keys")
      #expect(Self.code { _ = try inside.create("k") } == .keyInWorkTree)
      #expect(!FileManager.default.fileExists(atPath: inside.folder))
      symlink(tree, "\(folder)/alias")
      #expect(
        Self.code { _ = try KeyStore(folder: "\(folder)/alias").create("k") } == .keyInWorkTree)
      #expect(Self.code { _ = try KeyStore.key(atPath: "\(tree)/k.pem") } == .keyInWorkTree)
    }
  }

  @Test func `a folder that cannot be made is named`() throws {
    try Self.withFolder { folder in
      try Data().write(to: URL(filePath: "\(folder)/file"))
      let error = #expect(throws: CertificateError.self) {
        try KeyStore(folder: "\(folder)/file/keys").create("k")
      }
      #expect(error?.code == .unwritableFile)
    }
  }
}
