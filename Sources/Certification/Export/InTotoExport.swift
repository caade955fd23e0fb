package import StrictJSON

extension EvidenceRecord {
  /// The record as an in-toto statement about the pinned heads.
  ///
  /// - SeeAlso: https://in-toto.io/Statement/v1
  package var inTotoStatement: JSONValue {
    [
      "_type": "https://in-toto.io/Statement/v1",
      "subject": .array(
        repositories.map { ["name": .string($0.alias), "digest": ["gitCommit": .string($0.head)]] }),
      "predicateType": .string(Names.evidenceType),
      "predicate": json,
    ]
  }

  /// Returns the statement in a signed DSSE envelope, as one line of JSON.
  ///
  /// - Throws: `invalidRecord` when the record breaks a rule of its format.
  /// - SeeAlso: https://github.com/secure-systems-lab/dsse
  package func inTotoEnvelope(signedBy key: SigningKey) throws(CertificateError) -> [UInt8] {
    let payload: [UInt8]
    do throws(JSONError) {
      _ = try canonicalBytes()
      payload = try JSONWriter.canonical(inTotoStatement)
    } catch {
      throw CertificateError(.invalidRecord, subject: error.member, cause: error.code.rawValue)
    }
    let signature = try key.signature(
      over: preAuthenticationEncoding(type: Names.inTotoPayloadType, payload: payload))
    return JSONWriter.compact([
      "payload": .string(Base64.text(of: payload)),
      "payloadType": .string(Names.inTotoPayloadType),
      "signatures": [
        ["keyid": .string(key.publicKey.did), "sig": .string(Base64.text(of: signature))]
      ],
    ]) + [0x0A]
  }
}

/// Returns the bytes that a DSSE signature covers.
func preAuthenticationEncoding(type: String, payload: [UInt8]) -> [UInt8] {
  Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
}
