import Activity
import CivilTime
import MilepostResources
import Testing

@testable import Reports

@Suite struct CalendarTextTests {
  private func report(_ days: [(String, Int)], window: DayRange? = nil) throws -> ActivityReport {
    var calendar: [ActivityReport.DayCount] = []
    for (text, commits) in days {
      calendar.append(
        .init(
          day: try #require(CivilDay(iso: text)), commits: commits,
          repositories: [.init(repository: commits % 2, commits: commits)]))
    }
    return ActivityReport(
      counting: CountingPolicy(window: window), streakPolicy: StreakPolicy(),
      today: try #require(CivilDay(iso: "2025-11-21")), counted: 0, excluded: [], merges: 0,
      calendar: calendar, streaks: StreakReport(activeDays: [], today: CivilDay(dayNumber: 0)),
      score: 0, isComplete: true)
  }

  private func lines(
    _ report: ActivityReport, _ language: Language = .english, width: Int = 80,
    first: Weekday? = nil, plain: Bool = true
  ) -> [String] {
    let style = CalendarText.Style(
      firstWeekday: first, catalogue: Catalogue(language), plain: plain, width: width)
    return text(CalendarText(report, style: style).together(), .none).split(separator: "\n")
      .map(String.init)
  }

  private func text(_ document: TextDocument, _ colours: ColourDepth) -> String {
    String(decoding: document.bytes(colours: colours), as: UTF8.self)
  }

  @Test(arguments: [Language.english, .simplifiedChinese], [20, 40, 57, 80, 109, 110, 200])
  func `a calendar fits the terminal`(language: Language, width: Int) throws {
    let lines = lines(try report([("2025-11-20", 3)]), language, width: width)
    #expect(lines.count == 8)
    #expect(lines.allSatisfy { displayWidth($0) <= width }, "\(lines)")
    if width >= 57 { #expect(lines[1].filter { $0 == "." || $0 == "1" }.count == 53) }
  }

  @Test func `the last day stands at the right of its weekday`() throws {
    let report = try report([("2025-11-20", 1), ("2025-11-21", 1)])
    let monday = lines(report, width: 40)
    #expect(monday[4].hasPrefix("Thu") && monday[4].hasSuffix("1"))
    #expect(monday[5].hasPrefix("Fri") && monday[5].hasSuffix("1"))
    #expect(displayWidth(monday[6]) + 1 == displayWidth(monday[5]))
    let sunday = lines(report, width: 40, first: .sunday)
    #expect(sunday[1].hasPrefix("Sun") && sunday[6].hasPrefix("Fri"))
  }

  @Test func `months and weekdays are named in the language`() throws {
    let report = try report([])
    let english = lines(report)
    #expect(english[0].contains("Jan") && english[0].contains("Nov"))
    let chinese = lines(report, .simplifiedChinese)
    #expect(chinese[0].contains("1月") && chinese[0].contains("11月"))
    // "10月" would touch the name of the month that goes on.
    #expect(!chinese[0].contains("10月11月") && chinese[0].hasSuffix(" 11月"))
    #expect(chinese[1].hasPrefix("一 "))
  }

  @Test func `days before the first day that was asked for are not shown`() throws {
    let window = DayRange(
      try #require(CivilDay(iso: "2025-11-10")), try #require(CivilDay(iso: "2025-11-14")))
    let shown = lines(try report([("2025-11-12", 1)], window: window)).dropFirst()
    #expect(Array(shown) == ["Mon .", "Tue .", "Wed 1", "Thu .", "Fri .", "Sat", "Sun"])
  }

  @Test func `repositories share one scale`() throws {
    let days = (1...8).map { ("2025-11-0\($0)", $0) }
    let style = CalendarText.Style(
      firstWeekday: nil, catalogue: Catalogue(.english), plain: true, width: 80)
    let calendar = CalendarText(try report(days), style: style)
    #expect(calendar.summary().hasPrefix("36 commits on 8 days"))
    #expect(calendar.summary(ofRepository: 0).hasPrefix("20 commits on 4 days"))
    let odd = text(calendar.repository(1), .none)
    #expect(odd.contains("1") && !odd.contains("44"))
  }

  @Test func `colour repeats the shade in as many colours as there are`() throws {
    let style = CalendarText.Style(
      firstWeekday: nil, catalogue: Catalogue(.english), plain: false, width: 80)
    let document = CalendarText(try report([("2025-11-20", 3)]), style: style).together()
    #expect(text(document, .full).contains("38;2;"))
    #expect(text(document, .palette).contains("38;5;"))
    #expect(text(document, .sixteen).contains("\u{1B}[32m░"))
    #expect(!text(document, .none).contains("\u{1B}"))
  }

  @Test(
    arguments: [
      ("xterm-256color", nil, ColourDepth.palette), ("xterm-256color", "truecolor", .full),
      ("xterm", "24bit", .full), ("xterm-direct", nil, .palette), ("linux", nil, .sixteen),
      ("dumb", "truecolor", .none), (nil, nil, .sixteen), ("xterm", "yes", .sixteen),
    ] as [(String?, String?, ColourDepth)])
  func `colour depth is what the terminal claims`(
    term: String?, colorterm: String?, depth: ColourDepth
  ) {
    #expect(ColourDepth(term: term, colorterm: colorterm) == depth)
  }
}
