import CivilTime
import Testing

@testable import Planning

@Suite struct QuantityTests {
  static let bars: [(line: String, bar: String)] = [
    ("写≥2 篇技术博客", ">=2 articles"),
    ("写至少3个测试用例", ">=3 tests"),
    ("不少于10次提交", ">=10 commits"),
    ("测试覆盖率>70%", ">70 percent"),
    ("测试覆盖率＞70%", ">70 percent"),
    ("测试覆盖率达到80%", ">=80 percent"),
    ("测试覆盖率不低于百分之80", ">=80 percent"),
    ("镜像体积 < 500MB", "<500 megabytes"),
    ("镜像控制在500MB以内", "<=500 megabytes"),
    ("粉丝突破1000", ">1000"),
    ("排名进入前30%", "<=30 percent"),
    ("掌握3-5种排序", ">=3-5"),
    ("掌握3到5种排序", ">=3-5"),
    ("认识 1–2 位前辈", ">=1-2 people"),
    ("获得10+ Star", ">=10 stars"),
    ("处理100MB以上的文件", ">=100 megabytes"),
    ("做完两个项目", ">=2 projects"),
    ("一篇技术博客", ">=1 articles"),
    ("十二篇读书笔记", ">=12 articles"),
    ("刷完 LeetCode 经典 100", ">=100"),
    ("刷LeetCode简单题（20题）", ">=20 problems"),
    ("支持1000 QPS", ">=1000 qps"),
    ("Reach at least 80 % coverage", ">=80 percent"),
    ("Write more than 5 blog posts", ">5 articles"),
    ("Solve 20 easy LeetCode problems", ">=20 problems"),
    ("Keep bundle under 200 kb", "<200 kilobytes"),
    ("Ship two side projects", ">=2 projects"),
    ("Attend up to 3 meetups", "<=3 events"),
    ("Finish exactly 4 courses", "==4 courses"),
    ("Place in the top 10", "<=10"),
  ]

  static let none = [
    "爬取电影TOP250数据", "升级到v1.0.0", "学习 Python 3.12", "从0到1搭建系统", "处理10亿级数据经验",
    "支持命令行参数（如--num 10下载10张图）", "写一份压测报告（如“QPS从50提升至200”）", "理解 P99 的含义",
    "用 YOLOv8 做检测", "读《21天精通某某》", "接入一个简单的页面", "学习 S3 和 EC2", "过一遍 OWASP Top",
    "整理第3章的笔记", "搭建 12-Factor 应用", "Learn HTML5 and CSS3", "Upgrade to Node 20",
  ]

  @Test(arguments: bars)
  func `a bar is read exactly`(sample: (line: String, bar: String)) throws {
    let item = try #require(try plan("## 学习计划\n\n- \(sample.line)\n").items.first)
    #expect(bar(item.quantity) == sample.bar, "\(sample.line)")
  }

  @Test(arguments: none)
  func `names, versions and examples set no bar`(line: String) throws {
    let item = try #require(try plan("## 学习计划\n\n- \(line)\n").items.first)
    #expect(bar(item.quantity) == "none", "\(line)")
  }

  static let habits: [(line: String, bar: String, cadence: String)] = [
    ("每天一道算法题", ">=1 problems/day", "day 1"),
    ("每天2到3道算法题", ">=2-3 problems/day", "day 1"),
    ("每周2-3次跑步，每次30分钟", ">=2-3 times/week", "week 2"),
    ("每日投入1-1.5小时", ">=1-1.5 hours/day", "day 1"),
    ("每月写2篇博客", ">=2 articles/month", "month 1"),
    ("每季度试用1个工具", ">=1/quarter", "quarter 1"),
    ("每年参加一次大会", ">=1 times/year", "year 1"),
    ("每周二/四晚上做项目", ">=1 times/week", "week 1 tuesday,thursday"),
    ("每周一、三、五跑步", ">=1 times/week", "week 1 monday,wednesday,friday"),
    ("每周末一次模拟考试", ">=1 times/week", "week 1 saturday,sunday"),
    ("每个工作日背单词", ">=1 times/day", "day 1 monday,tuesday,wednesday,thursday,friday"),
    ("周日晚上写周报", ">=1 times/week", "week 1 sunday"),
    ("Code every day", ">=1 times/day", "day 1"),
    ("Write two posts a month", ">=2 articles/month", "month 1"),
    ("Run twice a week", ">=2 times/week", "week 2"),
    ("Review flashcards every Monday and Thursday", ">=1 times/week", "week 1 monday,thursday"),
    (
      "Study 2 hours on weekdays", ">=2 hours/day", "day 1 monday,tuesday,wednesday,thursday,friday"
    ),
  ]

  @Test(arguments: habits)
  func `a habit has its rate and its bar`(sample: (line: String, bar: String, cadence: String))
    throws
  {
    let item = try #require(try plan("## 学习计划\n\n- \(sample.line)\n").items.first)
    #expect(item.kind == .habit)
    #expect(bar(item.quantity) == sample.bar, "\(sample.line)")
    let cadence = try #require(item.cadence)
    let weekdays = cadence.weekdays.map(\.rawValue).joined(separator: ",")
    #expect(
      "\(cadence.period.rawValue) \(cadence.times)" + (weekdays.isEmpty ? "" : " \(weekdays)")
        == sample.cadence)
  }

  @Test func `a habit may hold two measures`() throws {
    let item = try #require(try plan("## 计划\n\n- 每周2-3次，每次1.5-2小时\n").items.first)
    #expect(item.quantity?.maximum?.description == "3")
    #expect(item.furtherQuantities.map { $0.value.description } == ["1.5"])
    #expect(item.cadence?.duration?.noun == "hours")
  }

  @Test func `a rate above rules the lines below`() throws {
    let items = try plan("## 计划\n\n- **每日：**\n  - 读一章\n  - 写一段\n").items
    #expect(items.map(\.kind) == [.habit, .habit])
    #expect(items.allSatisfy { $0.cadence?.period == .day })
  }

  @Test func `a bold line that repeats itself is a habit above its steps`() throws {
    let text = "## 计划\n- **第二级：每周集中重做 (Weekly redo)**\n  - 挑选出2-3道错题\n- **周六：“休息日”**\n  - 上午做一套真题\n"
    let items = try plan(text).items
    #expect(items.map(\.text) == ["第二级：每周集中重做 (Weekly redo)", "挑选出2-3道错题", "上午做一套真题"])
    #expect(items.allSatisfy { $0.kind == .habit })
    #expect(items.last?.cadence?.weekdays == [.saturday])
  }

  @Test func `numbers are exact`() {
    #expect(PlanNumber(thousandths: 1500).description == "1.5")
    #expect(PlanNumber(7).description == "7")
    #expect(PlanNumber(Int.max).whole != nil)
    #expect(PlanNumber(thousandths: -250).description == "-0.25")
  }
}
