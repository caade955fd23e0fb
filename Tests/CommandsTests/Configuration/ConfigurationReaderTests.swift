import CivilTime
import MilepostResources
import Testing

@testable import Commands

/// Every key of `milepost.yml`, right and wrong.
@Suite struct ConfigurationReaderTests {
  private func read(_ text: String) throws(Failure) -> Configuration {
    try ConfigurationReader(
      path: "/home/ada/portfolio/milepost.yml",
      environment: Workplace.environment(in: "/home/ada/portfolio")
    ).read(text)
  }

  private func refusal(_ text: String) -> Failure? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  private func day(_ text: String) throws -> CivilDay { try #require(CivilDay(iso: text)) }

  @Test(arguments: ["", "# nothing\n", "---\n"])
  func `an empty file leaves every default`(text: String) throws {
    let read = try read(text)
    #expect(read.ownerEmails.isEmpty && read.repositories.isEmpty && read.plan == nil)
    #expect(read.streak == Configuration.StreakSettings())
  }

  @Test func `owner takes one value or a list`() throws {
    let one = try read("owner:\n  names: Ada Lin\n  emails: ada@example.org\n")
    #expect(one.ownerNames == ["Ada Lin"] && one.ownerEmails == ["ada@example.org"])
    let many = try read("owner:\n  emails: [a@example.org, b@example.org]\n")
    #expect(many.ownerEmails == ["a@example.org", "b@example.org"])
  }

  @Test func `time takes zone, beginning of the day and date`() throws {
    let read = try read("time:\n  zone: Asia/Shanghai\n  day-start: '04:30'\n  date: committer\n")
    #expect(read.zone == "Asia/Shanghai" && read.dayStart == 270 && read.usesCommitterDate)
  }

  @Test func `streak takes mode, rest, vacations, freezes, merges and empty commits`() throws {
    let streak = try read(
      """
      streak:
        mode: 5 of 7
        rest: [saturday, sunday]
        vacations: [2025-01-25..2025-02-05, 2025-05-01]
        freezes: 2
        merges: false
        empty: true
      """
    ).streak
    #expect(streak.mode == .days(count: 5, of: 7))
    #expect(streak.restDays == [.saturday, .sunday])
    #expect(streak.vacations.map(\.count) == [12, 1])
    #expect(streak.freezes == 2 && !streak.countsMerges && streak.countsEmptyCommits)
  }

  @Test(arguments: [
    ("daily", Configuration.StreakSettings.Mode.daily), ("weekly", .weekly(days: 1)),
    ("3 a week", .weekly(days: 3)), ("7 of 7", .days(count: 7, of: 7)),
  ])
  func `a mode is read`(text: String, mode: Configuration.StreakSettings.Mode) {
    #expect(ConfigurationReader.mode(text) == mode)
  }

  @Test(arguments: ["", "hourly", "8 a week", "0 a week", "0 of 7", "8 of 7", "1 of 367", "x of y"])
  func `a mode that does not exist is refused`(text: String) {
    #expect(ConfigurationReader.mode(text) == nil)
  }

  @Test func `repositories start at the folder of the file`() throws {
    let read = try read("repositories:\n  - api\n  - .\n  - {path: /srv/web, name: site}\n")
    #expect(
      read.repositories == [
        .init(path: "/home/ada/portfolio/api", name: nil),
        .init(path: "/home/ada/portfolio", name: nil), .init(path: "/srv/web", name: "site"),
      ])
  }

  @Test func `a plan is a path, or a path with what its words mean`() throws {
    #expect(try read("plan: 计划.md").plan?.path == "/home/ada/portfolio/计划.md")
    let plan = try #require(
      try read(
        """
        plan:
          path: plan.md
          anchor: 2024-09-01
          entry-year: 2023
          terms: {大三上: 2025-09-01..2026-01-18}
        """
      ).plan)
    #expect(plan.anchor == (try day("2024-09-01")) && plan.entryYear == 2023)
    #expect(plan.terms["大三上"]?.end == (try day("2026-01-18")))
  }

  @Test func `links take rules in three forms, and attestations`() throws {
    let links = try read(
      """
      links:
        - item: abcd
          project: api
          rules:
            - readme.present
            - coverage.lines: '> 70 %'
            - tags.pattern: {pattern: v1.0.0, annotated: true}
        - item: efgh
          attested: notes/talk.md
      """
    ).links
    #expect(links.map(\.item) == ["abcd", "efgh"])
    #expect(links[0].rules.map(\.rule) == ["readme.present", "coverage.lines", "tags.pattern"])
    #expect(links[0].rules[1].parameters == ["": "> 70 %"])
    #expect(links[0].rules[2].parameters == ["pattern": "v1.0.0", "annotated": "true"])
    #expect(links[1].attestation == "notes/talk.md" && links[1].project == nil)
  }

  @Test func `audit, waivers and language are read`() throws {
    let read = try read(
      """
      audit: {profile: learner, rules: [{readme.usage: {}}]}
      waivers:
        - {rule: readme.licence, project: api, reason: private, until: 2025-12-31}
      language: zh-Hans
      """)
    #expect(read.auditProfile == "learner" && read.auditRules.map(\.rule) == ["readme.usage"])
    #expect(read.waivers.first?.until == (try day("2025-12-31")))
    #expect(read.language == "zh-Hans")
  }

  /// Text, key of the error, and what the hint or the cause says.
  static let refused: [(text: String, error: String, help: String)] = [
    ("ownr: {}", "unknown-key", "owner"), ("streak: {mod: daily}", "unknown-key", "mode"),
    ("time: {offset: 1}", "unknown-key", "zone, day-start, week-start, date"),
    ("plan: {path: a, ancor: 2025-01-01}", "unknown-key", "anchor"),
    ("links: [{item: a, projct: b}]", "unknown-key", "project"),
    ("waivers: [{rul: a}]", "unknown-key", "rule"),
    ("audit: {profil: ci}", "unknown-key", "profile"),
    ("[]", "wrong-type", "keys with values"), ("owner: ada", "wrong-type", "keys with values"),
    ("links: {}", "wrong-type", "a list"), ("language: [en]", "wrong-type", "text"),
    ("language: ~", "wrong-type", "text"),
    ("streak: {merges: maybe}", "wrong-type", "true or false"),
    ("streak: {freezes: few}", "wrong-type", "a whole number"),
    ("streak: {freezes: 31}", "invalid-value", "0...30"),
    ("streak: {freezes: -1}", "invalid-value", "0...30"),
    ("streak: {mode: hourly}", "invalid-value", "weekly"),
    ("streak: {rest: someday}", "invalid-value", "saturday"),
    ("streak: {vacations: [2025-02-30]}", "invalid-value", "2025-10-01..2025-10-07"),
    ("streak: {vacations: [2025-03-02..2025-03-01]}", "invalid-value", "2025-10-01"),
    ("time: {day-start: '24:00'}", "invalid-value", "04:00"),
    ("time: {day-start: noon}", "invalid-value", "04:00"),
    ("time: {date: mine}", "invalid-value", "author or committer"),
    ("plan: {path: a, anchor: 2025-13-01}", "invalid-value", "2025-09-01"),
    ("plan: {path: a, entry-year: 99}", "invalid-value", "1900...2200"),
    ("plan: {anchor: 2025-01-01}", "invalid-value", "a path"),
    ("repositories: [{name: a}]", "invalid-value", "a path"),
    ("links: [{project: a}]", "invalid-value", "plan item"),
    ("links: [{item: a}]", "invalid-value", "attestation"),
    ("waivers: [{reason: a}]", "invalid-value", "the id of a rule"),
    ("waivers: [{rule: a}]", "invalid-value", "a reason"),
    ("waivers: [{rule: a, reason: b, until: tomorrow}]", "invalid-value", "2025-09-01"),
    ("owner: {}\nowner: {}\n", "malformed", ""),
    ("streak: {freezes: 1, freezes: 2}", "malformed", ""),
    ("owner: [", "malformed", ""), ("a: b: c", "malformed", ""),
  ]

  @Test(arguments: refused)
  func `what is wrong is named, with what would be right`(
    text: String, error: String, help: String
  ) throws {
    let failure = try #require(refusal(text), "\(text)")
    #expect(failure.status == .configuration)
    #expect(failure.problem.key == "error.config.\(error)")
    let catalogue = Catalogue(.english)
    let words = ([failure.cause].compactMap { $0 } + failure.hints).map { catalogue.text($0) }
    #expect(help.isEmpty || words.contains { $0.contains(help) }, "\(words)")
  }

  @Test func `a place is file, line and column`() throws {
    let failure = try #require(refusal("owner:\n  names: [a]\n  email: b\n"))
    #expect(
      failure.problem.arguments["place"] == .text("/home/ada/portfolio/milepost.yml:3:3"))
    #expect(failure.hints == [Message("hint.config.nearest-key", ["key": "emails"])])
  }
}
