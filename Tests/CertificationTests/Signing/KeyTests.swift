import Testing

@testable import Certification

@Suite struct KeyTests {
  static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal)
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0
    }
  }

  // RFC 8032 section 7.1, TEST 1 to 3.
  static let vectors: [(String, String, String, String)] = [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        + "d25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        + "387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        + "4a7c15e9716ed28dc027beceea1ec40a"
    ),
  ]

  @Test(arguments: vectors)
  func `keys and signatures follow RFC 8032`(
    seed: String, publicKey: String, message: String, signature: String
  ) throws {
    let key = try SigningKey(seed: Self.bytes(seed))
    #expect(key.publicKey.bytes == Self.bytes(publicKey))
    #expect(try key.signature(over: Self.bytes(message)) == Self.bytes(signature))
    #expect(key.publicKey.isValid(signature: Self.bytes(signature), over: Self.bytes(message)))
    #expect(!key.publicKey.isValid(signature: Self.bytes(signature), over: [1]))
  }

  @Test func `a signed text follows RFC 8037`() throws {
    // RFC 8037 appendix A.4, signed with the key of A.1.
    let jws = try CompactJWS(
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PG"
        + "cvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
    let key = try PublicKey(
      try #require(Base64URL.bytes(of: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")))
    #expect(key.isValid(signature: jws.signature, over: jws.signedBytes))
    #expect(String(decoding: jws.payload, as: UTF8.self) == "Example of Ed25519 signing")
    #expect(throws: Rejection(.jwsHeader)) { try jws.keyID() }
  }

  @Test func `a key has the name of the did key method`() throws {
    // did:key method, section 3.1.1: the fingerprint of an Ed25519 key.
    let did = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"
    let key = try PublicKey(did: did)
    #expect(Base64URL.text(of: key.bytes) == "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik")
    #expect(key.did == did)
    #expect(key.keyID == "\(did)#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp")
  }

  @Test(arguments: [
    "", "did:key:", "did:key:z", "did:web:example.org",
    "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW",
    "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWpp",
    "DID:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
    "did:key:z16MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
    "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp#z6Mk",
    "did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc",
  ])
  func `anything else is no key`(text: String) {
    #expect(throws: PublicKey.Refusal.malformed) { try PublicKey(did: text) }
  }

  @Test(arguments: [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ])
  func `a point of small order and a second encoding are refused`(hexadecimal: String) {
    #expect(throws: PublicKey.Refusal.weak) { try PublicKey(Self.bytes(hexadecimal)) }
  }

  @Test func `the library below accepts what we refuse`() throws {
    // Why the check is ours: under the neutral point one signature fits every message.
    let neutral = [UInt8](arrayLiteral: 1) + [UInt8](repeating: 0, count: 31)
    #expect(throws: PublicKey.Refusal.weak) { try PublicKey(neutral) }
  }

  @Test func `an ssh line and a did name the same key`() throws {
    let key = try Sample.mentor().publicKey
    let fields = key.sshText.split(separator: " ")
    #expect(try PublicKey(sshType: fields[0], blob: fields[1]) == key)
    #expect(try Sample.text("allowed_signers").contains(key.sshText))
    #expect(throws: PublicKey.Refusal.malformed) {
      try PublicKey(sshType: "ssh-rsa", blob: fields[1])
    }
    #expect(throws: PublicKey.Refusal.malformed) {
      try PublicKey(sshType: fields[0], blob: fields[1].dropLast(4))
    }
  }

  @Test func `a private key shows its public half only`() throws {
    let key = try Sample.holder()
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), String(describing: key), dumped] {
      #expect(text.contains(key.publicKey.did))
      #expect(!text.contains("AAECAwQF") && !text.contains("000102") && !text.contains("1, 2, 3"))
    }
  }

  @Test func `two new keys differ`() throws {
    #expect(try SigningKey().publicKey != SigningKey().publicKey)
  }
}
