import Testing

@testable import Facts

@Suite struct DecodedMessageTests {
  struct Case: Sendable {
    let bytes: [UInt8]
    var label: String?
    let text: String
    let origin: DecodedMessage.Origin
  }

  @Test(arguments: [
    Case(bytes: [], text: "", origin: .utf8),
    Case(bytes: Array("新增".utf8), text: "新增", origin: .utf8),
    Case(bytes: Array("新增".utf8), label: "utf8", text: "新增", origin: .utf8),
    Case(
      bytes: [0xD0, 0xC2, 0xD4, 0xF6], label: "GBK", text: "新增", origin: .declared(.gb18030)),
    Case(
      bytes: [0xD0, 0xC2, 0xD4, 0xF6], label: "gb2312", text: "新增", origin: .declared(.gb18030)),
    Case(bytes: [0xD0, 0xC2, 0xD4, 0xF6], text: "新增", origin: .guessed(.gb18030)),
    Case(
      bytes: [0x95, 0x32, 0x82, 0x36], label: "GB18030", text: "\u{20000}",
      origin: .declared(.gb18030)),
    Case(bytes: [0x63, 0xE9], label: "ISO-8859-1", text: "cé", origin: .declared(.latin1)),
    Case(bytes: [0x63, 0xE9], label: "latin1", text: "cé", origin: .declared(.latin1)),
    Case(bytes: [0x80, 0xE9], label: "CP1252", text: "€é", origin: .declared(.windows1252)),
    Case(bytes: [0xB7, 0x73], label: "Big5", text: "新", origin: .declared(.big5)),
    Case(bytes: [0x82, 0xA0], label: "Shift_JIS", text: "あ", origin: .declared(.shiftJIS)),
    Case(bytes: [0xA4, 0xA2], label: "EUC-JP", text: "あ", origin: .declared(.eucJP)),
    Case(
      bytes: [0xC6, 0xFC, 0xCB, 0xDC, 0xB8, 0xEC, 0x8E, 0xB1], label: "EUC-JP", text: "日本語ｱ",
      origin: .declared(.eucJP)),
    Case(bytes: [0xA4], label: "EUC-JP", text: "\u{FFFD}", origin: .undecodable),
    Case(bytes: [0xB0, 0xA1], label: "euc-kr", text: "가", origin: .declared(.eucKR)),
    Case(bytes: [0xC1], label: "KOI8-R", text: "а", origin: .declared(.koi8r)),
    Case(bytes: [0xE0], label: "windows-1251", text: "а", origin: .declared(.windows1251)),
    Case(bytes: [0xA4], label: "ISO-8859-15", text: "€", origin: .declared(.latin9)),
    Case(bytes: [0xB1], label: "ISO-8859-2", text: "ą", origin: .declared(.latin2)),
    // "Kåge" in Latin-1 is valid GB18030 too, but a character that nobody writes.
    Case(bytes: [0x4B, 0xE5, 0x67, 0x65], text: "K\u{FFFD}ge", origin: .undecodable),
    // Cut in the middle of a character, or no encoding at all.
    Case(bytes: [0x41, 0xD0], text: "A\u{FFFD}", origin: .undecodable),
    Case(bytes: [0xFF, 0x41], text: "\u{FFFD}A", origin: .undecodable),
    Case(bytes: [0xB7, 0x00], label: "Big5", text: "\u{FFFD}\0", origin: .undecodable),
  ])
  func `bytes become text in the encoding they are in`(_ expected: Case) {
    let message = DecodedMessage(expected.bytes, declared: expected.label.map { Array($0.utf8) })
    #expect(message.text == expected.text)
    #expect(message.origin == expected.origin)
    #expect(!message.declaresUnknownEncoding)
  }

  @Test func `a name that is not in the list is reported, and the bytes are tried as UTF-8`() {
    for label in ["ISO-2022-JP", "x", "", "utf-8\n", String(repeating: "a", count: 100_000)] {
      let message = DecodedMessage(Array("新增".utf8), declared: Array(label.utf8))
      #expect(message.declaresUnknownEncoding)
      #expect(message.text == "新增")
    }
  }

  @Test func `every encoding of the list knows its own name`() {
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(label: Array(encoding.rawValue.utf8)) == encoding)
      #expect(encoding.text(of: Array("plain".utf8)) == "plain")
    }
  }

  @Test func `control characters are kept and their first place is told`() {
    let message = DecodedMessage(Array("feat: 一\n\na\u{1B}[0m\0".utf8))
    #expect(message.text.unicodeScalars.contains("\0"))
    #expect(message.firstControlCharacter == DecodedMessage.Position(line: 3, column: 2))
    #expect(DecodedMessage(Array("a\tb\r\nc".utf8)).firstControlCharacter == nil)
  }

  @Test(arguments: [
    ("", ""), ("feat: a\n\nbody\n", "feat: a"), ("\n \t\n新增登录\n", "新增登录"), ("\r\n", ""),
    ("no line break", "no line break"),
  ])
  func `the subject is the first line that says something`(text: String, subject: String) {
    #expect(DecodedMessage(Array(text.utf8)).subject == subject)
  }

  @Test func `a long subject is cut, and one in GBK is read`() {
    #expect(DecodedMessage(Array(repeating: 0x61, count: 5000)).subject.count == 200)
    #expect(DecodedMessage([0xD0, 0xC2, 0xD4, 0xF6, 0x0A, 0x61]).subject == "新增")
  }
}
