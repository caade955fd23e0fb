import CivilTime

/// Keys and certificates that no longer count.
///
/// One a line: `did:key:…`, an OpenSSH public key (`ssh-ed25519 AAAA…`) or `urn:uuid:…`, then the
/// day it was withdrawn and, if you like, why. It holds for everything the key ever signed: the time
/// in a certificate is stated by its signer, so a thief would date before the withdrawal.
package struct RevocationList: Sendable {
  /// Keys in the wire format of OpenSSH.
  private let keyBlobs: Set<[UInt8]>
  private let credentialIDs: Set<String>

  /// Reads the text of a file.
  ///
  /// - Throws: `malformedRevocations` with the line.
  package init(_ text: String) throws(CertificateError) {
    var keyBlobs: Set<[UInt8]> = []
    var credentialIDs: Set<String> = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let fields = line.split { $0 == " " || $0 == "\t" }
      guard let first = fields.first, !first.hasPrefix("#") else { continue }
      let blob = fields.count > 1 ? sshBlob(type: first, text: fields[1]) : nil
      let isSSH = blob != nil
      guard fields.count >= (isSSH ? 3 : 2), CivilDay(iso: fields[isSSH ? 2 : 1]) != nil else {
        throw CertificateError(.malformedRevocations, line: index + 1)
      }
      if let blob {
        keyBlobs.insert(blob)
      } else if first.hasPrefix("urn:uuid:") {
        credentialIDs.insert(String(first))
      } else {
        do throws(PublicKey.Refusal) {
          keyBlobs.insert(try PublicKey(did: first).sshBlob)
        } catch {
          throw CertificateError(.malformedRevocations, line: index + 1)
        }
      }
    }
    self.keyBlobs = keyBlobs
    self.credentialIDs = credentialIDs
  }

  /// Whether a key is withdrawn.
  package func contains(_ key: PublicKey) -> Bool { contains(sshBlob: key.sshBlob) }

  /// Whether a key in the wire format of OpenSSH is withdrawn.
  package func contains(sshBlob blob: [UInt8]) -> Bool { keyBlobs.contains(blob) }

  /// Whether a certificate is withdrawn.
  package func contains(credentialID: String) -> Bool { credentialIDs.contains(credentialID) }
}
