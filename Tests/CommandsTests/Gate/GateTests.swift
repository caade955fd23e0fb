import Certification
import FixtureKit
import Foundation
import MilepostResources
import Reports
import StrictJSON
import Testing

@testable import Commands

/// The gate holds a checkout against a policy and fails closed.
@Suite struct GateTests {
  private let plan = "# 计划\n\n- [x] README 写明用法 ^usage\n- [ ] 至少 3 个测试用例 ^tests\n"

  private func script() -> HistoryScript {
    var script = HistoryScript()
    script.commit(
      "update", at: "2025-03-01T10:00:07+08:00",
      writing: [
        "README.md": "# 天气\n\n查询天气的小程序，一行命令给出明天的气温。\n\n## 使用\n\n```sh\npython weather.py\n```\n",
        "weather.py": "print('rain')\n", "plan.md": .file(FixtureBytes(plan)),
      ])
    script.commit(
      "more", at: "2025-03-02T10:00:19+08:00", writing: ["a.py": "print('sun')\n"])
    return script
  }

  private func read(
    _ gate: String, in repository: FixtureRepository, ignoresBaseline: Bool = false,
    variables: [String: String] = [:]
  ) throws -> GateReader.Reading {
    let yaml =
      "owner: {emails: [ada@example.org]}\nplan: plan.md\nlinks:\n  - item: usage\n    project: repository\n"
      + gate
    try repository.write(FixtureBytes(Array(yaml.utf8)), to: "milepost.yml")
    return try GateReader(
      context: try Workplace.context(in: repository.path, variables: variables),
      options: try Workplace.history(), plan: nil, baseline: nil
    ).read(ignoresBaseline: ignoresBaseline)
  }

  private func names(_ requirements: [GateRequirement]) -> [String] { requirements.map(\.name) }

  @Test func `what holds passes and what does not has a remedy`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let report = try read(
      "gate:\n  rules: [readme.usage, licence.present]\n  items: [usage]\n  thresholds: {overdue: <= 0}\n",
      in: repository
    ).report
    #expect(names(report.unmet) == ["licence.present"])
    #expect(report.inconclusive.isEmpty)
    #expect(report.requirements.map(\.kind) == [.history, .rule, .rule, .item, .bound])
    #expect(report.unmet.allSatisfy { $0.remedy != nil })
  }

  @Test func `an item without a link cannot be evaluated`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let report = try read("gate:\n  items: [tests]\n", in: repository).report
    #expect(names(report.inconclusive) == ["tests"] && report.unmet.isEmpty)
  }

  @Test func `a rule that fits no project is no pass`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let report = try read("gate:\n  rules: [notebook.documented]\n", in: repository).report
    #expect(names(report.inconclusive) == ["notebook.documented"])
  }

  @Test func `a level beyond this run needs a certificate`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let report = try read(
      "gate:\n  items: [{item: usage, level: certified}]\n", in: repository
    ).report
    #expect(report.inconclusive.map(\.message.key) == ["gate.item.no-certificate"])
  }

  static let mistakes = [
    "", "gate: {}\n", "gate:\n  projects: [repository]\n", "gate:\n  rules: [readme.presen]\n",
    "gate:\n  items: [nothing]\n", "gate:\n  rules: [readme.present]\n  projects: [other]\n",
    "gate:\n  thresholds: {score: high}\n", "gate:\n  thresholds: {score: '> 70 %'}\n",
    "gate:\n  thresholds: {stars: '>= 1'}\n", "gate:\n  rule: [readme.present]\n",
    "gate:\n  items: [{item: usage, verdict: done}]\n",
    "gate:\n  rules:\n    - tests.count: many\n",
  ]

  @Test(arguments: mistakes)
  func `a slip in the policy is an error`(gate: String) throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let failure = #expect(throws: Failure.self) { try read(gate, in: repository) }
    #expect(failure?.status == .configuration)
  }

  @Test(arguments: [
    ([:], "gate.history.unshallow"), (["GITHUB_ACTIONS": "true"], "ci.whole-history.github"),
    (["GITLAB_CI": "true"], "ci.whole-history.gitlab"),
  ])
  func `a shallow clone is refused with the fix for where it runs`(
    variables: [String: String], key: String
  ) throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let clone = repository.besides + "/clone"
    try repository.git(
      ["clone", "--quiet", "--depth", "1", "file://\(repository.path)", clone],
      in: repository.besides)
    try Data("gate: {rules: [readme.present]}\n".utf8).write(
      to: URL(filePath: clone + "/milepost.yml"))
    let report = try GateReader(
      context: try Workplace.context(in: clone, variables: variables),
      options: try Workplace.history(), plan: nil, baseline: nil
    ).read(ignoresBaseline: false).report
    #expect(names(report.inconclusive) == ["history.complete"])
    #expect(report.inconclusive.map(\.remedy?.key) == [key])
  }

  private let policy =
    "gate:\n  baseline: base.json\n  rules: [licence.present, commits.conventional]\n  thresholds: {score: '>= 100'}\n"

  @Test func `what the baseline knows does not fail again`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    try writeBaseline(in: repository)
    let report = try read(policy, in: repository).report
    #expect(report.unmet.isEmpty, "\(names(report.unmet))")
    #expect(report.requirements.filter { $0.acceptance == .baseline }.count == 3)
  }

  @Test func `new commits are held against the rule`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    try writeBaseline(in: repository)
    try commit("no form at all", in: repository)
    #expect(try names(read(policy, in: repository).report.unmet) == ["commits.conventional"])
    let better = try FixtureRepository(script(), checkedOut: true)
    try writeBaseline(in: better)
    try commit("feat: a form", in: better)
    #expect(try read(policy, in: better).report.unmet.isEmpty)
  }

  @Test func `worse than the baseline fails`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    try writeBaseline(in: repository)
    try repository.write(".env\n", to: "README.md")
    try repository.write("KEY=1\n", to: ".env")
    try commit("feat: worse", in: repository)
    #expect(try names(read(policy, in: repository).report.unmet).contains("score"))
  }

  @Test func `a baseline that is missing or malformed is an error`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    #expect(throws: Failure.self) { try read(policy, in: repository) }
    for text in ["{}", "[]", "{\"schema\":\"milepost.gate-baseline/1\",\"known\":[],\"more\":1}"] {
      try repository.write(FixtureBytes(text), to: "base.json")
      let failure = #expect(throws: Failure.self) { try read(policy, in: repository) }
      #expect(failure?.status == .malformedInput)
    }
  }

  @Test func `a waiver with a reason answers for what is missing`() throws {
    let repository = try FixtureRepository(script(), checkedOut: true)
    let report = try read(
      "gate: {rules: [licence.present]}\nwaivers:\n  - rule: licence.present\n    reason: 课程作业\n",
      in: repository
    ).report
    #expect(report.unmet.isEmpty && report.inconclusive.isEmpty)
    #expect(report.requirements.last?.acceptance == .waiver("课程作业"))
  }

  private func writeBaseline(in repository: FixtureRepository) throws {
    let reading = try read(policy, in: repository, ignoresBaseline: true)
    let baseline = GateBaseline(reading.report, heads: reading.heads)
    let bytes = jsonBytes(baseline.json)
    #expect(try GateBaseline(try JSONReader.value(of: bytes)) == baseline)
    try repository.write(FixtureBytes(bytes), to: "base.json")
  }

  private func commit(_ message: String, in repository: FixtureRepository) throws {
    try repository.git("add", "README.md", "weather.py", "plan.md")
    if FileManager.default.fileExists(atPath: repository.path + "/.env") {
      try repository.git("add", "-f", ".env")
    }
    try repository.write("print('\(message)')\n", to: "weather.py")
    try repository.git("add", "weather.py")
    try repository.git(
      "-c", "user.name=Ada Lin", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m",
      message)
  }
}
