import Testing

@testable import Planning

/// When words such as `daily` and `周三` make a habit, and when they only say which day it is.
@Suite struct RhythmTests {
  private func kinds(_ text: String, anchor: String? = nil) throws -> [String] {
    try plan(text, anchor: anchor).items.map { "\($0.kind.rawValue) \($0.text)" }
  }

  @Test(arguments: [
    "## Daily tasks", "## Morning drill: daily", "## 每日任务", "## Step 2 - Daily practice",
  ])
  func `a rate in a heading rules what stands below`(heading: String) throws {
    #expect(try kinds("# Plan\n\n\(heading)\n\n- Review cards\n") == ["habit Review cards"])
  }

  @Test(arguments: [
    "## Phase 1: Basics & Daily Workflow", "## Basics, weekly reports and charts",
    "## Build a daily planner app",
  ])
  func `an adjective inside a title describes its subject`(heading: String) throws {
    #expect(try kinds("# Plan\n\n\(heading)\n\n- Learn SQL\n") == ["milestone Learn SQL"])
  }

  @Test func `a daily task of one single day is done once`() throws {
    let text = "# Plan\n\n## Day 3: Trees\n\n**Daily Challenge:**\n- Draw a tree\n"
    #expect(try kinds(text) == ["milestone Draw a tree"])
    let dated = "# Plan\n\n## 2025-03-04\n\n**每日任务：**\n- 画一棵树\n"
    #expect(try kinds(dated) == ["milestone 画一棵树"])
  }

  @Test func `a daily task of a week is a habit`() throws {
    let text = "# Plan\n\n## Week 3: Trees\n\n**Daily:**\n- Draw a tree\n"
    #expect(try kinds(text) == ["habit Draw a tree"])
  }

  @Test func `a rate that the line states repeats in any week`() throws {
    #expect(
      try kinds("# 计划\n\n## 第2周\n\n- 每周三次跑步\n- 每天背单词\n")
        == ["habit 每周三次跑步", "habit 每天背单词"])
  }

  @Test func `a weekday of one week is a day`() throws {
    let text = """
      # 计划

      ## 第2周

      | 日期 | 学习重点 |
      |---|---|
      | 周一 | 复习链表 |
      | 周三（1h） | 复习排序 |
      """
    #expect(try kinds(text) == ["milestone 复习链表", "milestone 复习排序"])
    // 2025-01-06 is a Monday.
    let items = try plan(text, anchor: "2025-01-06").items
    #expect(items.map { days($0.window) } == ["2025-01-13…2025-01-13", "2025-01-15…2025-01-15"])
  }

  @Test func `a weekday of no week in particular is a habit`() throws {
    let text = "# 计划\n\n## 每周安排\n\n| 日期 | 学习重点 |\n|---|---|\n| 周一 | 复习链表 |\n"
    #expect(try kinds(text) == ["habit 复习链表"])
  }

  @Test func `a rate before a colon makes a habit of what follows`() throws {
    #expect(
      try kinds("# Plan\n\nEvery Sunday: look over the week\n\n每晚：背二十个单词\n")
        == ["habit Every Sunday: look over the week", "habit 每晚：背二十个单词"])
  }

  @Test func `a label below an item begins something of its own`() throws {
    let text = """
      # Plan

      ## Session 2

      - [x] Practise the whole workflow from the first start to the last save, then resume
      **Notes:** Which of these do you use?
      """
    #expect(
      try kinds(text)
        == [
          "milestone Practise the whole workflow from the first start to the last save, then resume"
        ]
    )
  }

  @Test func `a tick in front of every criterion is a bullet`() throws {
    let future = "# Plan\n\n**After week 4, you will:**\n- ✅ Ship an API\n- ✅ Read logs\n"
    #expect(try plan(future).items.map(\.state) == [nil, nil])
    let mixed = "# Plan\n\n**After week 4, you will:**\n- ✅ Ship an API\n- 🔄 Read logs\n"
    #expect(try plan(mixed).items.map(\.state) == [.done, .inProgress])
    let done = "# 计划\n\n## 任务\n\n- ✅ 部署接口\n- ✅ 查看日志\n"
    #expect(try plan(done).items.map(\.state) == [.done, .done])
  }
}
