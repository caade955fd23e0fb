import CivilTime
import Testing

@testable import Planning

@Suite struct IdentityTests {
  static let base = "# 计划\n## 一\n- [ ] 读一章书\n- [ ] 写一段话\n## 二\n- [ ] 读一章书\n"

  @Test func `ids survive edits elsewhere, moves within the section and ticks`() throws {
    let before = try plan(Self.base).items
    let after = try plan(
      "# 计划\n\n说明一句。\n\n## 零\n- [ ] 新的任务\n## 一\n- [x] **写一段话**\n- [ ] 读一章书\n## 二\n* [X] 读一章书\n"
    ).items
    #expect(Set(before.map(\.id)).isSubset(of: Set(after.map(\.id))))
    #expect(Set(after.map(\.id)).count == 4)
  }

  @Test func `the same words twice in a section are told apart by occurrence`() throws {
    let items = try plan("## 一\n- [ ] 读一章书\n- [ ] 读一章书\n").items
    #expect(items.map(\.identity.occurrence) == [1, 2])
    #expect(items[0].id != items[1].id)
  }

  @Test func `an explicit id wins and is no part of the text`() throws {
    let items = try plan("## 一\n- [ ] 读一章书 ^ch1\n- [ ] 写一段话 ^ch1\n")
    #expect(items.items.map(\.id) == ["ch1", "ch1"])
    #expect(items.items[0].text == "读一章书")
    #expect(items.items[0].identity.isExplicit)
    #expect(items.diagnostics.contains { $0.code == .duplicateId && $0.line == 3 })
  }

  @Test func `a changed sentence is offered for rebinding`() throws {
    let old = try plan(Self.base).items.map(\.identity)
    let changed = try plan(Self.base.replacing("写一段话", with: "写两段话"))
    let proposals = changed.rebindings(from: old)
    let proposal = try #require(proposals.first)
    #expect(proposals.count == 1)
    #expect(proposal.old.normalisedText == "写一段话")
    #expect(changed.item(proposal.newId)?.text == "写两段话")
    #expect(proposal.likeness < 100)
  }

  @Test func `a section that was renamed keeps its items by proposal`() throws {
    let old = try plan(Self.base).items.map(\.identity)
    let renamed = try plan(Self.base.replacing("## 二", with: "## 第二部分"))
    #expect(renamed.rebindings(from: old).map(\.likeness) == [100])
  }

  @Test func `a softened bar is another promise`() throws {
    let strict = try #require(try plan("## 一\n- [ ] 覆盖率>70%\n").items.first)
    let soft = try #require(try plan("## 一\n- [ ] 覆盖率>60%\n").items.first)
    #expect(strict.id != soft.id)
  }

  @Test func `two readings of a plan say what was ticked between them`() throws {
    let older = try plan("## 一\n- [ ] 读一章书\n- [x] 写一段话\n- [ ] 旧的任务\n")
    let newer = try plan("## 一\n- [x] 读一章书\n- [ ] 写一段话\n- [x] 新的任务\n")
    let changes = newer.changes(since: older)
    let words = { (ids: [String]) in ids.compactMap { newer.item($0)?.text } }
    #expect(words(changes.ticked) == ["读一章书", "新的任务"])
    #expect(words(changes.unticked) == ["写一段话"])
    #expect(words(changes.added) == ["新的任务"])
    #expect(changes.removed.map(\.normalisedText) == ["旧的任务"])
  }

  @Test func `nothing alike is not proposed`() throws {
    let old = try plan("## 一\n- [ ] 读一章书\n").items.map(\.identity)
    #expect(try plan("## 一\n- [ ] 跑步三公里\n").rebindings(from: old) == [])
  }
}

@Suite struct LintTests {
  static let findings: [(text: String, code: PlanDiagnostic.Code, line: Int)] = [
    ("日期：2025-01-01\n## 2月30日\n- [ ] 交作业\n", .impossibleDate, 2),
    ("## 2025-02-29\n- [ ] 交作业\n", .impossibleDate, 1),
    ("## 2025年5月1日 - 2025年4月1日\n- [ ] 交作业\n", .reversedDates, 1),
    ("## 03/04/2025\n- [ ] 交作业\n", .ambiguousDate, 1),
    ("## 2025-03-05（周四）\n- [ ] 交作业\n", .wrongWeekday, 1),
    ("## Monday notes\n- [ ] Hand in by 2025-03-05 (Friday)\n", .wrongWeekday, 2),
    ("日期：2025-01-01\n## 9月\n- [ ] 交作业\n", .assumedYear, 2),
    ("## 8.29-9.21\n- [ ] 交作业\n", .noAnchor, 1),
    ("## 2025年5月\n### 2025年7月\n- [ ] 交作业\n", .conflictingDates, 2),
    ("日期：2025-01-01\n## 第一阶段 3月\n- [ ] 甲甲\n## 第一阶段 4月\n- [ ] 乙乙\n", .conflictingDates, 4),
    ("## 已完成\n- [ ] 交作业\n", .openUnderDone, 2),
    ("## 计划\n- [ ] 理解内存\n", .noRule, 2),
    ("## 计划\n- [ ] …\n", .notUnderstood, 2),
  ]

  @Test(arguments: findings)
  func `a plan that needs a look is told so`(
    finding: (text: String, code: PlanDiagnostic.Code, line: Int)
  ) throws {
    let diagnostics = try plan(finding.text).diagnostics
    #expect(
      diagnostics.contains { $0.code == finding.code && $0.line == finding.line },
      "\(diagnostics.map { "\($0.line) \($0.code.rawValue)" })")
  }

  @Test func `a right weekday and a possible date raise nothing`() throws {
    let text = "## 2025-03-05（周三）\n- [ ] 编写Dockerfile\n## 2024年2月29日\n- [ ] 添加许可证\n"
    #expect(try plan(text).diagnostics == [])
  }

  @Test func `a tick before the window begins is told with the day`() throws {
    let text = "## 2025年9月\n- [x] 编写Dockerfile\n"
    #expect(try plan(text, today: "2025-08-01").diagnostics.map(\.code) == [.tickedTooEarly])
    #expect(try plan(text, today: "2025-09-02").diagnostics == [])
  }
}

@Suite struct ScheduleTests {
  @Test func `next lists overdue, due soon and current, most urgent first`() throws {
    let text = """
      ## 2025年3月
      - [ ] 三月的事
      - [x] 做完的事
      ## 2025年4月
      - [ ] 四月的事
      - [ ] 每天写一段
      ## 2025-04-01 - 2025-04-12
      - [ ] 快到期的事
      ## 2025年5月
      - [ ] 五月的事
      """
    let tasks = try plan(text).next(on: try #require(CivilDay(iso: "2025-04-10")))
    #expect(tasks.map(\.item.text) == ["三月的事", "快到期的事", "四月的事", "每天写一段"])
    #expect(tasks.map(\.schedule) == [.overdue, .dueSoon, .current, .current])
    #expect(tasks.map(\.daysLeft) == [-10, 2, 20, 20])
  }

  @Test func `optional, conditional and cancelled items are never missed`() throws {
    let text = "## 2025年3月\n- [ ] （可选）写博客\n- [-] 取消的事\n- 若没过：\n  - 再考一次\n"
    #expect(try plan(text).next(on: try #require(CivilDay(iso: "2025-04-10"))) == [])
  }

  @Test func `the last day still counts`() throws {
    let item = try #require(try plan("## 2025年3月\n- [ ] 三月的事\n").items.first)
    #expect(PlanSchedule.of(item, on: try #require(CivilDay(iso: "2025-03-31"))) == .dueSoon)
    #expect(PlanSchedule.of(item, on: try #require(CivilDay(iso: "2025-04-01"))) == .overdue)
    #expect(PlanSchedule.of(item, on: try #require(CivilDay(iso: "2025-02-28"))) == .upcoming)
  }
}
