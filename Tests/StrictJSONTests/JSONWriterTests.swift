import StrictJSON
import Testing

@Suite struct JSONWriterTests {
  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `members are sorted by UTF-16 code units`() throws {
    // RFC 8785 section 3.2.3: the order that sorting by scalars or by bytes gets wrong.
    let source = #"""
      {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
      "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",
      "\u00f6":"Latin Small Letter O With Diaeresis"}
      """#
    let value = try JSONReader.value(of: Array(source.utf8))
    let expected =
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
      + "\"\u{F6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20AC}\":\"Euro Sign\","
      + "\"\u{1F600}\":\"Emoji: Grinning Face\","
      + "\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"
    #expect(try JSONWriter.canonical(value) == Array(expected.utf8))
  }

  @Test func `strings and literals follow the example of RFC 8785`() throws {
    // RFC 8785 section 3.2.2, without its numbers with fractions.
    let source = #"""
      {"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}
      """#
    let value = try JSONReader.value(of: Array(source.utf8))
    let expected =
      #"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
    #expect(try JSONWriter.canonical(value) == Array(expected.utf8))
  }

  @Test func `a number without a canonical form is refused`() throws {
    #expect(try JSONWriter.canonical(.integer(9_007_199_254_740_991)).count == 16)
    for value: JSONValue in [
      .integer(9_007_199_254_740_992), .integer(.min),
      .decimal(JSONDecimal(units: 5, fractionDigits: 1)),
    ] {
      let error = #expect(throws: JSONError.self) { try JSONWriter.canonical(["a": [value]]) }
      #expect(error?.code == .notCanonicalNumber)
    }
  }

  @Test func `a member that stands twice is refused`() {
    #expect(throws: JSONError(.duplicateMember, member: "a")) {
      try JSONWriter.canonical(["a": 1, "b": 2, "a": 3])
    }
  }

  @Test func `the readable form keeps the order of members`() {
    let value: JSONValue = [
      "schema": "milepost.test/1", "items": [["id": 1, "text": "测试"], []], "empty": .object([]),
      "share": .decimal(JSONDecimal(units: 7444, fractionDigits: 2)), "none": nil,
    ]
    let expected = """
      {
        "schema": "milepost.test/1",
        "items": [
          {
            "id": 1,
            "text": "测试"
          },
          []
        ],
        "empty": {},
        "share": 74.44,
        "none": null
      }

      """
    #expect(Self.text(JSONWriter.readable(value)) == expected)
    #expect(
      Self.text(JSONWriter.compact(value))
        == #"{"schema":"milepost.test/1","items":[{"id":1,"text":"测试"},[]],"empty":{},"#
        + #""share":74.44,"none":null}"#)
  }

  @Test func `what a terminal could obey is escaped for print and kept in the canonical form`()
    throws
  {
    let value: JSONValue = "\u{9B}2J\u{202E}\u{7F}\u{1B}"
    #expect(Self.text(JSONWriter.compact(value)) == #""\u009b2J\u202e\u007f\u001b""#)
    #expect(
      try JSONWriter.canonical(value) == Array("\"\u{9B}2J\u{202E}\u{7F}\\u001b\"".utf8))
    #expect(try JSONReader.value(of: JSONWriter.compact(value)) == value)
  }

  @Test(arguments: [
    (0, 1, "0.0"), (5, 2, "0.05"), (-5, 2, "-0.05"), (10_000, 2, "100.00"),
    (Int64.min, 18, "-9.223372036854775808"),
  ])
  func `a fixed point number is written exactly`(units: Int64, digits: Int, text: String) {
    #expect(JSONDecimal(units: units, fractionDigits: digits).text == text)
  }

  @Test(arguments: [(0.5, "0.5"), (1e-7, "1e-07"), (3, "3.0"), (-0.0, "-0.0")])
  func `a double is written so that it reads back`(number: Double, text: String) {
    #expect(JSONDecimal(number)?.text == text)
  }

  @Test(arguments: ["", "1,5", "1.5 ", "٣", "0x1", "--1", "NaN"])
  func `text that is no number makes no decimal`(text: String) {
    #expect(JSONDecimal(text) == nil)
    #expect(JSONDecimal(Double.nan) == nil)
  }
}
