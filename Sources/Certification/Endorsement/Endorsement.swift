import StrictJSON

/// A credential in which somebody vouches for a certificate.
///
/// It covers the exact bytes of the certificate's signed text, not only its id.
package struct Endorsement: Sendable {
  package let endorser: PublicKey
  /// Id of the endorsed credential.
  package let credentialID: String
  package let credentialDigest: Digest
  package let validFrom: UTCTime
  /// One line of the endorser's own, or nil.
  package let comment: String?

  /// Creates an endorsement of a certificate.
  ///
  /// - Parameters:
  ///   - credential: The compact JWS, already verified by the endorser.
  ///   - credentialID: Its id.
  package init(
    of credential: String, credentialID: String, endorser: PublicKey, validFrom: UTCTime,
    comment: String?
  ) throws(CertificateError) {
    if let comment, !isLine(comment) {
      throw CertificateError(.invalidComment, subject: comment)
    }
    self.endorser = endorser
    self.credentialID = credentialID
    credentialDigest = Digest(of: Array(credential.utf8))
    self.validFrom = validFrom
    self.comment = comment
  }

  /// Returns the compact JWS.
  package func signed(by key: SigningKey) throws(CertificateError) -> String {
    precondition(key.publicKey == endorser, "The key that signs is the endorser's.")
    let payload: [UInt8]
    do throws(JSONError) {
      payload = try JSONWriter.canonical(json)
    } catch {
      throw CertificateError(.signingFailed, cause: error.code.rawValue)
    }
    return try CompactJWS.text(payload: payload, signedBy: key)
  }

  /// Reads an endorsement and checks everything but whether its signer is trusted.
  ///
  /// - Parameter credential: The compact JWS that must be the endorsed one.
  /// - Throws: `E_ENDORSEMENT` with the code of the step that failed.
  init(
    _ text: String, of credential: String, credentialID: String, now: UTCTime
  ) throws(Rejection) {
    do throws(Rejection) {
      let claims = try SignedClaims(text, types: Self.types)
      try claims.checkValidity(at: now)
      endorser = claims.issuer
      self.credentialID = credentialID
      credentialDigest = Digest(of: Array(credential.utf8))
      validFrom = claims.validFrom
      comment = claims.json["credentialSubject"]?["endorsementComment"]?.text
      guard comment.map(isLine) ?? true, try canonicalBytes(of: json) == claims.payload else {
        throw Rejection(.projection)
      }
    } catch {
      throw Rejection(.endorsement, detail: error.code)
    }
  }

  private var id: String {
    uniqueName(
      "endorsement",
      [credentialDigest.hexadecimal, endorser.did, validFrom.description, comment ?? ""])
  }

  private var json: JSONValue {
    var subject: [JSONMember] = [
      JSONMember("id", .string(credentialID)), JSONMember("type", ["EndorsementSubject"]),
    ]
    if let comment { subject.append(JSONMember("endorsementComment", .string(comment))) }
    return [
      "@context": .array(Credential.contexts.map(JSONValue.string)),
      "id": .string(id),
      "type": .array(Self.types.map(JSONValue.string)),
      "name": "Endorsement of a Milepost certificate",
      "issuer": ["id": .string(endorser.did), "type": ["Profile"]],
      "validFrom": .string(validFrom.description),
      "credentialSubject": .object(subject),
      "relatedResource": [
        [
          "id": .string(credentialDigest.uri), "mediaType": "application/vc+jwt",
          "digestSRI": .string(credentialDigest.integrity),
        ]
      ],
      "iss": .string(endorser.did),
      "sub": .string(credentialID),
      "jti": .string(id),
      "nbf": .integer(validFrom.seconds),
    ]
  }

  private static let types = ["VerifiableCredential", "EndorsementCredential"]
}
