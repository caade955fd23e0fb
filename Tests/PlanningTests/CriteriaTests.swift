import Testing

@testable import Planning

@Suite struct CriteriaTests {
  static let sentences: [(line: String, calls: [String], evidence: PlanItem.Evidence)] = [
    ("测试覆盖率>70%", ["coverage.lines(lines > 7000)"], .git),
    ("Reach at least 80 % test coverage", ["coverage.lines(lines >= 8000)"], .git),
    ("README包含运行截图和测试覆盖率报告", ["readme.run-screenshot", "readme.coverage-report"], .git),
    ("README has a screenshot", ["readme.run-screenshot"], .git),
    ("README写明部署步骤", ["readme.deploy-guide"], .git),
    ("编写至少3个测试用例", ["tests.count(cases >= 3)"], .git),
    ("Write at least 10 unit tests", ["tests.count(cases >= 10)"], .git),
    ("提交信息符合规范", ["commits.conventional"], .git),
    ("Use conventional commits", ["commits.conventional"], .git),
    ("用Git Tag标记模型版本（如v1.0.0-model）", ["tags.pattern(pattern v*.*.*-model)"], .git),
    ("每天提交代码", ["activity.daily"], .git),
    ("Commit every day", ["activity.daily"], .git),
    ("编写Dockerfile", ["container.dockerfile"], .git),
    ("Dockerfile用多阶段构建", ["container.multi-stage", "container.dockerfile"], .git),
    ("项目包含完整的requirements.txt", ["dependencies.complete"], .git),
    ("配置.gitignore", ["gitignore.effective"], .git),
    ("添加开源许可证", ["licence.present"], .git),
    ("Add a license", ["licence.present"], .git),
    ("CI runs the tests", ["ci.runs-tests"], .git),
    ("每月写2篇技术博客", ["notes.articles(articles >= 2)"], .gitPartial),
    ("Write two blog posts a month", ["notes.articles(articles >= 2)"], .gitPartial),
    ("刷LeetCode 50题", ["exercises.count(problems >= 50)"], .gitPartial),
    ("用flake8和black检查代码", ["quality.linter(tools flake8+black)"], .gitPartial),
    ("参与开源项目贡献", ["contribution.upstream"], .gitPartial),
    ("Contribute to an open source library", ["contribution.upstream"], .gitPartial),
    ("把接口部署到 Vercel", ["deploy.target(target vercel)"], .gitPartial),
    ("用 FastAPI 和 Redis 写一个服务", ["dependencies.uses(names fastapi+redis)"], .gitPartial),
    ("画出系统架构图", ["docs.architecture"], .gitPartial),
    ("搭建个人知识库网站", ["activity.commits-in-window"], .gitPartial),
    ("Build a todo app", ["activity.commits-in-window"], .gitPartial),
    (
      "在GitHub创建仓库`my-notes`",
      ["repository.remote(host github)", "repository.present(name my-notes)"], .git
    ),
    ("理解操作系统的内存管理", [], .external),
    ("参加一次技术沙龙", [], .external),
    ("准备面试自我介绍", [], .external),
    ("Pass the cloud certification exam", [], .external),
    ("不要过早引入K8s", [], .external),
    ("读《Docker从入门到精通》并写心得", [], .external),
  ]

  @Test(arguments: sentences)
  func `prose compiles to rule calls`(
    sample: (line: String, calls: [String], evidence: PlanItem.Evidence)
  ) throws {
    let item = try #require(try plan("## 学习计划\n\n- \(sample.line)\n").items.first)
    // A Dockerfile also names Docker itself as a dependency; the other calls are all that is meant.
    let found = calls(item).filter { $0 != "dependencies.uses(names docker)" }
    #expect(Set(found) == Set(sample.calls))
    #expect(item.evidence == sample.evidence)
  }

  @Test func `a criterion names the words it covers`() throws {
    let item = try #require(try plan("## 验收\n\n- 文档齐全，测试覆盖率>70%\n").items.first)
    let criterion = try #require(item.criteria.first)
    #expect(criterion.covered.map(\.text).joined() == "测试覆盖率>70%")
    #expect(criterion.covered.first?.column == 8)
    #expect(item.uncovered.map(\.text) == ["文档齐全"])
  }

  @Test func `a bar that no rule takes up leaves a sentence partly provable`() throws {
    let item = try #require(try plan("## 验收\n\n- 编写Dockerfile（镜像体积 < 500MB）\n").items.first)
    #expect(item.evidence == .gitPartial)
  }

  @Test func `every pattern names a rule of a family and every parameter belongs to a rule`() {
    let emitted = CriteriaWords.shared.emitted
    #expect(emitted.count > 40)
    for (rule, _) in emitted {
      #expect(rule.split(separator: ".").count == 2, "\(rule)")
      #expect(
        rule.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "." || $0 == "-") }, "\(rule)")
    }
  }

  @Test func `every group that a pattern names exists`() {
    let groups = Set(CriteriaWords.shared.groups.values.flatMap { $0 })
    for pattern in CriteriaWords.shared.patterns {
      for case .group(let name) in pattern.parts + pattern.excludes + pattern.without {
        #expect(groups.contains(name), "\(pattern.rule) names @\(name)")
      }
    }
  }
}
