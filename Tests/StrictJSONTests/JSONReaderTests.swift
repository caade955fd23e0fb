import StrictJSON
import Testing

@Suite struct JSONReaderTests {
  static func read(_ text: String) throws(JSONError) -> JSONValue {
    try JSONReader.value(of: Array(text.utf8))
  }

  static let accepted: [(String, JSONValue)] = [
    ("{}", .object([])),
    ("[]", .array([])),
    (" \t\r\n1 \n", 1),
    ("{\"b\":1,\"a\":[true,false,null]}", ["b": 1, "a": [true, false, nil]]),
    ("{\"里程碑\":{\"标题\":\"第一周：环境\"}}", ["里程碑": ["标题": "第一周：环境"]]),
    ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"),
    ("\"a\\u00e9\\u4E2d\\ud83d\\ude00z\"", "aé中😀z"),
    ("\"\\u0000\"", "\0"),
    ("9223372036854775807", .integer(.max)),
    ("-9223372036854775808", .integer(.min)),
    ("[0,-1]", [0, -1]),
  ]

  @Test(arguments: accepted)
  func `text that RFC 8259 allows is read`(text: String, value: JSONValue) throws {
    #expect(try Self.read(text) == value)
  }

  @Test(arguments: ["-0", "0.10", "1e5", "1E+5", "-2.5e-3", "9223372036854775808", "1e999"])
  func `a number that is no integer keeps its text`(text: String) throws {
    let decimal = try #require(JSONDecimal(text))
    #expect(try Self.read(text) == .decimal(decimal))
    #expect(JSONWriter.compact(try Self.read(text)) == Array(text.utf8))
  }

  static let refused: [(String, JSONError.Code, Int)] = [
    ("", .unexpectedEnd, 0),
    ("   ", .unexpectedEnd, 3),
    ("{", .unexpectedEnd, 1),
    ("[1", .unexpectedEnd, 2),
    ("[1,]", .unexpectedByte, 3),
    ("[,1]", .unexpectedByte, 1),
    ("[1 2]", .unexpectedByte, 3),
    ("{\"a\":1,}", .unexpectedByte, 7),
    ("{\"a\" 1}", .unexpectedByte, 5),
    ("{a:1}", .unexpectedByte, 1),
    ("{'a':1}", .unexpectedByte, 1),
    ("{\"a\":1,\"a\":2}", .duplicateMember, 7),
    ("{\"a\":1,\"\\u0061\":2}", .duplicateMember, 7),
    ("{\"任务\":1,\"任务\":1}", .duplicateMember, 12),
    ("[{\"x\":{\"y\":1,\"y\":1}}]", .duplicateMember, 13),
    ("1 2", .trailingBytes, 2),
    ("{}{}", .trailingBytes, 2),
    ("null\0", .trailingBytes, 4),
    ("truex", .trailingBytes, 4),
    ("tru", .unexpectedByte, 0),
    ("nul", .unexpectedByte, 0),
    ("True", .unexpectedByte, 0),
    ("NaN", .unexpectedByte, 0),
    ("Infinity", .unexpectedByte, 0),
    ("+1", .unexpectedByte, 0),
    (".5", .unexpectedByte, 0),
    ("-", .invalidNumber, 0),
    ("1.", .invalidNumber, 0),
    ("1e", .invalidNumber, 0),
    ("1e+", .invalidNumber, 0),
    ("01", .invalidNumber, 0),
    ("-01", .invalidNumber, 0),
    ("0x10", .trailingBytes, 1),
    ("１", .unexpectedByte, 0),
    ("“a”", .unexpectedByte, 0),
    ("\"a", .unexpectedEnd, 2),
    ("\"a\\", .unexpectedEnd, 3),
    ("\"a\nb\"", .controlCharacter, 2),
    ("\"\u{1B}[2J\"", .controlCharacter, 1),
    ("\"\\x41\"", .invalidEscape, 1),
    ("\"\\u12G4\"", .invalidEscape, 1),
    ("\"\\u12\"", .invalidEscape, 1),
    ("\"\\ud800\"", .loneSurrogate, 1),
    ("\"\\udc00\"", .loneSurrogate, 1),
    ("\"\\ud800\\ud800\"", .loneSurrogate, 1),
    ("\"\\ud800\\u0041\"", .loneSurrogate, 1),
    ("\"\\ud800x\"", .loneSurrogate, 1),
    ("\u{FEFF}{}", .byteOrderMark, 0),
    ("// a\n{}", .unexpectedByte, 0),
  ]

  @Test(arguments: refused)
  func `any other text is refused with its place`(text: String, code: JSONError.Code, offset: Int) {
    let error = #expect(throws: JSONError.self) { try Self.read(text) }
    #expect(error?.code == code)
    #expect(error?.offset == offset)
  }

  @Test func `composed and decomposed names are two members`() throws {
    let value = try Self.read("{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(value.members?.count == 2)
    #expect(value["e\u{301}"] == 2)
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
  }

  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xC0, 0xAF, 0x22], 1),
      ([0x22, 0xD6, 0xD0, 0xCE, 0xC4, 0x22], 1), ([0x22, 0xE4, 0xB8, 0x22], 1),
    ] as [([UInt8], Int)])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8], offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSONReader.value(of: bytes) }
    #expect(error == JSONError(.invalidUTF8, offset: offset, line: 1))
  }

  @Test func `an error names its line`() {
    let error = #expect(throws: JSONError.self) { try Self.read("{\n  \"a\": 1,\n  \"a\": 2\n}") }
    #expect(error == JSONError(.duplicateMember, offset: 14, line: 3, member: "a"))
  }

  @Test func `nesting ends at the limit`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try Self.read(nested(64)) != .null)
    #expect(throws: JSONError(.tooDeep, offset: 64, line: 1)) { try Self.read(nested(65)) }
    #expect(throws: JSONError(.tooDeep, offset: 64, line: 1)) {
      try Self.read(String(repeating: "[", count: 200_000))
    }
    #expect(throws: JSONError.self) {
      try Self.read(String(repeating: "{\"a\":", count: 200_000))
    }
  }

  @Test func `a text beyond the limit is not read`() {
    let limits = JSONReader.Limits(bytes: 4)
    #expect(throws: JSONError(.tooLarge, offset: 4)) {
      try JSONReader.value(of: Array("[1,2]".utf8), limits: limits)
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `many members, escapes and long texts are read in linear time`() throws {
    let members = (0..<50_000).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
    #expect(try Self.read("{\(members)}").members?.count == 50_000)
    let text = String(repeating: "\\u4e2d中", count: 200_000)
    #expect(try Self.read("\"\(text)\"").text?.unicodeScalars.count == 400_000)
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(try Self.read(digits) == .decimal(try #require(JSONDecimal(digits))))
  }
}
