import CivilTime
import Testing

@testable import Planning

@Suite struct ShapeTests {
  @Test func `ruled titles and numbered sections of plain text are headings`() throws {
    let text = """
      我的路线
      作者：某人   日期：2025-07-01

      ----------------------------------------
      1. 现状 (Where I am)
      ----------------------------------------
      - 会一点脚本

      ----------------------------------------
      2. 补课 (What to learn)
      ----------------------------------------
      必学
        • 学会写测试
        • 学会用容器
      """
    let items = try plan(text).items
    #expect(items.map(\.text) == ["学会写测试", "学会用容器"])
    #expect(items[0].section == ["我的路线", "2. 补课 (What to learn)"])
    #expect(items[0].labels == ["必学"])
  }

  @Test func `skipped levels nest by depth`() throws {
    let text = "# 甲\n## 乙\n#### 丙\n- [ ] 一一\n### 丁\n- [ ] 二二\n## 戊\n- [ ] 三三\n"
    #expect(
      try plan(text).items.map { $0.section.joined(separator: "/") } == ["甲/乙/丙", "甲/乙/丁", "甲/戊"])
  }

  @Test func `a break ends the section for prose, not for lists`() throws {
    let text =
      "# 甲\n## 乙 2025年3月\n- [ ] 一一\n\n---\n\n- [ ] 二二\n\n## 丙\n- [ ] 三三\n\n---\n\n每天写一段日记\n"
    let items = try plan(text).items
    #expect(items.map { $0.section.last ?? "" } == ["乙 2025年3月", "乙 2025年3月", "丙", "甲"])
  }

  @Test func `a bold line above a list is a heading below the last one`() throws {
    let text = """
      ### 总攻 (2025年4月1日 - 4月18日)

      ---

      **并行任务一：实践线 (占30%精力)**

      - 跑通环境

      ---

      **并行任务二：算法线**

      - 复习专题
      """
    let items = try plan(text).items
    #expect(items.map(\.section.count) == [2, 2])
    #expect(items.map { days($0.window) } == ["2025-04-01…2025-04-18", "2025-04-01…2025-04-18"])
  }

  @Test func `blank lines with spaces do not part a list`() throws {
    let text = "## 计划\n- **每日：**\n    \n    - 读一章\n        \n    - 写一段\n"
    #expect(try plan(text).items.map(\.labels) == [["每日"], ["每日"]])
  }

  @Test func `an ordered list runs on across headings`() throws {
    let text = "## 面试问题清单\n### 架构\n1. 如何扩容？\n### 成本\n2. 如何降本？\n"
    #expect(try plan(text).items.map { $0.section.last ?? "" } == ["架构", "成本"])
  }

  @Test func `in a chat only the answers promise`() throws {
    let text = """
      **USER:**

      帮我做第一阶段的计划，我每天要学习三小时

      **ASSISTANT:**

      ### 学习重点
      * 学会用索引

      **USER:**

      第二阶段

      **ASSISTANT:**

      ### 学习重点
      * 学会用索引
      """
    let items = try plan(text).items
    #expect(items.map(\.text) == ["学会用索引", "学会用索引"])
    #expect(items[1].section == ["第二阶段", "学习重点"])
    #expect(items[0].id != items[1].id)
  }

  @Test func `boxes in a fence are read when the fence is a checklist`() throws {
    let checklist = try plan("## 计划\n```\n- [ ] 读一章\n- [x] 写一段\n```\n")
    #expect(checklist.items.map(\.state) == [.open, .done])
    #expect(checklist.diagnostics.filter { $0.code == .boxInFence }.map(\.line) == [3, 4])
    let tree = try plan(
      "## 计划\n- 目录：\n\n  ```\n  app/\n  # 主入口\n  - 不是条目\n  └── tests/\n  ```\n- 写测试\n")
    #expect(tree.items.map(\.text) == ["写测试"])
  }

  @Test func `an unclosed fence hides nothing`() throws {
    let read = try plan("## 计划\n```\n## 还在计划\n- [ ] 读一章\n")
    #expect(read.items.count == 1)
    #expect(read.diagnostics.contains { $0.code == .unclosedFence && $0.line == 2 })
  }

  @Test func `escaped boxes are read and reported`() throws {
    let read = try plan("## 计划\n* \\[x] 读一章\n* \\[ ] 写一段\n- \\[x\\] 交作业\n")
    #expect(read.items.map(\.state) == [.done, .open, .done])
    #expect(read.diagnostics.filter { $0.code == .escapedBox }.map(\.column) == [3, 3, 3])
  }

  @Test(arguments: [
    ("- [ ] 任务一", PlanItem.State.open), ("- [x] 任务一", .done), ("- [X] 任务一", .done),
    ("- [√] 任务一", .done), ("- [/] 任务一", .inProgress), ("- [~] 任务一", .inProgress),
    ("- [] 任务一", .open), ("[ ] 任务一", .open), ("【x】任务一", .done), ("1. [x] 任务一", .done),
    ("+ [ ] 任务一", .open), ("☑ 任务一", .done), ("□ 任务一", .open), ("- ✅ 任务一", .done),
    ("- 🔄 任务一", .inProgress), ("- ⬜ 任务一", .open), ("- DONE 任务一", .done),
    ("- 【进行中】任务一", .inProgress),
  ])
  func `states are read in every form`(line: String, state: PlanItem.State) throws {
    let item = try #require(try plan("## 任务\n\(line)\n").items.first)
    #expect(item.state == state)
    #expect(item.text == "任务一")
  }

  @Test func `a given-up item is cancelled, not done`() throws {
    let items = try plan("## 任务\n- [-] 任务一\n- ~~任务二~~\n").items
    #expect(items.map(\.cancelled) == [true, true])
    #expect(items.map(\.state) == [nil, nil])
  }

  @Test func `an emoji in a heading is decoration, a word is a state`() throws {
    let items = try plan("## 🔄 转型\n- 学会设计\n## ✅ 已完成\n- 读完一本书\n## 进行中\n- 写一个工具\n").items
    #expect(items.map(\.state) == [nil, .done, .inProgress])
  }

  @Test func `a state alone in brackets at the end is the state`() throws {
    let items = try plan(
      "## 任务\n- 搭建网站（已完成）\n- 🎯 **写文档 (进行中)**\n- 画图（两张）\n- Ship it (done)\n"
    ).items
    #expect(items.map(\.state) == [.done, .inProgress, nil, .done])
    let below = try plan("## 第一阶段：基础（已完成 ✅）\n- 学会设计\n- [ ] 写一个工具\n").items
    #expect(below.map(\.state) == [.done, .open])
  }

  @Test func `choices, options and conditions are marked`() throws {
    let text = """
      ## 计划
      **方向（任选其一）**：

      - **视觉**：
        - 部署一个检测模型
        - 写一篇报告
      - **语言**：
        - 部署一个问答系统

      ## 证书（可选）
      - 考取云认证

      ## 应急
      - **若没有找到实习**：
        - 参加开源项目
      """
    let items = try plan(text).items
    #expect(items.prefix(3).map { $0.choice?.group } == ["choice-2", "choice-2", "choice-2"])
    #expect(items[0].choice?.option == items[1].choice?.option)
    #expect(items[0].choice?.option != items[2].choice?.option)
    #expect(items[3].optional)
    #expect(items[4].conditional)
    #expect(items.filter(\.optional).count == 1)
  }

  @Test func `signals know good from bad`() throws {
    let items = try plan("# 信号\n## 正面信号\n- [ ] 有导师\n## 需要谨慎的信号\n- [ ] 加班多\n").items
    #expect(items.map(\.polarity) == [.positive, .negative])
    #expect(items.map(\.kind) == [.signal, .signal])
  }

  @Test func `lines without a box below a box explain it`() throws {
    let text = "## 计划\n- [ ] 学会用索引\n  - 看官方文档\n  - 9月1日前交笔记\n"
    #expect(try plan(text, anchor: "2025-03-05").items.map(\.text) == ["学会用索引", "9月1日前交笔记"])
  }

  @Test func `a wrapped line belongs to the item above it`() throws {
    let text =
      "## Tasks\n- Learn how the borrow checker decides about\n  lifetimes and references\n- Write a small tool\n"
    #expect(
      try plan(text).items.map(\.text) == [
        "Learn how the borrow checker decides about lifetimes and references", "Write a small tool",
      ])
  }

  @Test func `front matter gives the anchor`() throws {
    let read = try plan(
      "---\ntitle: Roadmap\ndate: 2025-03-05\n---\n\n## Next week\n- [ ] Draft the outline\n")
    #expect(read.anchor?.day?.description == "2025-03-05")
    #expect(days(read.items[0].window) == "2025-03-10…2025-03-16")
  }

  @Test func `the review date is no item`() throws {
    let read = try plan("# 计划\n- [ ] 读一章\n\n---\n*最后更新: 2025年8月20日*\n*下次回顾: 2025年9月20日*\n")
    #expect(read.items.count == 1)
    #expect(read.reviews.map { days($0.window) } == ["2025-09-20…2025-09-20"])
    #expect(read.anchor?.source == .updated)
  }

  @Test func `columns count from the first character of the promise`() throws {
    let item = try #require(try plan("## 计划\n  - [ ] **学会**用索引\n").items.first)
    #expect(item.line == 2)
    #expect(item.column == 11)
  }

  @Test func `line ends, a byte order mark and tabs do not matter`() throws {
    let text = "\u{FEFF}## 计划\r\n- 组：\r\n\t- [ ] 读一章\r\n\t- [x] 写一段\r\n"
    #expect(try plan(text).items.map(\.labels) == [["组"], ["组"]])
    #expect(try plan("## 计划\r- [ ] 读一章\r- [x] 写一段").items.count == 2)
  }
}
