/// Names that stand in files for ever; a change makes a new version of a format.
package enum Names {
  /// Type of the evidence record and of the in-toto predicate.
  package static let evidenceType = "https://milepost.example/spec/evidence/v1"
  /// Media type of the certificate file.
  package static let bundleMediaType = "application/vnd.milepost.certificate.v1+json"
  /// SSHSIG namespace of countersignatures, also the namespace under which `allowed_signers` lists
  /// the keys that may vouch.
  package static let certificateNamespace = "milepost-certificate@milepost.example"
  /// Namespace under which `allowed_signers` lists keys whose clock is trusted; nothing is signed in
  /// it.
  package static let timeNamespace = "milepost-time@milepost.example"
  /// Media type inside a DSSE envelope.
  package static let inTotoPayloadType = "application/vnd.in-toto+json"
}
