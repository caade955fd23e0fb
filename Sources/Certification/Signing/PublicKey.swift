import Crypto

/// An Ed25519 public key that is fit to vouch for something.
package struct PublicKey: Hashable, Sendable {
  /// 32 bytes, the canonical encoding of a point that is not of small order.
  package let bytes: [UInt8]

  /// Why bytes are no key.
  package enum Refusal: Error, Equatable, Sendable {
    /// Not the spelling of an Ed25519 key.
    case malformed
    /// A point of small order, or a second encoding of one point: with such keys one signature
    /// fits many messages.
    case weak
  }

  /// Checks the bytes of a key.
  ///
  /// swift-crypto and OpenSSL accept points of small order, under which a fixed signature is valid
  /// for every message; so they are refused here.
  package init(_ bytes: [UInt8]) throws(Refusal) {
    guard bytes.count == 32 else { throw .malformed }
    var y = bytes
    y[31] &= 0x7F
    guard isLess(y, fieldPrime), !smallOrderCoordinates.contains(y) else { throw .weak }
    self.bytes = bytes
  }

  /// Reads a `did:key` of the Ed25519 kind in its one spelling.
  package init(did: some StringProtocol) throws(Refusal) {
    guard did.hasPrefix("did:key:z"), let bytes = Base58.bytes(of: did.dropFirst(9)),
      bytes.count == 34, bytes[0] == 0xED, bytes[1] == 0x01,
      Base58.text(of: bytes) == did.dropFirst(9)
    else { throw .malformed }
    try self.init(Array(bytes.dropFirst(2)))
  }

  /// The key as `did:key:z6Mk…`.
  ///
  /// - SeeAlso: https://w3c-ccg.github.io/did-key-spec/
  package var did: String { "did:key:z" + Base58.text(of: [0xED, 0x01] + bytes) }

  /// The name of the key inside its own DID document, as `kid` carries it.
  package var keyID: String { "\(did)#\(did.dropFirst(8))" }

  /// Whether a signature of 64 bytes over a message was made with this key.
  package func isValid(signature: [UInt8], over message: [UInt8]) -> Bool {
    guard signature.count == 64, isLess(Array(signature[32...]), groupOrder) else { return false }
    do {
      let key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
      return key.isValidSignature(signature, for: message)
    } catch {
      // The initialiser refuses only other lengths than 32, which `init` excluded.
      return false
    }
  }
}

extension PublicKey {
  /// The key in the wire format of OpenSSH.
  package var sshBlob: [UInt8] { sshString(Array("ssh-ed25519".utf8)) + sshString(bytes) }

  /// `ssh-ed25519 AAAA…`, as in `authorized_keys` and `allowed_signers`.
  package var sshText: String { "ssh-ed25519 \(Base64.text(of: sshBlob))" }

  /// `SHA256:…`, as `ssh-keygen -l` prints it.
  package var fingerprint: String { sshFingerprint(ofBlob: sshBlob) }

  /// Reads the type and blob of an OpenSSH key line.
  package init(sshType: some StringProtocol, blob text: some StringProtocol) throws(Refusal) {
    guard sshType == "ssh-ed25519", let blob = Base64.bytes(of: String(text)) else {
      throw .malformed
    }
    let key = Array(blob.suffix(32))
    guard blob == sshString(Array("ssh-ed25519".utf8)) + sshString(key) else { throw .malformed }
    try self.init(key)
  }
}

/// Returns the blob of an OpenSSH key line of any kind, or nil when it is no such line.
func sshBlob(type: some StringProtocol, text: some StringProtocol) -> [UInt8]? {
  guard let blob = Base64.bytes(of: String(text)) else { return nil }
  var reader = SSHReader(bytes: blob)
  return reader.string() == Array(type.utf8) && !reader.isAtEnd ? blob : nil
}

/// Returns bytes with their length before them, as SSH writes strings.
func sshString(_ bytes: [UInt8]) -> [UInt8] {
  let count = UInt32(bytes.count)
  return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + bytes
}

/// Returns the fingerprint that OpenSSH prints of a key.
func sshFingerprint(ofBlob blob: [UInt8]) -> String {
  let text = Base64.text(of: Digest(of: blob).bytes)
  return "SHA256:" + text.prefix { $0 != "=" }
}

/// Whether a little-endian number is smaller than another of the same length.
private func isLess(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.reversed().lexicographicallyPrecedes(right.reversed())
}

/// 2^255 − 19.
private let fieldPrime: [UInt8] = [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]

/// L, the order of the base point: signatures with S ≥ L are second spellings (RFC 8032, 5.1.7).
private let groupOrder: [UInt8] =
  [
    0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14,
  ] + [UInt8](repeating: 0, count: 15) + [0x10]

/// The y coordinates of the eight points of small order, without the sign bit.
private let smallOrderCoordinates: [[UInt8]] = [
  [UInt8](repeating: 0, count: 32),
  [1] + [UInt8](repeating: 0, count: 31),
  [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
  [
    0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
    0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
  ],
  [
    0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
    0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
  ],
]
