import MarkupReader
import Testing

@Suite struct XMLReaderTests {
  private func read(_ text: String) -> (steps: [String], error: XMLError.Code?) {
    read(Array(text.utf8))
  }

  private func read(
    _ bytes: [UInt8], limits: XMLLimits = XMLLimits()
  ) -> (steps: [String], error: XMLError.Code?) {
    var steps: [String] = []
    do throws(XMLError) {
      try readXML(bytes, limits: limits) { event in
        switch event {
        case .start(let element):
          let attributes = element.attributes.map { " \($0.name)=\($0.value)" }.joined()
          steps.append("<\(element.name)\(attributes) @\(element.line)")
        case .end(let name, let line): steps.append("/\(name) @\(line)")
        case .text(let text): steps.append(text)
        }
        return true
      }
      return (steps, nil)
    } catch {
      return (steps, error.code)
    }
  }

  @Test func `elements, attributes and text come in order with their lines`() {
    let (steps, error) = read("<a x='1'>\n  <b y=\"&lt;测试&#x41;\"/>t</a>")
    #expect(error == nil)
    #expect(
      steps.filter { !$0.allSatisfy { $0.isWhitespace } } == [
        "<a x=1 @1", "<b y=<测试A @2", "/b @2", "t", "/a @2",
      ])
  }

  @Test func `an external DTD is named and never fetched`() {
    let text = "<!DOCTYPE report PUBLIC \"-//X//EN\" \"http://example.org/no.dtd\"><report/>"
    #expect(read(text).error == nil)
  }

  @Test(
    arguments: [
      ("", .empty), ("  \n", .empty), ("<a>", .truncated), ("<a", .truncated),
      ("<a/><b/>", .malformed),
      ("<a x='1' x='2'/>", .malformed), ("<a>&nope;</a>", .entities), ("<a", .truncated),
      ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", .entities),
      ("<!DOCTYPE a [<!ATTLIST a rate CDATA '0.99'>]><a/>", .entities),
      ("<!DOCTYPE a SYSTEM 'x.dtd'><a>&later;</a>", .entities),
      ("<?xml version='1.0' encoding='UTF-7'?><a/>", .encoding), ("<a></b>", .malformed),
      ("text", .malformed), ("<a>\u{1}</a>", .malformed),
    ] as [(String, XMLError.Code)])
  func `what is not one whole document is refused`(text: String, code: XMLError.Code) {
    #expect(read(text).error == code)
  }

  @Test func `bytes that are no text are refused`() {
    #expect(
      read([0x3C, 0x61, 0x20, 0x72, 0xFF, 0x3D, 0x22, 0x31, 0x22, 0x2F, 0x3E]).error == .malformed)
    #expect(read([0x1F, 0x8B, 0x08, 0x00]).error == .malformed)
  }

  @Test func `UTF-16 with a mark is read`() {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "<a b='测'/>".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(read(bytes).steps.first == "<a b=测 @1")
  }

  @Test func `depth, attribute and size have limits`() {
    let deep = String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)
    #expect(read(deep).error == nil)
    #expect(read("<b>" + deep + "</b>").error == .tooDeep)
    let long = "<a x='" + String(repeating: "y", count: (64 << 10) + 1) + "'/>"
    #expect(read(long).error == .tooLarge)
    var limits = XMLLimits()
    limits.fileBytes = 3
    #expect(read(Array("<a/>".utf8), limits: limits).error == .tooLarge)
  }

  @Test func `a bomb of entities ends at once`() {
    var text = "<!DOCTYPE a [<!ENTITY e0 'ha'>"
    for level in 1..<30 { text += "<!ENTITY e\(level) '&e\(level - 1);&e\(level - 1);'>" }
    #expect(read(text + "]><a>&e29;</a>").error == .entities)
  }

  @Test func `a visitor may stop early without an error`() throws {
    var count = 0
    try readXML(Array("<a><b/><c></a>".utf8)) { _ in
      count += 1
      return false
    }
    #expect(count == 1)
  }
}
