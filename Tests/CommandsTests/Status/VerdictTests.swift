import Certification
import FixtureKit
import Planning
import Testing

@testable import Commands

/// Every answer that an item can get, on one small portfolio.
@Suite struct VerdictTests {
  private static let plan = """
    # 计划

    ## 2025年3月

    - [x] README 写明用法 ^usage
    - [ ] README 写明用法和安装步骤 ^both
    - [ ] 写好 Dockerfile ^docker
    - [x] 测试覆盖率 > 70% ^coverage
    - [x] 做一个查询天气的命令行工具 ^tool
    - [/] 参加一次线下分享 ^talk
    - [ ] 整理一次分享的讲稿 ^script
    - [x] 配置 GitHub Actions 持续集成 ^pipeline
    - [x] 把作品上线给十个人用 ^users
    - [ ] 用 Git Tag 标记版本（如 v1.0.0） ^tag

    ## 2025年9月

    - [ ] 写好 compose 编排 ^later

    """
  private static let configuration = """
    owner: {emails: [ada@example.org]}
    plan: plan.md
    links:
      - {item: usage, project: repository}
      - {item: both, project: repository}
      - {item: docker, project: repository}
      - {item: coverage, project: repository}
      - {item: talk, attested: "2025-03-15 在本地聚会上讲过，主办方记录第 12 号"}
      - {item: script, attested: repository/notes/talk.md}
      - {item: users, project: repository, attested: repository/notes/users.md}
      - {item: tag, project: repository}
      - {item: later, project: repository, rules: [container.compose]}

    """

  private func report() throws -> StatusReport {
    var script = HistoryScript()
    let first = script.commit(
      "docs: describe the tool", at: "2025-03-05T10:00:07+08:00",
      writing: [
        "README.md": "# 天气\n\n查询天气的小程序，一行命令给出明天的气温。\n\n## 使用\n\n```sh\npython weather.py\n```\n"
      ])
    script.tag("v1.0.0", at: first, message: "first\n")
    script.commit(
      "feat: ask the station\n\nMilestone: tool\n", at: "2025-03-20T10:00:19+08:00",
      writing: ["weather.py": "1\n", "notes/talk.md": "讲稿\n", "notes/users.md": "十个人\n"])
    let repository = try FixtureRepository(script, checkedOut: true)
    try repository.write(FixtureBytes(Self.plan), to: "plan.md")
    try repository.write(FixtureBytes(Self.configuration), to: "milepost.yml")
    return try StatusReader(
      context: try Workplace.context(in: repository.path), options: try Workplace.history(),
      plan: nil
    ).read().report
  }

  @Test func `every verdict can be reached`() throws {
    let report = try report()
    let found = Dictionary(
      uniqueKeysWithValues: report.items.map { ($0.item.id, $0.verdict.rawValue) })
    #expect(
      found == [
        "usage": "proved", "both": "unmet", "docker": "unmet", "coverage": "inconclusive",
        "tool": "partly-shown", "talk": "attested", "script": "attested", "pipeline": "unlinked",
        "users": "attested", "tag": "proved", "later": "inconclusive",
      ])
    #expect(Set(found.values) == Set(Verdict.allCases.map(\.rawValue)))
  }

  @Test func `what git cannot see is named in the words of the plan`() throws {
    let report = try report()
    func missing(_ id: String) throws -> [String] {
      try #require(report.items.first { $0.item.id == id }).missing
    }
    let tool = try missing("tool")
    #expect(!tool.isEmpty && tool.allSatisfy("做一个查询天气的命令行工具".contains))
    #expect(try missing("usage").isEmpty)
    #expect(try missing("script").isEmpty)
  }

  @Test func `an attestation keeps its reference, and the file behind it when there is one`() throws
  {
    let report = try report()
    func attestation(_ id: String) throws -> Attestation {
      try #require(report.items.first { $0.item.id == id }?.attestation)
    }
    #expect(try attestation("talk").reference == "2025-03-15 在本地聚会上讲过，主办方记录第 12 号")
    #expect(try attestation("talk").blob == nil)
    #expect(try attestation("script").blob?.count == 40)
    #expect(report.items.first { $0.item.id == "talk" }?.level == .claimed)
  }

  @Test func `a claim stands beside the verdict, and the two lists say where they differ`() throws {
    let report = try report()
    #expect(report.claimedNotProven.map(\.item.id) == ["coverage", "pipeline"])
    #expect(report.provedNotTicked.map(\.item.id) == ["tag"])
    let schedules = Dictionary(
      uniqueKeysWithValues: report.items.map { ($0.item.id, $0.schedule?.rawValue) })
    #expect(schedules["docker"] == "overdue")
    #expect(schedules["usage"] == "past" && schedules["talk"] == "past")
    #expect(schedules["later"] == "upcoming")
  }

  @Test func `the same inputs and clock give the same report`() throws {
    #expect(try report().items == report().items)
  }
}
