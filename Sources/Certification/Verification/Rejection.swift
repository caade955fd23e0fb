import StrictJSON

/// Why a certificate does not hold, or why it could not be judged.
package struct VerificationReason: RawRepresentable, Hashable, Sendable {
  /// `E_…` for a rejection, `I_…` for what could not be judged; a stable name for programs.
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  /// Whether the reason leaves the question open.
  package var isInconclusive: Bool { rawValue.hasPrefix("I_") }

  // The file.
  package static let size = VerificationReason(rawValue: "E_SIZE")
  package static let json = VerificationReason(rawValue: "E_JSON")
  package static let unknownMember = VerificationReason(rawValue: "E_UNKNOWN_MEMBER")
  package static let mediaType = VerificationReason(rawValue: "E_MEDIA_TYPE")
  package static let notCanonical = VerificationReason(rawValue: "E_NOT_CANONICAL")
  // The signed text.
  package static let jwsForm = VerificationReason(rawValue: "E_JWS_FORM")
  package static let jwsBase64 = VerificationReason(rawValue: "E_JWS_BASE64")
  package static let jwsHeader = VerificationReason(rawValue: "E_JWS_HEADER")
  package static let alg = VerificationReason(rawValue: "E_ALG")
  package static let issuerDID = VerificationReason(rawValue: "E_ISSUER_DID")
  package static let weakKey = VerificationReason(rawValue: "E_WEAK_KEY")
  package static let kid = VerificationReason(rawValue: "E_KID")
  package static let signature = VerificationReason(rawValue: "E_SIGNATURE")
  // The claims.
  package static let context = VerificationReason(rawValue: "E_CONTEXT")
  package static let type = VerificationReason(rawValue: "E_TYPE")
  package static let vcClaim = VerificationReason(rawValue: "E_VC_CLAIM")
  package static let iss = VerificationReason(rawValue: "E_ISS")
  package static let sub = VerificationReason(rawValue: "E_SUB")
  package static let jti = VerificationReason(rawValue: "E_JTI")
  package static let nbf = VerificationReason(rawValue: "E_NBF")
  package static let exp = VerificationReason(rawValue: "E_EXP")
  package static let date = VerificationReason(rawValue: "E_DATE")
  package static let notYetValid = VerificationReason(rawValue: "E_NOT_YET_VALID")
  package static let expired = VerificationReason(rawValue: "E_EXPIRED")
  package static let issuedBeforeEvidence = VerificationReason(
    rawValue: "E_ISSUED_BEFORE_EVIDENCE")
  // The record.
  package static let evidence = VerificationReason(rawValue: "E_EVIDENCE")
  package static let evidenceDigest = VerificationReason(rawValue: "E_EVIDENCE_DIGEST")
  package static let projection = VerificationReason(rawValue: "E_PROJECTION")
  package static let notMet = VerificationReason(rawValue: "E_NOT_MET")
  /// The commits carry a signal that only scripts leave.
  package static let signal = VerificationReason(rawValue: "E_SIGNAL")
  // What the verifier asked for.
  package static let revoked = VerificationReason(rawValue: "E_REVOKED")
  package static let subject = VerificationReason(rawValue: "E_SUBJECT")
  package static let policy = VerificationReason(rawValue: "E_POLICY")
  // The repositories.
  package static let mismatch = VerificationReason(rawValue: "E_MISMATCH")
  package static let headUnreachable = VerificationReason(rawValue: "E_HEAD_UNREACHABLE")
  package static let headNotCommit = VerificationReason(rawValue: "E_HEAD_NOT_COMMIT")
  package static let corruptObject = VerificationReason(rawValue: "E_CORRUPT_OBJECT")
  // What others signed.
  package static let countersignature = VerificationReason(rawValue: "E_COUNTERSIGNATURE")
  package static let endorsement = VerificationReason(rawValue: "E_ENDORSEMENT")

  /// No repository was given.
  package static let noRepository = VerificationReason(rawValue: "I_NO_REPOSITORY")
  /// None of the given repositories has the roots of the record's.
  package static let unrelatedRepository = VerificationReason(rawValue: "I_UNRELATED_REPOSITORY")
  package static let shallow = VerificationReason(rawValue: "I_SHALLOW")
  package static let headMissing = VerificationReason(rawValue: "I_HEAD_MISSING")
  package static let objectMissing = VerificationReason(rawValue: "I_OBJECT_MISSING")
  package static let unreadableRepository = VerificationReason(rawValue: "I_UNREADABLE_REPOSITORY")
  /// The record was made by rules that this program does not have.
  package static let rulesVersion = VerificationReason(rawValue: "I_RULES_VERSION")
  /// The identities whose work counts are in no pinned file and were not given.
  package static let identitiesUnknown = VerificationReason(rawValue: "I_IDENTITIES_UNKNOWN")
  /// The plan stands in no repository and was not given, or is another one than the record's.
  package static let planMissing = VerificationReason(rawValue: "I_PLAN_MISSING")
  package static let planUnreadable = VerificationReason(rawValue: "I_PLAN_UNREADABLE")
  /// The plan has no item of that id.
  package static let planItem = VerificationReason(rawValue: "I_PLAN_ITEM")
  package static let toolMissing = VerificationReason(rawValue: "I_TOOL_MISSING")
}

/// The first failure of a verification.
package struct Rejection: Error, Equatable, Sendable {
  package let reason: VerificationReason
  /// The member, repository or line that the reason is about; empty when the reason says it all.
  package let detail: String

  package init(_ reason: VerificationReason, detail: String = "") {
    self.reason = reason
    self.detail = detail
  }

  /// Creates a rejection for a JSON error, naming its code and place.
  init(_ reason: VerificationReason, _ error: JSONError) {
    let place = error.member.isEmpty ? "\(error.offset)" : error.member
    self.init(reason, detail: "\(error.code.rawValue):\(place)")
  }

  /// The reason with its detail, such as `E_MISMATCH:criteria`.
  package var code: String { detail.isEmpty ? reason.rawValue : "\(reason.rawValue):\(detail)" }
}

/// Reads JSON, turning its errors into `E_JSON`.
func strictValue(
  of bytes: [UInt8], limit: Int = 4 << 20, depth: Int = 32
) throws(Rejection) -> JSONValue {
  do throws(JSONError) {
    return try JSONReader.value(of: bytes, limits: JSONReader.Limits(bytes: limit, depth: depth))
  } catch {
    throw Rejection(.json, error)
  }
}

/// Writes JSON canonically, turning errors into `E_JSON`.
func canonicalBytes(of value: JSONValue) throws(Rejection) -> [UInt8] {
  do throws(JSONError) {
    return try JSONWriter.canonical(value)
  } catch {
    throw Rejection(.json, error)
  }
}
