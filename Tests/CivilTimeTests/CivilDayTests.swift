import Testing

@testable import CivilTime

@Suite struct CivilDayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2024-03-01", 19783),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func `a day and its number name each other`(text: String, number: Int) throws {
    let day = try #require(CivilDay(iso: text))
    #expect(day.dayNumber == number)
    #expect(day.description == text)
  }

  @Test(arguments: [
    "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "2024-04-31", "", "２０２４-01-01",
  ])
  func `days that do not exist are refused`(text: String) {
    #expect(CivilDay(iso: text) == nil)
  }

  @Test func `every day of four centuries survives the round trip`() {
    var previous = CivilDay(dayNumber: -150_000)
    for number in -149_999...20_000 {
      let day = CivilDay(dayNumber: number)
      let (year, month, dayOfMonth) = day.parts
      #expect(CivilDay(year: year, month: month, day: dayOfMonth) == day)
      #expect(day.weekday.isoNumber == previous.weekday.isoNumber % 7 + 1)
      previous = day
    }
  }

  @Test func `an instant falls on the day of the written offset`() {
    let instant = Instant(seconds: 1_735_689_540, offsetMinutes: 480)
    #expect(DayRule().day(of: instant)?.description == "2025-01-01")
    #expect(DayRule(clock: .fixed(offsetMinutes: 0)).day(of: instant)?.description == "2024-12-31")
    #expect(DayRule(startMinute: 480).day(of: instant)?.description == "2024-12-31")
    #expect(instant.description == "2025-01-01T07:59:00+08:00")
  }

  @Test(arguments: [Int64.max, Int64.min, 1 << 60])
  func `times beyond the calendar have no day`(seconds: Int64) {
    #expect(DayRule().day(of: Instant(seconds: seconds, offsetMinutes: 840)) == nil)
  }

  @Test func `a written offset that exists nowhere is read as UTC`() {
    let instant = Instant(seconds: 86_399, offsetMinutes: 5999)
    #expect(!instant.hasPlausibleOffset)
    #expect(DayRule().day(of: instant)?.description == "1970-01-01")
  }

  @Test(arguments: [
    ("2021-01-03", "2020-W53"), ("2020-12-28", "2020-W53"), ("2024-12-30", "2025-W01"),
    ("2026-11-21", "2026-W47"),
  ])
  func `weeks are those of ISO 8601`(day: String, week: String) throws {
    #expect(ISOWeek(containing: try #require(CivilDay(iso: day))).description == week)
  }

  @Test func `month arithmetic carries and clamps`() throws {
    let day = try #require(CivilDay(iso: "2024-01-31"))
    #expect(day.advanced(byMonths: 1).description == "2024-02-29")
    #expect(day.advanced(byMonths: -2).description == "2023-11-30")
    #expect(YearMonth(year: 2024, month: 14) == YearMonth(year: 2025, month: 2))
    #expect(YearMonth(year: 2024, month: 0).description == "2023-12")
  }

  @Test func `a zone table is searched by instant`() {
    let rule = DayRule(
      clock: .zone(
        name: "Test/Zone",
        transitions: [.init(seconds: 0, offsetMinutes: 0), .init(seconds: 1000, offsetMinutes: 60)])
    )
    #expect(rule.offset(at: Instant(seconds: 999, offsetMinutes: 0)) == 0)
    #expect(rule.offset(at: Instant(seconds: 1000, offsetMinutes: 0)) == 60)
    #expect(rule.offset(at: Instant(seconds: -5, offsetMinutes: 0)) == 0)
  }
}
