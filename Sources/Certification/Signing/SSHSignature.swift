import Crypto

/// An OpenSSH signature.
///
/// `ssh-keygen` says whether one is valid, for every kind of key; for Ed25519 this type can say so
/// itself, which is a thousand times faster and serves the many commits of a history.
///
/// - SeeAlso: PROTOCOL.sshsig of OpenSSH
package struct SSHSignature: Sendable {
  /// The armored text.
  let armor: String
  /// Public key in the wire format of OpenSSH, of any kind.
  package let keyBlob: [UInt8]
  /// Purpose for which the signature was made.
  package let namespace: String
  /// `sha256` or `sha512`.
  private let hashAlgorithm: String
  /// The signature in the wire format of OpenSSH.
  private let signatureBlob: [UInt8]

  /// `SHA256:…` of the key.
  package var fingerprint: String { sshFingerprint(ofBlob: keyBlob) }

  /// The kind of the key, such as `ssh-ed25519`.
  package var keyType: String {
    var reader = SSHReader(bytes: keyBlob)
    return reader.string().map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Reads the armored text, or returns nil when it is not the one spelling of such a signature.
  package init?(armor: String) {
    let first = "-----BEGIN SSH SIGNATURE-----\n"
    let last = "-----END SSH SIGNATURE-----\n"
    guard armor.utf8.count <= 16_384, armor.hasPrefix(first), armor.hasSuffix(last),
      armor.utf8.count > first.utf8.count + last.utf8.count
    else { return nil }
    let body = armor.dropFirst(first.count).dropLast(last.count)
    guard body.hasSuffix("\n"),
      let blob = Base64.bytes(of: String(body.filter { $0 != "\n" })),
      Self.lines(of: Base64.text(of: blob)) == body
    else { return nil }
    var reader = SSHReader(bytes: blob)
    guard reader.skip(Array("SSHSIG".utf8) + [0, 0, 0, 1]), let key = reader.string(),
      let namespace = reader.string().flatMap({ String(validating: $0, as: UTF8.self) }),
      reader.string() == [], let hash = reader.string(),
      hash == Array("sha512".utf8) || hash == Array("sha256".utf8),
      let signature = reader.string(), reader.isAtEnd
    else { return nil }
    self.armor = armor
    keyBlob = key
    hashAlgorithm = String(decoding: hash, as: UTF8.self)
    signatureBlob = signature
    self.namespace = namespace
  }

  /// The key when the signature is an Ed25519 one that is valid over a message, else nil.
  package func ed25519Signer(of message: [UInt8]) -> PublicKey? {
    var key = SSHReader(bytes: keyBlob)
    var signature = SSHReader(bytes: signatureBlob)
    let type = Array("ssh-ed25519".utf8)
    guard key.string() == type, let keyBytes = key.string(), key.isAtEnd,
      signature.string() == type, let signatureBytes = signature.string(), signature.isAtEnd
    else { return nil }
    let hash =
      hashAlgorithm == "sha256"
      ? Array(SHA256.hash(data: message)) : Array(SHA512.hash(data: message))
    let signed =
      Array("SSHSIG".utf8) + sshString(Array(namespace.utf8)) + sshString([])
      + sshString(Array(hashAlgorithm.utf8)) + sshString(hash)
    do throws(PublicKey.Refusal) {
      let publicKey = try PublicKey(keyBytes)
      return publicKey.isValid(signature: signatureBytes, over: signed) ? publicKey : nil
    } catch {
      return nil
    }
  }

  /// Returns text in lines of 70 characters, as `ssh-keygen` writes them.
  private static func lines(of text: String) -> String {
    var lines = ""
    var rest = text[...]
    while !rest.isEmpty {
      lines += rest.prefix(70) + "\n"
      rest = rest.dropFirst(70)
    }
    return lines
  }
}

/// Reads the strings of an SSH message.
struct SSHReader {
  private var rest: ArraySlice<UInt8>

  init(bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ bytes: [UInt8]) -> Bool {
    guard rest.starts(with: bytes) else { return false }
    rest = rest.dropFirst(bytes.count)
    return true
  }

  /// Takes a string with its length before it, or returns nil when it is cut off.
  mutating func string() -> [UInt8]? {
    guard rest.count >= 4 else { return nil }
    let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard rest.count - 4 >= count else { return nil }
    let bytes = Array(rest.dropFirst(4).prefix(count))
    rest = rest.dropFirst(4 + count)
    return bytes
  }
}
