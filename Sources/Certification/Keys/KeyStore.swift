import Foundation
import Glibc

/// The folder that holds a person's signing keys, one PEM file each.
package struct KeyStore: Sendable {
  /// Absolute path, such as `~/.local/share/milepost/keys`.
  package let folder: String

  /// Creates a store over a folder that need not exist yet.
  package init(folder: String) { self.folder = folder }

  /// A key of the folder, or why it cannot be used.
  package struct Entry: Sendable {
    package let name: String
    package let publicKey: Result<PublicKey, CertificateError>
  }

  /// Returns the path of a key's file.
  ///
  /// - Throws: `keyNameInvalid` unless the name is 1 to 64 ASCII letters, digits, `-`, `_` or `.`,
  ///   and begins with a letter or digit.
  package func path(of name: String) throws(CertificateError) -> String {
    let bytes = Array(name.utf8)
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard (1...64).contains(bytes.count), isAlphanumeric(bytes[0]),
      bytes.allSatisfy({ isAlphanumeric($0) || [0x2D, 0x2E, 0x5F].contains($0) })
    else { throw CertificateError(.keyNameInvalid, subject: name) }
    return "\(folder)/\(name).pem"
  }

  /// Creates a key and returns its public half.
  ///
  /// - Throws: `keyExists`, `keyInWorkTree`, `keyReadableByOthers` when the folder is open to
  ///   others, `unwritableFile`.
  package func create(_ name: String) throws(CertificateError) -> PublicKey {
    let path = try path(of: name)
    try refuseWorkTree(containing: path)
    try createFolder()
    let key: SigningKey
    do throws(PublicKey.Refusal) {
      key = try SigningKey()
    } catch {
      throw CertificateError(.signingFailed, subject: name)
    }
    try PrivateKeyFile.create(path, key: key)
    return key.publicKey
  }

  /// Reads a key of the folder.
  package func key(_ name: String) throws(CertificateError) -> SigningKey {
    try Self.key(atPath: try path(of: name))
  }

  /// Reads a key from any path, as CI systems mount their secrets.
  ///
  /// - Throws: An error for links, FIFOs and folders, files of other users, files that the group or
  ///   others may read, files inside a git work tree, and anything but an Ed25519 key in PKCS#8.
  package static func key(atPath path: String) throws(CertificateError) -> SigningKey {
    try refuseWorkTree(containing: path)
    return try PrivateKeyFile.read(path)
  }

  /// Returns the keys of the folder by name; none when there is no folder.
  package func entries() throws(CertificateError) -> [Entry] {
    guard access(folder, F_OK) == 0 else { return [] }
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw CertificateError(
        .unreadableFile, subject: folder, cause: error.localizedDescription)
    }
    var entries: [Entry] = []
    for file in files.sorted(by: precedes) where file.hasSuffix(".pem") {
      let name = String(file.dropLast(4))
      do throws(CertificateError) {
        entries.append(Entry(name: name, publicKey: .success(try key(name).publicKey)))
      } catch {
        entries.append(Entry(name: name, publicKey: .failure(error)))
      }
    }
    return entries
  }

  private func createFolder() throws(CertificateError) {
    var parent = ""
    for part in folder.split(separator: "/") {
      parent += "/\(part)"
      guard mkdir(parent, 0o700) == 0 || errno == EEXIST else {
        throw systemError(.unwritableFile, parent)
      }
    }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw systemError(.unwritableFile, folder)
    }
    guard status.st_uid == geteuid() else {
      throw CertificateError(.keyOfOtherUser, subject: folder)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw CertificateError(.keyReadableByOthers, subject: folder)
    }
  }
}

/// Refuses a path inside a git work tree, where a key would be one `git add` away from the public.
private func refuseWorkTree(containing path: String) throws(CertificateError) {
  let folder = URL(filePath: path).deletingLastPathComponent().resolvingSymlinksInPath()
  var parent = folder.path
  while true {
    if access(parent == "/" ? "/.git" : "\(parent)/.git", F_OK) == 0 {
      throw CertificateError(.keyInWorkTree, subject: path, cause: parent)
    }
    guard parent != "/", let slash = parent.lastIndex(of: "/") else { return }
    parent = slash == parent.startIndex ? "/" : String(parent[..<slash])
  }
}
