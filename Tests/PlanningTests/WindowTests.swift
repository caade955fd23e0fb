import CivilTime
import Testing

@testable import Planning

/// Every form of a window, as a heading above one box, in a document dated 5 March 2025 (a Wednesday).
@Suite struct WindowTests {
  static let forms: [(words: String, days: String)] = [
    // Full dates and months
    ("2025-09-01", "2025-09-01…2025-09-01"),
    ("2025/9/1", "2025-09-01…2025-09-01"),
    ("2025.09.01", "2025-09-01…2025-09-01"),
    ("2025年9月1日", "2025-09-01…2025-09-01"),
    ("２０２５年９月１号", "2025-09-01…2025-09-01"),
    ("2025年9月", "2025-09-01…2025-09-30"),
    ("2024年2月", "2024-02-01…2024-02-29"),
    ("2025-09", "2025-09-01…2025-09-30"),
    ("2025.09", "2025-09-01…2025-09-30"),
    ("2025年", "2025-01-01…2025-12-31"),
    ("September 2025", "2025-09-01…2025-09-30"),
    ("Sep 1, 2025", "2025-09-01…2025-09-01"),
    ("1 September 2025", "2025-09-01…2025-09-01"),
    ("September 1st, 2025", "2025-09-01…2025-09-01"),
    // Ranges, also with parts dropped
    ("2025-06-09 ～ 06-12", "2025-06-09…2025-06-12"),
    ("2025-06-09 – 2025-07-02", "2025-06-09…2025-07-02"),
    ("2025年9-12月", "2025-09-01…2025-12-31"),
    ("2025年9月—12月", "2025-09-01…2025-12-31"),
    ("2025年11月-2月", "2025-11-01…2026-02-28"),
    ("7月10日-16日", "2025-07-10…2025-07-16"),
    ("2025 年 9 月 1 日", "2025-09-01…2025-09-01"),
    ("7 月 10 日-7 月 16 日", "2025-07-10…2025-07-16"),
    ("7 月 10 日 - 16 日", "2025-07-10…2025-07-16"),
    ("7月10-16日", "2025-07-10…2025-07-16"),
    ("7月10日 至 8月2日", "2025-07-10…2025-08-02"),
    ("12月20日-1月5日", "2025-12-20…2026-01-05"),
    ("Aug 1-15, 2025", "2025-08-01…2025-08-15"),
    ("Aug 1 – Sep 15, 2025", "2025-08-01…2025-09-15"),
    ("Jan–Mar 2026", "2026-01-01…2026-03-31"),
    ("4.7-5.11", "2025-04-07…2025-05-11"),
    ("4/7-5/11", "2025-04-07…2025-05-11"),
    // Years nobody wrote
    ("9月", "2025-09-01…2025-09-30"),
    ("2月", "2026-02-01…2026-02-28"),
    ("九月份", "2025-09-01…2025-09-30"),
    ("4-6月", "2025-04-01…2025-06-30"),
    ("November", "2025-11-01…2025-11-30"),
    // Parts of months and years
    ("9月初", "2025-09-01…2025-09-10"),
    ("9月上旬", "2025-09-01…2025-09-10"),
    ("9月中旬", "2025-09-11…2025-09-20"),
    ("9月下旬", "2025-09-21…2025-09-30"),
    ("9月中上旬", "2025-09-01…2025-09-20"),
    ("9月中下旬", "2025-09-11…2025-09-30"),
    ("9月上旬到10月中旬", "2025-09-01…2025-10-20"),
    ("大约9月上旬到中旬", "2025-09-01…2025-09-20"),
    ("9月初到10月底", "2025-09-01…2025-10-31"),
    ("early September 2025", "2025-09-01…2025-09-10"),
    ("mid-September 2025", "2025-09-11…2025-09-20"),
    ("2025年上半年", "2025-01-01…2025-06-30"),
    ("2025 Q3", "2025-07-01…2025-09-30"),
    ("Q4 2025", "2025-10-01…2025-12-31"),
    ("第三季度", "2025-07-01…2025-09-30"),
    ("年底", "2025-12-01…2025-12-31"),
    // Relative words
    ("本周", "2025-03-05…2025-03-09"),
    ("下周", "2025-03-10…2025-03-16"),
    ("本月", "2025-03-05…2025-03-31"),
    ("下个月", "2025-04-01…2025-04-30"),
    ("明年", "2026-01-01…2026-12-31"),
    ("明年1月", "2026-01-01…2026-01-31"),
    ("明年1月~2月", "2026-01-01…2026-02-28"),
    ("next week", "2025-03-10…2025-03-16"),
    ("next month", "2025-04-01…2025-04-30"),
    ("现在开始到5月底", "2025-03-05…2025-05-31"),
    // Offsets and counted weeks
    ("3个月后", "2025-06-05…2025-06-05"),
    ("两周内", "2025-03-05…2025-03-18"),
    ("未来3个月", "2025-03-05…2025-06-04"),
    ("within 6 weeks", "2025-03-05…2025-04-15"),
    ("第1周", "2025-03-05…2025-03-11"),
    ("第3-4周", "2025-03-19…2025-04-01"),
    ("Week 2", "2025-03-12…2025-03-18"),
    ("Weeks 5-8", "2025-04-02…2025-04-29"),
    ("Semana 3", "2025-03-19…2025-03-25"),
    ("Day 10", "2025-03-14…2025-03-14"),
    ("第2个月", "2025-04-05…2025-05-04"),
    // Deadlines and open ends
    ("最迟9月底", "?…2025-09-30"),
    ("DDL: 9月下旬", "?…2025-09-30"),
    ("9月10日前", "?…2025-09-10"),
    ("9月前", "?…2025-08-31"),
    ("截止 2025-09-10", "?…2025-09-10"),
    ("by September 10, 2025", "?…2025-09-10"),
    ("due 2025-09-10", "?…2025-09-10"),
    ("9月起", "2025-09-01…?"),
    ("11月初开始", "2025-11-01…?"),
    ("from September 2025", "2025-09-01…?"),
  ]

  @Test(arguments: forms)
  func `a heading gives its window to what stands below`(form: (words: String, days: String)) throws
  {
    let text = "# 计划\n日期：2025-03-05\n\n## \(form.words)\n- [ ] 整理一份材料\n"
    let item = try #require(try plan(text).items.first)
    #expect(days(item.window) == form.days, "\(form.words)")
    #expect(item.window?.line == 4)
  }

  static let notTimes = [
    "3个月的经验总结", "Python 3.12 入门", "第9章 泛型", "从0到1搭建系统", "TOP250 数据", "v1.2.3 升级",
    "周报模板", "日志系统", "年薪谈判", "QPS 50 压测", "SM2 算法", "24小时便利店", "may the force",
    "15年前的架构",
  ]

  @Test(arguments: notTimes)
  func `numbers and names in a heading are no dates`(words: String) throws {
    let text = "# 计划\n日期：2025-03-05\n\n## \(words)\n- [ ] 整理一份材料\n"
    let item = try #require(try plan(text).items.first)
    #expect(item.window?.hasDays != true, "\(words): \(days(item.window))")
  }

  @Test func `sibling ranges that chain are offsets from the anchor`() throws {
    let text = """
      # 成长路线
      ## 第一阶段（1-2个月）
      - [ ] 打基础
      ## 第二阶段（3-6个月）
      - [ ] 做项目
      ## 第三阶段（6-12个月）
      - [ ] 找工作

      ---
      *最后更新：2025年3月5日*
      """
    let windows = try plan(text).items.map { days($0.window) }
    #expect(
      windows == ["2025-03-05…2025-05-04", "2025-06-05…2025-09-04", "2025-09-05…2026-03-04"])
  }

  @Test func `a gap between offset ranges is kept as a second reading`() throws {
    let text = "日期：2025-03-05\n\n## 近期（1-2个月）\n- [ ] 甲\n## 中期（3-6个月）\n- [ ] 乙乙\n"
    let item = try #require(try plan(text).items.last)
    #expect(item.window?.alternatives.map { $0.start?.description } == ["2025-05-05"])
    #expect(item.window?.certainty == .assumed)
  }

  @Test func `sibling lengths that do not chain are durations`() throws {
    let text = "日期：2025-03-05\n\n## 语法（4-8周）\n- [ ] 甲甲\n## 工具（3-6周）\n- [ ] 乙乙\n"
    #expect(try plan(text).items.allSatisfy { $0.window?.hasDays != true })
  }

  @Test func `three to six months and March to June differ by one character`() throws {
    let range = try #require(try plan("日期：2025-03-05\n\n## 实习（4-6月）\n- [ ] 投简历\n").items.first)
    let length = try #require(try plan("日期：2025-03-05\n\n## 实习（4-6个月）\n- [ ] 投简历\n").items.first)
    #expect(days(range.window) == "2025-04-01…2025-06-30")
    #expect(length.window?.hasDays != true)
  }

  @Test func `a decimal with a unit is no date`() throws {
    let text = "日期：2025-03-05\n\n## 微调专题（预计耗时：1.5 - 2天）\n- 读完两篇论文\n"
    let item = try #require(try plan(text).items.first)
    #expect(item.window?.hasDays != true)
    #expect(item.effort?.value.description == "1.5")
  }

  @Test func `without a year only month and day are given`() throws {
    let item = try #require(
      try plan("# 冲刺\n\n现在是8月2日。\n\n## 一轮 8.29-9.21\n- [ ] 过一遍题\n").items.first)
    #expect(item.window?.start == nil)
    #expect(item.window?.startMonthDay?.description == "08-29")
    #expect(item.window?.endMonthDay?.description == "09-21")
    #expect(item.window?.certainty == .unresolved)
  }

  @Test func `a known day gives the year as an assumption`() throws {
    let bytes = Array("现在是8月2日。\n\n## 一轮 8.29-9.21\n- [ ] 过一遍题\n".utf8)
    let options = PlanOptions(fallbackAnchor: CivilDay(year: 2024, month: 8, day: 5))
    let item = try PlanReader.read(bytes, options: options).items[0]
    #expect(days(item.window) == "2024-08-29…2024-09-21")
    #expect(item.window?.certainty == .assumed)
    #expect(item.window?.assumption == .year)
  }

  @Test func `two date lines may share a heading`() throws {
    let text = "日期：2025-03-05\n\n### 项目\n4.1 - 4.10\n主攻第一个项目的检索部分\n\n4.11-4.30\n完成第二个项目的部署\n"
    let windows = try plan(text).items.map { days($0.window) }
    #expect(windows == ["2025-04-01…2025-04-10", "2025-04-11…2025-04-30"])
  }

  @Test func `a week of a phase lies inside the phase`() throws {
    let text = """
      日期：2025-03-05

      ### 总攻 (4月1日 - 4月18日)
      - **第一周：热身**
          - 跑通环境
      - **第三周（最后几天）：收尾**
          - 整理清单
      """
    let windows = try plan(text).items.map { days($0.window) }
    #expect(windows == ["2025-04-01…2025-04-07", "2025-04-15…2025-04-18"])
  }

  @Test func `a short note below a dated heading is what is done then`() throws {
    let text = "日期：2025-03-05\n\n## 一阶段 4月\n项目软启动。\n这部分比较难。\n\n## 随想\n项目软启动。\n"
    #expect(try plan(text).items.map(\.text) == ["项目软启动。"])
  }

  @Test func `a week beyond its month counts from the beginning of the plan`() throws {
    let text = "开始日期：2025-02-03\n\n## 第3个月：实战\n| 周次 | 内容 |\n|---|---|\n| 第9周 | 设计表结构 |\n"
    #expect(try plan(text).items.map { days($0.window) } == ["2025-03-31…2025-04-06"])
  }

  @Test func `the month of a label rules its own line only`() throws {
    let text = "日期：2025-03-05\n\n## 项目\n- 4月：写一个爬虫\n- 5月：写一个接口\n- 写一份总结\n"
    let windows = try plan(text).items.map { days($0.window) }
    #expect(windows == ["2025-04-01…2025-04-30", "2025-05-01…2025-05-31", "none"])
  }

  @Test func `cells with several deeds keep their own months`() throws {
    let text = """
      日期：2025-03-05

      | 时间 | 要做的事 |
      |---|---|
      | 2025年下半年 | 1. 7-8月：准备作品集<br>2. 9-10月：投递简历 |
      """
    let windows = try plan(text).items.map { days($0.window) }
    #expect(windows == ["2025-07-01…2025-08-31", "2025-09-01…2025-10-31"])
  }

  @Test func `rows of a table that begin with a short date are windows`() throws {
    let text = """
      # 2025 冲刺
      日期：2025-06-20

      | 日期 | 任务 | 状态 |
      |:--|:--|:-:|
      | 7/1 | 读第一章 | ✅ |
      | 7/2-7/4 | 写练习 | 🔄 |
      | 7/5 | 小测 | ⬜ |
      """
    let items = try plan(text).items
    #expect(
      items.map { days($0.window) } == [
        "2025-07-01…2025-07-01", "2025-07-02…2025-07-04", "2025-07-05…2025-07-05",
      ])
    #expect(items.map(\.state) == [.done, .inProgress, .open])
    #expect(items.map(\.text) == ["读第一章", "写练习", "小测"])
  }

  @Test func `Obsidian signs, Dataview fields and todo txt carry dates`() throws {
    let text = """
      - [ ] Write the parser 🛫 2025-04-01 📅 2025-04-10
      - [x] Draft the design ✅ 2025-03-20
      - [ ] Publish notes [due:: 2025-05-01]

      (A) 2025-03-01 Send the application due:2025-06-01
      x 2025-03-03 2025-03-01 Book the exam
      """
    let items = try plan(text).items
    #expect(
      items.map { days($0.window) } == [
        "2025-04-01…2025-04-10", "none", "?…2025-05-01", "?…2025-06-01", "none",
      ])
    #expect(items.map(\.state) == [.open, .done, .open, .open, .done])
    #expect(
      items.map(\.text) == [
        "Write the parser", "Draft the design", "Publish notes", "Send the application",
        "Book the exam",
      ])
  }

  @Test func `terms resolve through the calendar of the configuration`() throws {
    let text = "## 大二下学期\n- [ ] 学完数据库\n## 大三寒假\n- [ ] 找一份实习\n"
    #expect(try plan(text).items.allSatisfy { $0.window?.certainty == .unresolved })
    let counted = try plan(text, terms: TermCalendar(entryYear: 2023)).items
    #expect(counted.map { days($0.window) } == ["2025-02-21…2025-07-05", "2026-01-16…2026-02-20"])
    #expect(counted.allSatisfy { $0.window?.assumption == .term })
    let named = TermCalendar(named: [
      "大二下学期": try #require(DayRange(CivilDay(dayNumber: 20_000), CivilDay(dayNumber: 20_100)))
    ])
    #expect(try plan(text, terms: named).items[0].window?.start == CivilDay(dayNumber: 20_000))
  }

  @Test func `the deadline and the best time of a heading are kept apart`() throws {
    let text = """
      日期：2025-03-05

      #### 1. 图谱实践 (DDL: 10月下旬)
      - **最佳时机：** 大约10月上旬到中旬。
      """
    let item = try #require(try plan(text).items.first)
    #expect(days(item.window) == "?…2025-10-31")
    #expect(item.window?.isDeadline == true)
    #expect(days(item.bestTime) == "2025-10-01…2025-10-20")
  }

  @Test func `a goal of the year runs for a year from the anchor`() throws {
    let item = try #require(try plan("日期：2025-07-01\n\n## 评估\n- 年度里程碑：完成3个上线项目\n").items.first)
    #expect(days(item.window) == "2025-07-01…2026-06-30")
    #expect(item.window?.alternatives.first?.start?.description == "2025-01-01")
  }

  @Test(arguments: ["Start: March 3, 2025", "开始：2025年3月3日", "**Start date**: 2025-03-03"])
  func `a field that says when the plan starts gives the anchor`(line: String) throws {
    let read = try plan("# 90 天计划\n\n\(line)\n\n## Week 2\n\n- [ ] 画图\n")
    #expect(read.anchor?.day?.description == "2025-03-03")
    #expect(days(read.items.first?.window) == "2025-03-10…2025-03-16")
  }

  @Test func `a bare line that names a part of the plan lends its days to the list below`() throws {
    let text = """
      90-day plan
      Start: March 3, 2025

      Month 1 - SQL and Python (Mar 3 - Mar 31)
        * solve ten puzzles

      Month 2 - pipelines, charts
        * draw the pipeline
      """
    #expect(
      try plan(text).items.map { days($0.window) }
        == ["2025-03-03…2025-03-31", "2025-04-03…2025-05-02"])
  }
}
