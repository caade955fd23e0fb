import Certification
import FixtureKit
import Foundation
import Planning
import Reports
import Rules
import Testing

@testable import Commands

/// A suggestion that rests on a tag becomes a link that rests on it.
@Suite struct AcceptedTagTests {
  /// The file after accepting every suggestion, and the verdicts on it.
  private func accepted(
    _ sentence: String, tags: [String]
  ) throws -> (text: String, verdict: ItemVerdict) {
    var script = HistoryScript()
    let last = script.commit(
      "feat: start", at: "2025-03-05T10:00:07+08:00",
      writing: ["README.md": "# 喂鱼器\n\n按时喂鱼的小装置，断电也记得上次的时间。\n"])
    for tag in tags { script.tag(tag, at: last) }
    let repository = try FixtureRepository(script, checkedOut: true)
    try repository.write(
      FixtureBytes("# 计划\n\n## 2025年3月\n\n- [ ] \(sentence) ^cut\n"), to: "plan.md")
    try repository.write(
      "owner: {emails: [ada@example.org]}\nplan: plan.md\n", to: "milepost.yml")
    func context() throws -> CommandContext { try Workplace.context(in: repository.path) }
    let document = try PlanDocument.load(file: nil, context: context())
    let reading = try SuggestionReader(
      context: context(), plan: nil, options: try Workplace.history()
    ).read()
    _ = try LinkWriter(context: context()).add(
      reading.report.suggestions.flatMap(LinkEntry.entries), texts: document.plan, notes: [])
    let status = try StatusReader(
      context: context(), options: try Workplace.history(), plan: nil
    ).read()
    return (
      try String(contentsOfFile: repository.path + "/milepost.yml", encoding: .utf8),
      try #require(status.report.items.first)
    )
  }

  @Test func `the tag that the plan names is bound by its name`() throws {
    let (text, verdict) = try accepted("封版 `v2.1.0`", tags: ["v2.1.0", "v2.0.0"])
    #expect(text.contains("    rules:\n      - tags.pattern: \"=v2.1.0\"\n"))
    #expect(verdict.requirements.map(\.finding.outcome) == [.met])
    #expect(verdict.requirements.first?.finding.measured["names"] == .list(["v2.1.0"]))
  }

  @Test func `what else the sentence asks for keeps its own link`() throws {
    let (text, verdict) = try accepted("封版 `v2.1.0`，写好 Dockerfile", tags: ["v2.1.0"])
    #expect(text.components(separatedBy: "- item: cut").count == 3)
    #expect(text.contains("- tags.pattern: \"=v2.1.0\""))
    let outcomes = Dictionary(
      uniqueKeysWithValues: verdict.requirements.map { ($0.call.rule, $0.finding.outcome) })
    #expect(outcomes == ["container.dockerfile": .unmet, "tags.pattern": .met])
  }

  @Test func `without the tag no other version stands in for it`() throws {
    var script = HistoryScript()
    let last = script.commit("feat: start", at: "2025-03-05T10:00:07+08:00", writing: ["a": "1\n"])
    script.tag("v9.9.9", at: last)
    let repository = try FixtureRepository(script, checkedOut: true)
    try repository.write("# 计划\n\n## 2025年3月\n\n- [ ] 封版 `v2.1.0` ^cut\n", to: "plan.md")
    try repository.write(
      """
      owner: {emails: [ada@example.org]}
      plan: plan.md
      links:
        - item: cut
          project: repository
          rules:
            - tags.pattern: =v2.1.0

      """, to: "milepost.yml")
    let verdict = try #require(
      try StatusReader(
        context: try Workplace.context(in: repository.path), options: try Workplace.history(),
        plan: nil
      ).read().report.items.first)
    #expect(verdict.verdict == .unmet)
  }
}
