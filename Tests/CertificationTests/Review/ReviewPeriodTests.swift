import CivilTime
import Testing

@testable import Certification

@Suite struct ReviewPeriodTests {
  private func day(_ text: String) -> CivilDay {
    guard let day = CivilDay(iso: text) else { preconditionFailure("\(text) is no day.") }
    return day
  }

  @Test func `a week runs from Monday to Sunday and across the year`() {
    let week = ReviewPeriod(weekContaining: day("2026-01-01"))
    #expect(week.name == "2026-W01")
    #expect(week.range.description == "2025-12-29…2026-01-04")
    #expect(week.previous.name == "2025-W52" && week.next.name == "2026-W02")
  }

  @Test func `months keep their own lengths`() {
    let month = ReviewPeriod(monthContaining: day("2024-03-31"))
    #expect(month.previous.range.description == "2024-02-01…2024-02-29")
    #expect(month.next.range.description == "2024-04-01…2024-04-30")
  }

  @Test func `any days move by their own length`() throws {
    let range = try #require(DayRange(day("2025-09-01"), day("2025-09-10")))
    let period = ReviewPeriod(days: range)
    #expect(period.previous.range.description == "2025-08-22…2025-08-31")
    #expect(period.next.range.description == "2025-09-11…2025-09-20")
  }
}
