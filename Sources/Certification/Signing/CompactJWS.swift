import StrictJSON

/// A signed text of three parts: header, payload, signature.
///
/// - SeeAlso: RFC 7515 section 3.1; VC-JOSE-COSE section 3; Open Badges 3.0 section 8.2.
struct CompactJWS {
  /// The text up to the second point, which the signature covers.
  let signedBytes: [UInt8]
  let header: [UInt8]
  let payload: [UInt8]
  let signature: [UInt8]

  /// Returns a signed text.
  static func text(
    payload: [UInt8], signedBy key: SigningKey
  ) throws(CertificateError) -> String {
    // Written out in canonical order: a DID needs no escapes.
    let header = #"{"alg":"EdDSA","kid":"\#(key.publicKey.keyID)","typ":"JWT"}"#
    let signed = "\(Base64URL.text(of: Array(header.utf8))).\(Base64URL.text(of: payload))"
    let signature = try key.signature(over: Array(signed.utf8))
    return "\(signed).\(Base64URL.text(of: signature))"
  }

  /// Splits a text.
  init(_ text: String) throws(Rejection) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw Rejection(.jwsForm) }
    guard let header = Base64URL.bytes(of: parts[0]), let payload = Base64URL.bytes(of: parts[1]),
      let signature = Base64URL.bytes(of: parts[2])
    else { throw Rejection(.jwsBase64) }
    signedBytes = Array("\(parts[0]).\(parts[1])".utf8)
    self.header = header
    self.payload = payload
    self.signature = signature
  }

  /// Reads the header, which must have exactly `alg`, `kid` and `typ`, and returns `kid`.
  ///
  /// Open Badges allows no other members. A key in the header (`jwk`, `jku`, `x5c`) would let the
  /// signer choose the key that checks the signature.
  func keyID() throws(Rejection) -> String {
    let value = try strictValue(of: header, depth: 2)
    guard value["alg"] == "EdDSA" else { throw Rejection(.alg) }
    guard let kid = value["kid"]?.text, value["typ"] == "JWT", value.members?.count == 3 else {
      throw Rejection(.jwsHeader)
    }
    guard try canonicalBytes(of: value) == header else { throw Rejection(.notCanonical) }
    return kid
  }
}
