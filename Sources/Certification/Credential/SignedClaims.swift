import StrictJSON

/// The parts that every credential of ours has, checked in the order of docs/certificates.md.
///
/// The same steps hold for certificates and endorsements: form, issuer, key, signature, canonical
/// payload, context, type, twins of the registered claims.
struct SignedClaims {
  let json: JSONValue
  let payload: [UInt8]
  let issuer: PublicKey
  /// Id of the credential subject.
  let subject: String
  let id: String
  let validFrom: UTCTime
  let validUntil: UTCTime?

  init(_ text: String, types: [String]) throws(Rejection) {
    let jws = try CompactJWS(text)
    let kid = try jws.keyID()
    json = try strictValue(of: jws.payload)
    payload = jws.payload
    issuer = try Self.issuer(of: json)
    // The key comes from the issuer, never from the header: else a thief would bring his own.
    guard kid == issuer.keyID else { throw Rejection(.kid) }
    guard issuer.isValid(signature: jws.signature, over: jws.signedBytes) else {
      throw Rejection(.signature)
    }
    guard try canonicalBytes(of: json) == payload else { throw Rejection(.notCanonical) }
    guard json["@context"] == .array(Credential.contexts.map(JSONValue.string)) else {
      throw Rejection(.context)
    }
    guard json["type"] == .array(types.map(JSONValue.string)) else { throw Rejection(.type) }
    guard json["vc"] == nil, json["vp"] == nil else { throw Rejection(.vcClaim) }
    guard json["iss"] == .string(issuer.did) else { throw Rejection(.iss) }
    guard let subject = json["credentialSubject"]?["id"]?.text, json["sub"] == .string(subject)
    else { throw Rejection(.sub) }
    guard let id = json["id"]?.text, json["jti"] == .string(id) else { throw Rejection(.jti) }
    guard let from = json["validFrom"]?.text, let validFrom = UTCTime(from) else {
      throw Rejection(.date, detail: "validFrom")
    }
    guard json["nbf"] == .integer(validFrom.seconds) else { throw Rejection(.nbf) }
    self.subject = subject
    self.id = id
    self.validFrom = validFrom
    guard let until = json["validUntil"] else {
      guard json["exp"] == nil else { throw Rejection(.exp) }
      validUntil = nil
      return
    }
    guard let text = until.text, let validUntil = UTCTime(text) else {
      throw Rejection(.date, detail: "validUntil")
    }
    guard json["exp"] == .integer(validUntil.seconds) else { throw Rejection(.exp) }
    self.validUntil = validUntil
  }

  private static func issuer(of payload: JSONValue) throws(Rejection) -> PublicKey {
    guard let did = payload["issuer"]?["id"]?.text else { throw Rejection(.issuerDID) }
    do throws(PublicKey.Refusal) {
      return try PublicKey(did: did)
    } catch {
      throw Rejection(error == .weak ? .weakKey : .issuerDID)
    }
  }

  /// Checks the validity against a clock.
  ///
  /// Clocks of two machines differ: five minutes of the future are forgiven.
  func checkValidity(at now: UTCTime) throws(Rejection) {
    guard validFrom.seconds <= now.seconds + 300 else { throw Rejection(.notYetValid) }
    if let validUntil {
      guard now < validUntil else { throw Rejection(.expired) }
    }
  }
}
