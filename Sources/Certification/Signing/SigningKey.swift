import Crypto

/// An Ed25519 private key.
///
/// Its text and its reflection show the public half only, so that it cannot reach a log or an error
/// by accident. Memory is not wiped reliably after use: neither Swift arrays nor `Data` promise it.
package struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey
  package let publicKey: PublicKey

  /// Creates a new key from the system's random source.
  package init() throws(PublicKey.Refusal) {
    self = try SigningKey(Curve25519.Signing.PrivateKey())
  }

  /// Creates the key of a seed.
  ///
  /// - Parameter seed: 32 bytes.
  package init(seed: [UInt8]) throws(PublicKey.Refusal) {
    let key: Curve25519.Signing.PrivateKey
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    } catch {
      throw .malformed
    }
    self = try SigningKey(key)
  }

  private init(_ key: Curve25519.Signing.PrivateKey) throws(PublicKey.Refusal) {
    self.key = key
    publicKey = try PublicKey(Array(key.publicKey.rawRepresentation))
  }

  /// 32 bytes that are the secret; for the key file only.
  var seed: [UInt8] { Array(key.rawRepresentation) }

  /// Returns a signature of 64 bytes over a message.
  ///
  /// - Throws: `CertificateError.signingFailed` when the library refuses.
  package func signature(over message: [UInt8]) throws(CertificateError) -> [UInt8] {
    do {
      return Array(try key.signature(for: message))
    } catch {
      throw CertificateError(.signingFailed, cause: "\(error)")
    }
  }
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { publicKey.did }
  package var debugDescription: String { publicKey.did }
  package var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey.did]) }
}
