/// The signature inside a commit object and the bytes it covers.
package struct CommitSignature: Sendable {
  package let signature: SSHSignature
  /// The commit object without its signature.
  package let message: [UInt8]

  /// Takes a commit apart; nil when it carries no OpenSSH signature.
  ///
  /// - Parameter commit: The commit object byte for byte, without git's own prefix.
  package init?(_ commit: [UInt8]) {
    var message: [UInt8] = []
    var armor: [UInt8] = []
    var place = commit.startIndex
    let name = Array("gpgsig ".utf8)
    var isInSignature = false
    while place < commit.endIndex {
      let end = commit[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? commit.endIndex
      let line = commit[place..<end]
      place = end
      if line.first == 0x0A {
        // The headers end here; the rest is the commit's message.
        message += line + commit[place...]
        break
      }
      if line.starts(with: name) {
        guard armor.isEmpty else { return nil }
        isInSignature = true
        armor += line.dropFirst(name.count)
      } else if isInSignature, line.first == 0x20 {
        armor += line.dropFirst()
      } else {
        isInSignature = false
        message += line
      }
    }
    guard let text = String(validating: armor, as: UTF8.self),
      let signature = SSHSignature(armor: text)
    else { return nil }
    self.signature = signature
    self.message = message
  }

  /// Whether the signature is valid over the commit and made for git.
  ///
  /// - Parameter tool: Checks other kinds of keys than Ed25519; without it they are not valid.
  package func isValid(tool: SSHKeygen?) throws(CertificateError) -> Bool {
    guard signature.namespace == "git" else { return false }
    if signature.keyType == "ssh-ed25519" { return signer != nil }
    return try tool?.isValid(signature, over: message) ?? false
  }

  /// The Ed25519 key whose valid signature the commit carries, made for git; else nil.
  package var signer: PublicKey? {
    signature.namespace == "git" ? signature.ed25519Signer(of: message) : nil
  }
}
