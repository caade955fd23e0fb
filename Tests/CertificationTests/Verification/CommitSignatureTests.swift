import Testing

@testable import Certification

@Suite struct CommitSignatureTests {
  @Test func `a commit that git signed names its key`() throws {
    let commit = try Sample.fixture("signed-commit")
    let signature = try #require(CommitSignature(commit))
    #expect(signature.signer == (try Sample.key(64).publicKey))
    #expect(!String(decoding: signature.message, as: UTF8.self).contains("SSH SIGNATURE"))
    #expect(
      String(decoding: signature.message, as: UTF8.self).hasSuffix("gpgsig is no header here\n"))
  }

  @Test func `a changed commit names nobody`() throws {
    let commit = try Sample.fixture("signed-commit")
    for index in commit.indices {
      var changed = commit
      changed[index] ^= 1
      #expect(CommitSignature(changed)?.signer == nil, "byte \(index)")
    }
  }

  @Test func `a commit without signature, with another kind or with two names nobody`() throws {
    let commit = String(decoding: try Sample.fixture("signed-commit"), as: UTF8.self)
    let lines = commit.split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex { $0.hasPrefix("gpgsig ") })
    let end = try #require(lines.firstIndex { $0 == " -----END SSH SIGNATURE-----" })
    let block = Array(lines[first...end])
    func text(_ lines: [Substring]) -> [UInt8] { Array(lines.joined(separator: "\n").utf8) }
    #expect(CommitSignature(text(Array(lines[..<first] + lines[(end + 1)...]))) == nil)
    #expect(CommitSignature(text(Array(lines[...end]) + block + Array(lines[(end + 1)...]))) == nil)
    let other = commit.replacing("SSH SIGNATURE", with: "PGP SIGNATURE")
    #expect(CommitSignature(Array(other.utf8)) == nil)
    #expect(CommitSignature([]) == nil)
    #expect(CommitSignature(Array("gpgsig ".utf8)) == nil)
  }

  @Test func `a signature made for certificates signs no commit`() throws {
    let bundle = try CertificateBundle(Sample.fixture("vouched.milepost.json"))
    let signature = bundle.countersignatures[0].signature
    let key = signature.ed25519Signer(of: Array(bundle.credential.utf8))
    #expect(key == (try Sample.key(64).publicKey))
    let armor = bundle.countersignatures[0].armor.split(separator: "\n").joined(separator: "\n ")
    let commit = Array("tree 1\ngpgsig \(armor)\n\n\(bundle.credential)".utf8)
    #expect(CommitSignature(commit)?.signer == nil)
  }
}
