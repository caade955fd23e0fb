import Activity
import Certification
import FixtureKit
import MilepostResources
import Planning
import Reports
import StrictJSON
import Testing

@testable import Commands

/// What the dates and the origin of evidence look like is told beside the verdict and changes none.
@Suite struct SignalTests {
  private static let readme: FixtureFile =
    "# 天气\n\n查询天气的小程序，一行命令给出明天的气温。\n\n## 使用\n\n```sh\npython weather.py\n```\n"

  /// - Parameter change: Adds commits behind the one that brings the README.
  private func reading(
    first author: Person = .ada, now: String = "2025-06-15", _ change: (inout HistoryScript) -> Void
  ) throws -> StatusReader.Reading {
    var script = HistoryScript()
    script.commit(
      "start", by: author, at: "2025-03-01T10:00:07+08:00", writing: ["LICENSE": "free\n"])
    script.commit(
      "docs: describe", at: "2025-03-02T10:00:07+08:00", writing: ["README.md": Self.readme])
    change(&script)
    let repository = try FixtureRepository(script, checkedOut: true)
    try repository.write(
      "# 计划\n\n## 2025年3月\n\n- [x] README 写明用法 ^usage\n\n## 2025年4月\n\n- [x] README 写明用法 ^again\n",
      to: "plan.md")
    try repository.write(
      """
      owner: {emails: [ada@example.org]}
      plan: plan.md
      links:
        - {item: usage, project: repository}
        - {item: again, project: repository}

      """, to: "milepost.yml")
    return try StatusReader(
      context: try Workplace.context(in: repository.path, ["--now", now]),
      options: try Workplace.history(), plan: nil
    ).read()
  }

  private func signals(
    now: String = "2025-06-15", _ change: (inout HistoryScript) -> Void
  ) throws -> [String: Int] {
    let verdict = try #require(reading(now: now, change).report.items.first)
    #expect(verdict.verdict == .proved)
    return Dictionary(uniqueKeysWithValues: verdict.signals.map { ($0.code.rawValue, $0.count) })
  }

  @Test func `ordinary dates raise nothing`() throws {
    #expect(try signals { _ in }.isEmpty)
  }

  @Test func `odd dates in the item's days are counted`() throws {
    let found = try signals { script in
      script.commit(
        "feat: a", at: "2025-03-03T10:00:19+08:00", committed: "2025-03-09T10:00:19+08:00",
        writing: ["a": "1"])
      script.commit(
        "feat: b", at: "2025-03-10T11:00:19+08:00", committed: "2025-03-10T10:00:19+08:00",
        writing: ["b": "1"])
      script.commit("feat: c", at: "2025-03-04T10:00:19+08:00", writing: ["c": "1"])
      script.commit("feat: d", at: "2025-03-11T10:00:19+15:00", writing: ["d": "1"])
      script.commit("chore: nothing", at: "2025-03-12T10:00:19+08:00")
      script.commit(
        "feat: e\n\nCo-authored-by: Claude <noreply@anthropic.com>\n",
        at: "2025-03-13T10:00:19+08:00", writing: ["e": "1"])
    }
    #expect(
      found == [
        "late-commit": 1, "written-after-commit": 1, "before-parent": 1, "impossible-offset": 1,
        "declared-assistance": 1, "empty": 1,
      ])
  }

  @Test func `a rewritten month and a scripted one are told`() throws {
    let burst = try signals { script in
      for day in 10..<22 {
        script.commit(
          "feat: \(day)", at: "2025-03-\(day)T10:00:19+08:00",
          committed: "2025-03-31T20:00:\(day)+08:00", writing: ["\(day)": "1"])
      }
    }
    #expect(burst == ["late-commit": 12, "burst": 12])
    let scripted = try signals { script in
      for day in 10..<30 {
        script.commit(
          "feat: \(day)", at: "2025-03-\(day)T12:00:00+08:00", writing: ["\(day)": "1"])
      }
    }
    #expect(scripted == ["zero-second": 20])
  }

  @Test func `dates after the evaluation are told`() throws {
    let found = try signals(now: "2025-03-10") { script in
      script.commit("feat: a", at: "2025-03-30T10:00:19+08:00", writing: ["a": "1"])
    }
    #expect(found == ["future": 1])
  }

  @Test func `only the item's own days are looked at`() throws {
    let report = try reading { script in
      script.commit(
        "feat: a", at: "2025-04-03T10:00:19+08:00", committed: "2025-04-09T10:00:19+08:00",
        writing: ["a": "1"])
    }.report
    #expect(report.items.map { $0.signals.map(\.code) } == [[], [.lateCommit]])
  }

  @Test func `a history that somebody else began and a wholesale commit are told`() throws {
    let foreign = try reading(first: .ben) { _ in }.report.items[0]
    #expect(foreign.verdict == .proved)
    #expect(foreign.notes.map(\.key) == ["status.note.foreign-start"])
    var script = HistoryScript()
    script.commit("start", at: "2025-03-01T10:00:07+08:00", writing: ["LICENSE": "free\n"])
    var files: [String: FixtureFile] = ["README.md": Self.readme]
    for number in 0..<30 { files["src/\(number).py"] = "1\n" }
    script.commit("add everything", at: "2025-03-02T10:00:07+08:00", writing: files)
    let repository = try FixtureRepository(script, checkedOut: true)
    try repository.write("# 计划\n\n## 2025年3月\n\n- [x] README 写明用法 ^usage\n", to: "plan.md")
    try repository.write(
      "owner: {emails: [ada@example.org]}\nplan: plan.md\nlinks: [{item: usage, project: repository}]\n",
      to: "milepost.yml")
    let imported = try StatusReader(
      context: try Workplace.context(in: repository.path), options: try Workplace.history(),
      plan: nil
    ).read().report.items[0]
    #expect(imported.notes.map(\.key) == ["status.note.import"])
  }

  /// Neutral means: a cause that is harmless or the plain fact, and never a word of blame.
  @Test(arguments: Language.allCases)
  func `signals blame nobody, in text and in JSON`(language: Language) throws {
    let report = try reading { script in
      script.commit(
        "feat: a", at: "2025-03-03T10:00:19+08:00", committed: "2025-03-09T10:00:19+08:00",
        writing: ["a": "1"])
    }.report
    let catalogue = Catalogue(language)
    let text = String(
      decoding: StatusText.document(
        report, source: "plan.md", catalogue: catalogue, plain: true, width: 80,
        verbose: false
      ).bytes(coloured: false), as: UTF8.self)
    let sentence = catalogue.text(try #require(report.items[0].signals.first).message)
    #expect(text.contains(sentence) && sentence.contains("16.8 %"))
    let json = StatusJSON.value(report, source: "plan.md", catalogue: catalogue)
    let written = String(decoding: try JSONWriter.canonical(json), as: UTF8.self)
    #expect(written.contains("\"code\":\"late-commit\",\"commits\":[\""))
    #expect(written.contains(sentence))
    let blame = ["fake", "forge", "cheat", "suspicious", "fraud", "造假", "伪造", "作弊", "可疑"]
    let keys = IntegritySignal.Code.allCases.map { "signal.\($0.rawValue)" }
    let words = keys.filter(catalogue.contains).map { catalogue($0).lowercased() }
    #expect(words.count == 9)
    #expect(!words.contains { text in blame.contains(where: text.contains) })
  }
}
