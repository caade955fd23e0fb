import StrictJSON
import Testing

@testable import Certification

@Suite struct InTotoExportTests {
  @Test func `an envelope has the payload and signature that securesystemslib gives`() throws {
    let made = try JSONReader.value(of: Sample.record().inTotoEnvelope(signedBy: Sample.holder()))
    let expected = try JSONReader.value(of: Sample.fixture("statement.dsse.json"))
    #expect(made["payload"] == expected["payload"])
    #expect(made["payloadType"] == expected["payloadType"])
    #expect(
      made["signatures"]?.elements?.first?["sig"] == expected["signatures"]?.elements?.first?["sig"]
    )
    #expect(
      made["signatures"]?.elements?.first?["keyid"]
        == .string(try Sample.holder().publicKey.did))
  }

  // DSSE protocol, section "Test vectors".
  @Test func `what is signed follows DSSE`() {
    let encoded = preAuthenticationEncoding(
      type: "http://example.com/HelloWorld", payload: Array("hello world".utf8))
    #expect(encoded == Array("DSSEv1 29 http://example.com/HelloWorld 11 hello world".utf8))
  }
}
