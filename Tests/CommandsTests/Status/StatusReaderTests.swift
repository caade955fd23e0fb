import Certification
import FixtureKit
import MilepostResources
import Planning
import Rules
import Testing

@testable import Commands

/// What a verdict says beside "yes" and "no": whose work it is, when it came, how it came.
@Suite struct StatusReaderTests {
  private let readme =
    "# 天气\n\n查询天气的小程序，一行命令给出明天的气温。\n\n## 使用\n\n```sh\npython weather.py\n```\n"

  private func verdict(
    by author: Person = .ada, at day: String = "2025-03-05", files: Int = 1, link: String = "",
    plan: String = "# 计划\n\n## 2025年3月\n\n- [x] README 写明用法 ^usage\n", now: String = "2025-06-15"
  ) throws -> ItemVerdict {
    var script = HistoryScript()
    var content: [String: FixtureFile] = ["README.md": .file(FixtureBytes(readme))]
    for number in 1..<max(files, 2) { content["data/\(number).txt"] = "\(number)\n" }
    script.commit(
      "start", by: author, at: FixtureTime(stringLiteral: "\(day)T10:00:07+08:00"),
      writing: content)
    script.commit("feat: a", at: "2025-03-20T10:00:19+08:00", writing: ["weather.py": "1\n"])
    let repository = try FixtureRepository(script, checkedOut: true)
    try repository.write(FixtureBytes(plan), to: "plan.md")
    try repository.write(
      FixtureBytes(
        "owner: {emails: [ada@example.org]}\nplan: plan.md\nlinks:\n  - item: usage\n"
          + (link.isEmpty ? "    project: repository\n    rules: [readme.usage]\n" : link)),
      to: "milepost.yml")
    let reading = try StatusReader(
      context: try Workplace.context(in: repository.path, ["--now", now]),
      options: try Workplace.history(), plan: nil
    ).read()
    return try #require(reading.report.items.first)
  }

  private func keys(_ verdict: ItemVerdict) -> [String] { verdict.notes.map(\.key) }

  @Test func `work in its days is proved without remarks`() throws {
    let verdict = try verdict()
    #expect(verdict.verdict == .proved || verdict.verdict == .partlyShown)
    #expect(keys(verdict).isEmpty)
    #expect(verdict.level == .observed && verdict.schedule == .past)
  }

  @Test func `a file that somebody else added proves nothing and says who added it`() throws {
    let verdict = try verdict(by: .ben)
    #expect(verdict.verdict == .unmet)
    #expect(verdict.requirements.map(\.finding.message.key) == ["status.other-author"])
  }

  @Test func `evidence before and after its days is told`() throws {
    #expect(keys(try verdict(at: "2025-02-01")) == ["status.note.early"])
    let april = "# 计划\n\n## 2025年2月\n\n- [x] README 写明用法 ^usage\n"
    #expect(keys(try verdict(plan: april)) == ["status.note.late"])
  }

  @Test func `evidence that came with everything else in one commit is told`() throws {
    #expect(keys(try verdict(files: 40)) == ["status.note.import"])
  }

  @Test func `before its days have begun nothing is unmet`() throws {
    let verdict = try verdict(by: .ben, now: "2025-02-10")
    #expect(verdict.verdict == .inconclusive)
  }

  @Test func `the owner's word with a committed file attests`() throws {
    let verdict = try verdict(link: "    attested: repository/README.md\n")
    #expect(verdict.verdict == .attested)
    #expect(verdict.attestation?.blob?.count == 40)
  }
}
