import Testing

@testable import Certification

@Suite struct EncodingTests {
  // RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `Base64 follows RFC 4648`(plain: String, text: String) {
    #expect(Base64.text(of: Array(plain.utf8)) == text)
    #expect(Base64.bytes(of: text) == Array(plain.utf8))
    let unpadded = String(text.prefix { $0 != "=" })
    #expect(Base64URL.text(of: Array(plain.utf8)) == unpadded)
    #expect(Base64URL.bytes(of: unpadded) == Array(plain.utf8))
  }

  @Test(arguments: [
    "QR==", "QQ", "QQ=", "QQ===", "=QQ=", "Q", "QQ==\n", " QQ==", "Q-==", "ＱＱ==", "QUJ=",
  ])
  func `a second spelling is no Base64`(text: String) { #expect(Base64.bytes(of: text) == nil) }

  @Test(arguments: ["QR", "QQ==", "Q", "Q+", "Q/", "QQ\n", "QUJ"])
  func `a second spelling is no Base64 for addresses`(text: String) {
    #expect(Base64URL.bytes(of: text) == nil)
  }

  @Test func `all bytes survive`() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
      #expect(Base64.bytes(of: Base64.text(of: bytes)) == bytes)
      #expect(Base64URL.bytes(of: Base64URL.text(of: bytes)) == bytes)
      #expect(Base58.bytes(of: Base58.text(of: bytes)) == bytes)
    }
  }

  // draft-msporny-base58 section 5.
  @Test(
    arguments: [
      (Array("Hello World!".utf8), "2NEpo7TZRRrLZSi2U"),
      (
        Array("The quick brown fox jumps over the lazy dog.".utf8),
        "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"
      ),
      ([0x00, 0x00, 0x28, 0x7F, 0xB4, 0xCD], "11233QC4"),
    ] as [([UInt8], String)])
  func `Base58 follows its draft`(bytes: [UInt8], text: String) {
    #expect(Base58.text(of: bytes) == text)
    #expect(Base58.bytes(of: text) == bytes)
  }

  @Test func `Base58 refuses what is no digit and what is too long`() {
    #expect(Base58.bytes(of: "0OIl") == nil)
    #expect(Base58.bytes(of: String(repeating: "z", count: 100_000)) == nil)
  }

  // RFC 6920 section 8.1.
  @Test func `a digest has the name of RFC 6920`() {
    let digest = Digest(of: Array("Hello World!".utf8))
    #expect(digest.uri == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk")
    #expect(digest.integrity == "sha256-f4OxZX/x/FO5LcGBSKHWXfwtSx+j1ncoSt3SABJtkGk=")
    #expect(
      digest.hexadecimal == "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069")
  }
}
