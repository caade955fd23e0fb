import FixtureKit
import Foundation
import Testing

@testable import Commands

/// Links are written into `milepost.yml` without touching anything else of it.
@Suite struct LinksEditorTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path + "/milepost.yml" }

  private func context(_ text: String?) throws -> CommandContext {
    if let text { try folder.write(FixtureBytes(Array(text.utf8)), to: "milepost.yml") }
    return try Workplace.context(in: folder.path)
  }

  private let entry = LinkEntry(item: "abcd1234", remark: "写三个测试", project: "api")

  /// Adds the entry and returns the file.
  private func added(to text: String?) throws -> String {
    var editor = try LinksEditor(context: try context(text))
    let lines = try editor.add([entry])
    try editor.write()
    let result = try String(contentsOfFile: path, encoding: .utf8)
    let at = result.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    #expect(at[lines[0] - 1].contains("- item: abcd1234 # 写三个测试"))
    return result
  }

  static let files: [(String, String)] = [
    ("", "links:\n  - item: abcd1234 # 写三个测试\n    project: api\n"),
    (
      "# 我的配置\nowner:\n  emails: [a@example.org] # 家里\n",
      "# 我的配置\nowner:\n  emails: [a@example.org] # 家里\nlinks:\n  - item: abcd1234 # 写三个测试\n    project: api\n"
    ),
    (
      "links:\n  - item: one # 一\n    project: x\n    # 备注\n\n# 下面是计划\nplan: plan.md\n",
      "links:\n  - item: one # 一\n    project: x\n    # 备注\n  - item: abcd1234 # 写三个测试\n    project: api\n\n# 下面是计划\nplan: plan.md\n"
    ),
    (
      "links:\n- item: one\n  project: x\nplan: plan.md",
      "links:\n- item: one\n  project: x\n- item: abcd1234 # 写三个测试\n  project: api\nplan: plan.md"
    ),
    (
      "links: [] # 还没有\nplan: p.md\n",
      "links: # 还没有\n  - item: abcd1234 # 写三个测试\n    project: api\nplan: p.md\n"
    ),
    (
      "links:\r\n    - item: one\r\n      attested: a note\r\n",
      "links:\r\n    - item: one\r\n      attested: a note\r\n    - item: abcd1234 # 写三个测试\r\n      project: api\r\n"
    ),
    (
      "links:\n  - {item: one, project: x}",
      "links:\n  - {item: one, project: x}\n  - item: abcd1234 # 写三个测试\n    project: api\n"
    ),
  ]

  @Test(arguments: files)
  func `an entry joins the list and nothing else changes`(before: String, after: String) throws {
    #expect(try added(to: before) == after)
  }

  @Test func `a missing file is made`() throws {
    #expect(try added(to: nil) == "links:\n  - item: abcd1234 # 写三个测试\n    project: api\n")
  }

  @Test func `a file behind a symbolic link stays behind it and keeps its permissions`() throws {
    try folder.write("plan: p.md\n", to: "dotfiles.yml")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.path + "/dotfiles.yml")
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: "dotfiles.yml")
    _ = try added(to: nil)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/dotfiles.yml")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "dotfiles.yml")
  }

  static let unsafe = [
    "links: [{item: one, project: x}]\n", "{links: [], plan: p.md}\n",
    "plan: p.md\n...\n",
  ]

  @Test(arguments: unsafe)
  func `a file that an edit could break is left alone`(text: String) throws {
    var editor = try LinksEditor(context: try context(text))
    let failure = #expect(throws: Failure.self) { _ = try editor.add([entry]) }
    #expect(failure?.status == .cannotWrite)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func `a file that somebody else changed meanwhile is left alone`() throws {
    var editor = try LinksEditor(context: try context("plan: p.md\n"))
    _ = try editor.add([entry])
    try folder.write("plan: other.md\n", to: "milepost.yml")
    #expect(throws: Failure.self) { try editor.write() }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "plan: other.md\n")
  }

  @Test func `rules and attestations are written as they are read`() throws {
    var editor = try LinksEditor(context: try context("plan: p.md\n"))
    let full = LinkEntry(
      item: "*", remark: nil, project: "*",
      rules: [
        .init(rule: "readme.present", parameters: [:], line: 0),
        .init(rule: "coverage.lines", parameters: ["": "> 70 %"], line: 0),
      ], attestation: "notes: 第一次 #1")
    _ = try editor.add([full])
    try editor.write()
    let read = try ConfigurationFile.load(
      explicit: nil, environment: Workplace.environment(in: folder.path))
    #expect(read.links.map(\.item) == ["*"] && read.links.map(\.project) == ["*"])
    #expect(read.links[0].rules.map(\.rule) == ["readme.present", "coverage.lines"])
    #expect(read.links[0].rules[1].parameters == ["": "> 70 %"])
    #expect(read.links[0].attestation == "notes: 第一次 #1")
  }

  static let rebindings: [(String, String)] = [
    (
      "links:\n  - item: old12345 # 写三个测试\n    project: x # 保留\n",
      "links:\n  - item: new12345 # 写五个测试\n    project: x # 保留\n"
    ),
    (
      "links:\n  - project: x\n    item: 'old12345'   # my words\n",
      "links:\n  - project: x\n    item: new12345   # my words\n"
    ),
    (
      "links:\n  - {project: 天气, item: \"old12345\"}\n",
      "links:\n  - {project: 天气, item: new12345}\n"
    ),
  ]

  @Test(arguments: rebindings)
  func `a link gets the new id of its item`(before: String, after: String) throws {
    let context = try context(before)
    var editor = try LinksEditor(context: context)
    try editor.rebind(
      line: context.configuration.links[0].line, from: "old12345", to: "new12345",
      oldText: "写三个测试", newText: "写五个测试")
    try editor.write()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == after)
  }

  @Test func `an id behind an alias is left alone`() throws {
    let context = try context(
      "plan: {path: p.md, terms: {&a old12345: 2025-01-01}}\nlinks:\n  - item: *a\n    project: x\n"
    )
    var editor = try LinksEditor(context: context)
    #expect(throws: Failure.self) {
      try editor.rebind(
        line: context.configuration.links[0].line, from: "old12345", to: "new12345", oldText: nil,
        newText: "x")
    }
  }
}
