import Activity
import Certification
import CivilTime
import MilepostResources
import Planning
import Testing

@testable import Reports

@Suite struct TodayTextTests {
  /// Friday, 21 November 2025, 21:00 at +08:00.
  private static let today = "2025-11-21"

  private func line(
    _ plan: String, active days: [String] = [], links: [String: Set<Int>]? = nil,
    policy: StreakPolicy = StreakPolicy(), startMinute: Int = 0,
    language: Language = .english, plain: Bool = false
  ) throws -> String {
    let today = try #require(CivilDay(iso: Self.today))
    let active = try days.map { try #require(CivilDay(iso: $0)) }
    let read = try PlanReader.read(Array(plan.utf8), options: PlanOptions(today: today))
    let activity = ActivityReport(
      counting: CountingPolicy(days: DayRule(startMinute: startMinute)), streakPolicy: policy,
      today: today, counted: active.count, excluded: [], merges: 0,
      calendar: active.map {
        .init(day: $0, commits: 1, repositories: [.init(repository: 0, commits: 1)])
      },
      streaks: StreakReport(activeDays: active, today: today, policy: policy), score: 0,
      isComplete: true)
    let all = Dictionary(read.items.map { ($0.id, Set([0])) }, uniquingKeysWith: { $1 })
    let report = TodayReport(
      activity: activity, plan: read, links: links ?? all,
      clock: .init(minuteOfDay: 21 * 60, offsetMinutes: 480))
    let document = TodayText.document(report, catalogue: Catalogue(language), plain: plain)
    return String(decoding: document.bytes(coloured: false), as: UTF8.self)
  }

  @Test func `a secured day says until when`() throws {
    #expect(
      try line("", active: [Self.today]) == "● 1-day streak, safe until midnight (+08:00)\n")
    #expect(
      try line("", active: [Self.today], startMinute: 240)
        == "● 1-day streak, safe until 04:00 (+08:00)\n")
    #expect(
      try line("", active: [Self.today], policy: StreakPolicy(mode: .weekly(minimumDays: 1)))
        .contains("this period has what it needs"))
    #expect(try line("", active: [Self.today], plain: true).hasPrefix("1-day streak"))
  }

  @Test func `a habit says how far it is where git shows it`() throws {
    let plan = "# 2025\n- 每天一道算法题\n"
    #expect(try line(plan, active: ["2025-11-20"]).hasSuffix(" · habit: 每天一道算法题 0/1\n"))
    #expect(try line(plan, active: [Self.today]).hasSuffix("每天一道算法题 1/1\n"))
    #expect(try line(plan, active: [Self.today], links: [:]).hasSuffix("每天一道算法题\n"))
  }

  @Test func `a weekly habit counts the active days of the week`() throws {
    let plan = "# 2025\n- 每周 3 次复盘\n"
    // Sunday belongs to the week before.
    let days = ["2025-11-16", "2025-11-18", "2025-11-20"]
    #expect(try line(plan, active: days).contains("2/3"))
    #expect(try !line(plan, active: days, links: [:]).contains("habit:"))
  }

  @Test func `what is due within a week is named with the days left`() throws {
    let plan = """
      # 2025
      - [ ] one by 2025-11-26
      - [ ] two by 2025-11-21
      - [ ] three by 2025-11-28
      - [ ] four by 2025-11-29
      - [x] five by 2025-11-22
      """
    let text = try line(plan)
    #expect(text.contains("due this week: two by 2025-11-21 (last day), one by"), "\(text)")
    #expect(text.contains("(5 days left) (and 1 more)") && !text.contains("four"))
  }

  @Test func `a day of rest tells of tomorrow`() throws {
    let policy = StreakPolicy(restWeekdays: [.friday])
    let plan = "# 2025\n- 每周六复盘\n- [ ] one by 2025-11-22\n"
    let text = try line(plan, active: ["2025-11-20"], policy: policy, language: .simplifiedChinese)
    #expect(text.hasPrefix("◌ 休息日（周五），连续 1 天不受影响"), "\(text)")
    #expect(text.contains("明天： one by 2025-11-22、每周六复盘"), "\(text)")
  }

  @Test func `foreign text cannot act on the terminal`() throws {
    let text = try line("# 2025\n- [ ] \u{1B}[31mred\u{202E} by 2025-11-22\n")
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }
}
