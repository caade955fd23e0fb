package import StrictJSON

/// The file a person sends: credential, record and what others signed, in one.
///
/// Its bytes are canonical JSON and a line feed, so that no byte of it can change unseen.
///
/// - SeeAlso: docs/formats/certificate.md
package struct CertificateBundle: Sendable {
  /// The compact JWS.
  package let credential: String
  /// The record as it stands in the file.
  package let evidence: JSONValue
  package let countersignatures: [Countersignature]
  /// Compact JWS of endorsement credentials.
  package let endorsements: [String]

  package init(
    credential: String, evidence: JSONValue, countersignatures: [Countersignature] = [],
    endorsements: [String] = []
  ) {
    self.credential = credential
    self.evidence = evidence
    self.countersignatures = countersignatures
    self.endorsements = endorsements
  }

  /// Most bytes of a file.
  package static let largestSize = 4 << 20

  /// Returns the bundle with one more countersignature.
  package func adding(_ countersignature: Countersignature) -> CertificateBundle {
    CertificateBundle(
      credential: credential, evidence: evidence,
      countersignatures: countersignatures + [countersignature], endorsements: endorsements)
  }

  /// Returns the bundle with one more endorsement.
  package func adding(endorsement: String) -> CertificateBundle {
    CertificateBundle(
      credential: credential, evidence: evidence, countersignatures: countersignatures,
      endorsements: endorsements + [endorsement])
  }

  /// Returns the bytes of the file.
  package func bytes() throws(JSONError) -> [UInt8] { try JSONWriter.canonical(json) + [0x0A] }

  private var json: JSONValue {
    var members: [JSONMember] = [
      JSONMember("mediaType", .string(Names.bundleMediaType)),
      JSONMember("credential", .string(credential)),
      JSONMember("evidence", evidence),
    ]
    if !countersignatures.isEmpty {
      members.append(JSONMember("countersignatures", .array(countersignatures.map(\.json))))
    }
    if !endorsements.isEmpty {
      members.append(JSONMember("endorsements", .array(endorsements.map(JSONValue.string))))
    }
    return .object(members)
  }

  /// Reads a file.
  ///
  /// - Throws: `E_SIZE`, `E_JSON`, `E_NOT_CANONICAL`, `E_UNKNOWN_MEMBER`, `E_MEDIA_TYPE`,
  ///   `E_EVIDENCE` when the record is missing, `E_COUNTERSIGNATURE` and `E_ENDORSEMENT` when what
  ///   stands under those names has another form.
  package init(_ bytes: [UInt8]) throws(Rejection) {
    guard bytes.count <= Self.largestSize else { throw Rejection(.size) }
    let value = try strictValue(of: bytes)
    guard let members = value.members else { throw Rejection(.json, detail: "wrong-value:0") }
    let known = ["mediaType", "credential", "evidence", "countersignatures", "endorsements"]
    for member in members where !known.contains(where: { $0.utf8.elementsEqual(member.name.utf8) })
    {
      throw Rejection(.unknownMember, detail: isLabel(member.name) ? member.name : "")
    }
    guard try canonicalBytes(of: value) + [0x0A] == bytes else { throw Rejection(.notCanonical) }
    guard value["mediaType"] == .string(Names.bundleMediaType) else {
      throw Rejection(.mediaType)
    }
    guard let credential = value["credential"]?.text else {
      throw Rejection(.json, detail: "missing-member:credential")
    }
    guard let evidence = value["evidence"], evidence.members != nil else {
      throw Rejection(.evidence)
    }
    self.credential = credential
    self.evidence = evidence
    var countersignatures: [Countersignature] = []
    if let value = value["countersignatures"] {
      guard let elements = value.elements, (1...16).contains(elements.count) else {
        throw Rejection(.countersignature)
      }
      for element in elements { countersignatures.append(try Countersignature(element)) }
    }
    self.countersignatures = countersignatures
    var endorsements: [String] = []
    if let value = value["endorsements"] {
      guard let elements = value.elements, (1...16).contains(elements.count) else {
        throw Rejection(.endorsement)
      }
      for element in elements {
        guard let text = element.text else { throw Rejection(.endorsement) }
        endorsements.append(text)
      }
    }
    self.endorsements = endorsements
  }
}
