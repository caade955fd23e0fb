import Testing

@testable import Planning

/// Lines that are promises, each with the rule it shows, and lines that are none.
@Suite struct KindTests {
  /// A line below a heading, and what it is read as.
  struct Sample: Sendable, CustomTestStringConvertible {
    let rule: String
    let heading: String
    let line: String
    /// `kind text`, one per item; empty when the line promises nothing.
    let items: [String]

    init(_ rule: String, _ heading: String, _ line: String, _ items: String...) {
      self.rule = rule
      self.heading = heading
      self.line = line
      self.items = items
    }

    var testDescription: String { "\(rule): \(line)" }
  }

  static let accepted: [Sample] = [
    Sample("a box is an item", "待办", "- [ ] 看完网络课", "milestone 看完网络课"),
    Sample("a bullet under a plan is an item", "学习计划", "- 学会用索引", "milestone 学会用索引"),
    Sample("a star is a bullet", "学习计划", "* 学会用索引", "milestone 学会用索引"),
    Sample("a plus is a bullet", "Tasks", "+ Learn SQL joins", "milestone Learn SQL joins"),
    Sample("a dot is a bullet", "学习计划", "• 学会用索引", "milestone 学会用索引"),
    Sample("a dot needs no blank", "学习计划", "•学会用索引", "milestone 学会用索引"),
    Sample("a dash may miss its blank", "学习计划", "-学会用索引", "milestone 学会用索引"),
    Sample("a number is a marker", "学习计划", "3. 学会用索引", "milestone 学会用索引"),
    Sample("a Chinese comma ends a number", "学习计划", "3、学会用索引", "milestone 学会用索引"),
    Sample("a bracketed number is a marker", "学习计划", "（3）学会用索引", "milestone 学会用索引"),
    Sample("a circled number is a marker", "学习计划", "③ 学会用索引", "milestone 学会用索引"),
    Sample("a tick is a box", "Tasks", "☐ Read the manual", "milestone Read the manual"),
    Sample(
      "markup goes, words stay", "学习计划", "- **学会**用`EXPLAIN`看[计划](https://example.org)",
      "milestone 学会用EXPLAIN看计划"),
    Sample("emphasis beside Chinese signs goes", "学习计划", "- 做好**“归档”**。", "milestone 做好“归档”。"),
    Sample("escaped emphasis goes", "学习计划", "- 做好\\*\\*归档\\*\\*工作", "milestone 做好归档工作"),
    Sample(
      "an escaped underscore is one", "学习计划", "- 学会 snake\\_case 命名", "milestone 学会 snake_case 命名"),
    Sample("a label stays in the text", "学习计划", "- **数据库**：学会用索引", "milestone 数据库：学会用索引"),
    Sample("a chain is one item", "学习计划", "- 抓数据 → 清洗 → 出图表", "milestone 抓数据 → 清洗 → 出图表"),
    Sample("words of a requirement make a target", "验收标准", "- 接口能按类型筛选", "target 接口能按类型筛选"),
    Sample(
      "deliverables are targets", "Deliverables", "- A working demo on a server",
      "target A working demo on a server"),
    Sample("a bar in front makes a target", "学习计划", "- 3篇读书笔记", "target 3篇读书笔记"),
    Sample("a compared bar makes a target", "学习计划", "- 写至少3篇读书笔记", "target 写至少3篇读书笔记"),
    Sample(
      "a bar in English makes a target", "Tasks", "- Write at least three blog posts",
      "target Write at least three blog posts"),
    Sample("a rate makes a habit", "学习计划", "- 每天背20个单词", "habit 每天背20个单词"),
    Sample("a rate in a label makes a habit", "学习计划", "- 每周：读一篇论文", "habit 每周：读一篇论文"),
    Sample("a weekday rate makes a habit", "学习计划", "- 每周二、四晚上做项目", "habit 每周二、四晚上做项目"),
    Sample("daily makes a habit", "Tasks", "- Practise piano daily", "habit Practise piano daily"),
    Sample(
      "every week makes a habit", "Tasks", "- Write two posts every week",
      "habit Write two posts every week"),
    Sample(
      "times a week make a habit", "Tasks", "- Run 3 times a week", "habit Run 3 times a week"),
    Sample(
      "every Monday makes a habit", "Tasks", "- Plan the week every Monday",
      "habit Plan the week every Monday"),
    Sample(
      "a habit section makes habits", "Habits", "- Stretch after work", "habit Stretch after work"),
    Sample("do not is a practice", "学习计划", "- 不要一开始就背源码", "practice 不要一开始就背源码"),
    Sample(
      "avoid is a practice", "Tasks", "- Avoid tutorials without exercises",
      "practice Avoid tutorials without exercises"),
    Sample("a principle is a practice", "学习原则", "- 先理解再记忆", "practice 先理解再记忆"),
    Sample("keeping is a practice", "学习计划", "- 保持代码整洁", "practice 保持代码整洁"),
    Sample("a question section holds questions", "面试问题清单", "5. 团队规模有多大？", "question 团队规模有多大？"),
    Sample(
      "questions to ask are questions", "Questions to ask", "- How do you deploy",
      "question How do you deploy"),
    Sample("a signal section holds signals", "危险信号", "- [ ] 加班严重", "signal 加班严重"),
    Sample(
      "red flags are signals", "Red flags", "- [x] Nobody knows the roadmap",
      "signal Nobody knows the roadmap"),
    Sample(
      "a semicolon parts two promises", "学习计划", "- 刷题：数组专题；读完一本书", "milestone 数组专题",
      "milestone 读完一本书"),
    Sample(
      "a plus between bars parts two", "学习计划", "- 月度目标：≥2 篇博客 + 1 个小项目", "target ≥2 篇博客",
      "target 1 个小项目"),
    Sample(
      "and then parts two deeds", "学习计划", "- 搭建服务，并部署到云上", "milestone 搭建服务", "milestone 并部署到云上"),
    Sample(
      "a rate behind a comma is a habit", "学习计划", "- 新建仓库，每天提交代码", "milestone 新建仓库", "habit 每天提交代码"),
    Sample("a rate keeps its list together", "学习计划", "- 每日：听力一篇；口语一段", "habit 每日：听力一篇；口语一段"),
    Sample("a numbered project heading is an item", "x", "## 项目1：图书管理系统", "milestone 项目1：图书管理系统"),
    Sample(
      "an English project heading is an item", "x", "## Project 2: Chat server",
      "milestone Project 2: Chat server"),
    Sample("an imperative line is a promise", "开发计划", "打磨简历并投递一家", "milestone 打磨简历并投递一家"),
    Sample("a line with a rate is a promise", "开发计划", "每周投入3个小时看源码", "habit 每周投入3个小时看源码"),
    Sample("an intention is a promise anywhere", "现状", "打算下个月报名考试", "milestone 打算下个月报名考试"),
    Sample("a Japanese box is an item", "今月", "- [ ] 本を一冊読む", "milestone 本を一冊読む"),
    Sample(
      "a Spanish box is an item", "Semana 1", "- [x] Leer el capítulo dos",
      "milestone Leer el capítulo dos"),
    Sample("TODO is a state, not a word", "Tasks", "- TODO Buy the book", "milestone Buy the book"),
  ]

  static let refused: [Sample] = [
    Sample("status is no promise", "当前状态", "- **职位**：测试工程师"),
    Sample("achievements are no promise", "核心成就", "- 优化了查询速度"),
    Sample("background is no promise", "About me", "- Five years of Java"),
    Sample("resources are no promise", "学习资源", "- 某网站的课程"),
    Sample("book lists are no promise", "推荐书籍", "1. 《深入理解系统》"),
    Sample("a reading list is no promise", "Reading list", "- The Systems Book"),
    Sample("a book title alone is no promise", "学习计划", "- 《深入理解系统》（第3版）"),
    Sample("a link alone is no promise", "学习计划", "- <https://example.org/course>"),
    Sample("a company analysis is no promise", "目标公司分析", "- **优势**：技术好"),
    Sample("a job description is no promise", "岗位职责分析", "1. **核心链路** - 网关与推荐"),
    Sample("a reason is no promise", "学习计划", "- **推荐理由**：上手快"),
    Sample("an effect is no promise", "学习计划", "- **效果：** 记得更牢"),
    Sample("why is no promise", "Why this plan", "- Because it is short"),
    Sample("a label alone is a group", "学习计划", "- **必须掌握**："),
    Sample("a quotation is no promise", "学习计划", "> - [ ] 他说要学完"),
    Sample("a quotation in a list is no promise", "学习计划", "- > 部署了三个服务"),
    Sample("a question in prose is no promise", "学习计划", "到底选哪个方向呢？"),
    Sample("the past is no promise", "学习计划", "学习了操作系统四个月"),
    Sample("an opinion is no promise", "学习计划", "我觉得这个方向很有前景"),
    Sample("an explanation is no promise", "学习计划", "这是整个计划里最难的部分"),
    Sample("an argument in a list is no promise", "学习计划", "- 即便没有通过，也能学到很多"),
    Sample("an example is no promise", "学习计划", "- 比如数组和链表"),
    Sample("a rule of dashes is no promise", "学习计划", "------"),
    Sample("the document's date is no promise", "学习计划", "*最后更新：2025年8月1日*"),
    Sample("a time line is no promise", "学习计划", "8月1日 - 8月20日"),
    Sample("an estimate is no promise", "学习计划", "- **耗时：** 10-20分钟"),
    Sample("a tag is no heading and no promise", "学习计划", "#学习"),
    Sample("a comment is no promise", "学习计划", "<!-- - [ ] 草稿 -->"),
    Sample("an answer is no promise", "面试准备", "- A：因为我做过三个项目"),
  ]

  @Test(arguments: accepted)
  func `a promise is read with its kind`(sample: Sample) throws {
    let items = try plan("# 文档\n\n## \(sample.heading)\n\n\(sample.line)\n").items
    #expect(items.map { "\($0.kind.rawValue) \($0.text)" } == sample.items)
  }

  @Test(arguments: refused)
  func `what promises nothing is left out`(sample: Sample) throws {
    let items = try plan("# 文档\n\n## \(sample.heading)\n\n\(sample.line)\n").items
    #expect(items.map { "\($0.kind.rawValue) \($0.text)" } == [])
  }
}
