import FixtureKit
import Foundation
import Planning
import Reports
import Testing

@testable import Commands

/// A link whose item was edited is offered again, with what the item said before.
@Suite struct BrokenLinksTests {
  private let before = "# 计划\n\n## 三月\n\n- [ ] 写三个测试用例并提交\n- [ ] 发布博客\n"
  private let after = "# 计划\n\n## 三月\n\n- [ ] 写五个测试用例并提交\n- [ ] 发布博客\n"

  private func broken(_ yaml: (String) -> String, versioned: Bool) throws -> [BrokenLink] {
    let old = try PlanReader.read(Array(before.utf8)).items[0].id
    var script = HistoryScript()
    script.commit(
      "plan", at: "2025-03-01T10:00:07+08:00",
      writing: versioned ? ["plan.md": .file(FixtureBytes(before))] : ["other": "x"])
    let repository = try FixtureRepository(script, checkedOut: true)
    try repository.write(FixtureBytes(after), to: "plan.md")
    try repository.write(FixtureBytes(yaml(old)), to: "milepost.yml")
    let context = try Workplace.context(in: repository.path)
    return try BrokenLinks(
      context: context, document: try PlanDocument.load(file: nil, context: context)
    ).read(try LinksEditor(context: context))
  }

  @Test func `the plan's history remembers the old sentence`() throws {
    let links = try broken(
      { "plan: plan.md\nlinks:\n  - item: \($0)\n    project: x\n" }, versioned: true)
    #expect(links.map(\.oldText) == ["写三个测试用例并提交"])
    #expect(links[0].commit?.count == 40)
    #expect(links[0].offer?.item.text == "写五个测试用例并提交")
    #expect(links[0].line == 3)
  }

  @Test func `a comment remembers the old sentence of a plan without history`() throws {
    let links = try broken(
      { "plan: plan.md\nlinks:\n  - item: \($0) # 写三个测试用例并提交\n    project: x\n" }, versioned: false)
    #expect(links.map(\.oldText) == ["写三个测试用例并提交"])
    #expect(links[0].commit == nil)
    #expect(links[0].offer?.item.text == "写五个测试用例并提交")
  }

  @Test func `without memory nothing is offered`() throws {
    let links = try broken(
      { "plan: plan.md\nlinks:\n  - item: \($0)\n    project: x\n" }, versioned: false)
    #expect(links[0].oldText == nil && links[0].offer == nil)
  }

  @Test func `a link that leads somewhere is not broken`() throws {
    let id = try PlanReader.read(Array(after.utf8)).items[1].id
    #expect(
      try broken(
        { _ in "plan: plan.md\nlinks:\n  - item: \(id.prefix(5))\n    project: x\n" },
        versioned: true
      ).isEmpty)
  }
}
