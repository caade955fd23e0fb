import StrictJSON

/// An OpenSSH signature over the bytes of a credential.
package struct Countersignature: Sendable {
  /// The armored text, with its last line feed.
  package let armor: String
  package let signature: SSHSignature

  /// Reads an armored signature.
  ///
  /// - Throws: `E_COUNTERSIGNATURE` when the text is no such signature in its one spelling, or was
  ///   made for another purpose than ours.
  package init(armor: String) throws(Rejection) {
    guard let signature = SSHSignature(armor: armor),
      signature.namespace == Names.certificateNamespace
    else { throw Rejection(.countersignature) }
    self.armor = armor
    self.signature = signature
  }

  var json: JSONValue {
    [
      "type": "sshsig", "namespace": .string(Names.certificateNamespace),
      "signature": .string(armor),
    ]
  }

  init(_ value: JSONValue) throws(Rejection) {
    guard value.members?.count == 3, value["type"] == "sshsig",
      value["namespace"] == .string(Names.certificateNamespace),
      let armor = value["signature"]?.text
    else { throw Rejection(.countersignature) }
    try self.init(armor: armor)
  }
}
