import CivilTime
import Testing

@testable import Activity

@Suite struct ActivityCalendarTests {
  private func day(_ text: String) throws -> CivilDay { try #require(CivilDay(iso: text)) }

  @Test func `weeks begin on the weekday that was asked for`() throws {
    let range = try #require(DayRange(try day("2025-01-01"), try day("2025-01-15")))
    let scale = ActivityScale([1])
    for (first, monday) in [(Weekday.monday, "2024-12-30"), (.sunday, "2024-12-29")] {
      let calendar = ActivityCalendar(range, counts: [:], firstWeekday: first, scale: scale)
      #expect(calendar.weeks.count == 3)
      #expect(calendar.weekdays.first == first && calendar.weekdays.count == 7)
      let blanks = try day(monday).distance(to: range.start)
      #expect(calendar.weeks[0].prefix { $0 == nil }.count == blanks)
      #expect(calendar.weeks.joined().compactMap { $0?.day } == Array(range.days))
    }
  }

  @Test func `a range of weeks ends on its day`() throws {
    let last = try day("2025-11-21")
    let range = ActivityCalendar.range(endingOn: last, weeks: 53, firstWeekday: .sunday)
    #expect(range.start.description == "2024-11-17" && range.start.weekday == .sunday)
    #expect(range.end == last)
    let week = ActivityCalendar.range(endingOn: last, weeks: 0, firstWeekday: .friday)
    #expect(week.start == week.end)
  }

  @Test func `levels part at the quartiles of the active days`() {
    let scale = ActivityScale([1, 2, 3, 4, 5, 6, 7, 80, 0])
    #expect([0, 1, 2, 3, 4, 5, 6, 7, 80].map(scale.level) == [0, 1, 1, 2, 2, 3, 3, 4, 4])
    let even = ActivityScale([1, 1, 1, 1, 5])
    #expect([1, 2, 3, 4, 5].map(even.level) == [1, 2, 3, 4, 4])
    #expect(ActivityScale([]).level(of: 3) == 1)
  }
}
