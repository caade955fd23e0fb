import FixtureKit
import Foundation
import Testing

/// What the options of `review` mean, and what is refused.
@Suite struct ReviewTests {
  private func review(_ arguments: String..., template: String? = nil) throws -> CommandLineRun {
    let folder = try SamplePortfolio.folder.get()
    guard let template else {
      return try CommandLineRun(["review"] + arguments, in: folder.path)
    }
    let scratch = try TemporaryFolder()
    let path = try scratch.write(FixtureBytes(Array(template.utf8)), to: "own.mustache")
    return try CommandLineRun(["review", "--template", path] + arguments, in: folder.path)
  }

  @Test(arguments: [
    ([], "2025-W47"), (["--week", "--last"], "2025-W46"), (["--month"], "2025-11"),
    (["--month", "--last"], "2025-10"),
    (["--since", "2025-09-01", "--until", "2025-09-10"], "2025-09-01 to 2025-09-10"),
    (["--since", "2025-11-01"], "2025-11-01 to 2025-11-21"),
  ])
  func `the options name the days`(arguments: [String], name: String) throws {
    let folder = try SamplePortfolio.folder.get()
    let run = try CommandLineRun(["review"] + arguments, in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").first?.hasSuffix(" \(name)") == true)
  }

  @Test(arguments: [
    ["--week", "--month"], ["--since", "2025-09-01", "--month"], ["--until", "2025-09-01"],
    ["--since", "2025-09-01", "--last"], ["--since", "2025-09-10", "--until", "2025-09-01"],
  ])
  func `days that contradict each other are refused`(arguments: [String]) throws {
    let folder = try SamplePortfolio.folder.get()
    let run = try CommandLineRun(["review"] + arguments, in: folder.path)
    #expect(run.status == 64 && run.errors.hasPrefix("error: "), "\(run.errors)")
  }

  @Test func `a template of one's own is filled in`() throws {
    let run = try review(
      "--since", "2025-09-02", "--until", "2025-09-03",
      template: "{{period}}:{{#work}}{{#commits}}[{{subject}}]{{/commits}}{{/work}}\n")
    #expect(run.status == 0)
    #expect(run.output.contains("[feat(api): 新增天气查询接口]"))
  }

  @Test func `a template with a mistake is refused with its line`() throws {
    let run = try review(template: "一\n二\n{{#work}}\n")
    #expect(run.status == 65)
    #expect(run.errors.contains("line 4") && run.errors.contains("never closed"), "\(run.errors)")
  }

  @Test func `a name that nothing fills in is a remark with its line`() throws {
    let run = try review(template: "{{period}}\n{{comits}}\n")
    #expect(run.status == 0)
    #expect(run.errors.contains("own.mustache:2") && run.errors.contains("comits"))
  }

  @Test func `a template that is not there or no text is refused`() throws {
    let folder = try SamplePortfolio.folder.get()
    let none = try CommandLineRun(["review", "--template", "none.mustache"], in: folder.path)
    #expect(none.status == 66 && none.errors.contains("none.mustache"))
    let scratch = try TemporaryFolder()
    let path = try scratch.write(FixtureBytes([0xFF, 0xFE, 0x00]), to: "bytes")
    #expect(try CommandLineRun(["review", "--template", path], in: folder.path).status == 65)
  }

  @Test func `a review works without a plan and in a shallow clone says so`() throws {
    let folder = try TemporaryFolder()
    let source = try SamplePortfolio.folder.get().path + "/weather-service"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "git", "clone", "--quiet", "--depth", "1", "file://" + source, folder.path + "/shallow",
    ]
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
    try process.run()
    process.waitUntilExit()
    let run = try CommandLineRun(
      ["review", "shallow", "--month", "--last", "--author", "Lin Chen"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.contains("lower bounds"), "\(run.output)")
  }
}
