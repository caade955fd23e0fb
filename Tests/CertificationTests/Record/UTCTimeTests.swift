import Testing

@testable import Certification

@Suite struct UTCTimeTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2025-10-01T01:00:00Z", 1_759_280_400),
    ("1969-12-31T23:59:59Z", -1), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ("0000-01-01T00:00:00Z", -62_167_219_200),
  ])
  func `a time is read and written`(text: String, seconds: Int64) throws {
    let time = try #require(UTCTime(text))
    #expect(time.seconds == seconds)
    #expect(time.description == text)
    #expect(UTCTime(seconds: seconds) == time)
  }

  @Test(arguments: [
    "", "2025-10-01", "2025-10-01T01:00:00", "2025-10-01 01:00:00Z", "2025-10-01T01:00:00z",
    "2025-10-01T24:00:00Z", "2025-10-01T01:60:00Z", "2025-10-01T01:00:60Z", "2025-13-01T01:00:00Z",
    "2025-10-01T01:00:00.5Z", "2025-10-01T01:00:00+00:00", "２０２５-10-01T01:00:00Z",
    "-025-10-01T01:00:00Z",
  ])
  func `any other text is refused`(text: String) { #expect(UTCTime(text) == nil) }

  @Test(arguments: [Int64.min, .max, 253_402_300_800, -62_167_219_201])
  func `a time beyond four digits of years is refused`(seconds: Int64) {
    #expect(UTCTime(seconds: seconds) == nil)
  }
}
