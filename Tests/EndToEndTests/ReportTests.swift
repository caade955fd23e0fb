import FixtureKit
import Foundation
import Testing

/// The page for a mentor or a recruiter, its facts and the badges.
@Suite struct ReportTests {
  private func sample(_ arguments: String...) throws -> CommandLineRun {
    try CommandLineRun(arguments, in: try SamplePortfolio.folder.get().path)
  }

  @Test func `the page stands for itself`() throws {
    let run = try sample("report")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(
      run.output.contains(
        "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "))
    #expect(!run.output.contains("<script") && !run.output.contains("@import"))
    #expect(run.output.utf8.count < 300_000)
    let remedies = run.output.matches(of: /<p class="remedy">(.*?)<\/p>/).map(\.output.1)
    #expect(remedies.contains { $0.contains("<code>") })
    #expect(remedies.allSatisfy { !$0.contains("`") }, "\(remedies)")
    let references = run.output.matches(of: /(?:href|src)="([^"]*)"/).map(\.output.1)
    #expect(references.allSatisfy { $0.hasPrefix("#") || $0 == "data:," }, "\(references)")
  }

  @Test(arguments: ["html", "markdown", "json"])
  func `a page for strangers holds nothing private`(format: String) throws {
    let folder = try SamplePortfolio.folder.get()
    let run = try sample("report", "--redact", "--format", format)
    #expect(run.status == 0)
    let body = run.output.components(separatedBy: "</style>").last ?? ""
    for text in ["@", folder.path, "投递 20 份简历", "plan.zh-Hans.md", "Prof. Wu", "lin.chen"] {
      #expect(!body.contains(text), "\(text)")
    }
    #expect(body.contains("测试覆盖率"))
  }

  @Test func `foreign text never becomes markup`() throws {
    let hostile = "<img src=x onerror=alert(1)>\"'&`[x](javascript:alert(1))\u{202E}\u{1B}[31m"
    var script = HistoryScript()
    script.commit(
      FixtureBytes(Array("feat: \(hostile)".utf8)), at: "2025-11-20T09:00:00+08:00",
      writing: [
        "README.md": "# x\n", "plan.md": "# 2025\n- [x] \(hostile)\n",
      ])
    let repository = try FixtureRepository(script, checkedOut: true)
    for arguments in [
      ["report"], ["report", "--redact"], ["report", "--format", "markdown"],
      ["review", "--month"],
      ["badge", "milestones"], ["streak", "--format", "svg"],
    ] {
      let run = try CommandLineRun(
        arguments
          + ["--author", "Ada Lin", "--plan", "plan.md"].prefix(arguments[0] == "streak" ? 2 : 4),
        in: repository.path, variables: ["MILEPOST_TRUST_OWNER": "1"])
      #expect(run.status < 64, "\(run.errors)")
      // In Markdown a sign behind a backslash is no markup.
      let markup = run.output.replacing(/\\./, with: "")
      #expect(!markup.contains("<img"), "\(arguments)")
      #expect(!markup.contains("](javascript"), "\(arguments)")
      #expect(
        !run.output.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" }, "\(arguments)")
    }
  }

  @Test func `the same input and clock give the same page`() throws {
    let folder = try SamplePortfolio.folder.get()
    let first = try sample("report", "--lang", "en")
    let other = try CommandLineRun(
      ["report", "--lang", "en"], in: folder.path,
      variables: ["TZ": "Pacific/Kiritimati", "LC_ALL": "zh_CN.UTF-8"])
    #expect(first.output == other.output)
  }

  @Test func `a page works without plan and commits`() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "init", "--quiet", folder.path + "/empty"]
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
    try process.run()
    process.waitUntilExit()
    let run = try CommandLineRun(
      ["report", "empty", "--author", "me@example.org"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("No commits of the owner were found."))
  }

  @Test func `facts leave out what is stale and name it`() throws {
    let run = try sample("report", "--facts")
    #expect(run.output.contains("weather-service/api: test coverage 35 of 42 lines"))
    #expect(!run.output.contains("portfolio-site: test coverage"))
    #expect(run.output.contains("portfolio-site, coverage.lines:"))
    #expect(run.output.contains("`milepost audit --all`"))
  }

  @Test func `a badge says what is inconclusive and exits with 2`() throws {
    let stale = try sample("badge", "coverage")
    #expect(stale.status == 2 && stale.output.contains("inconclusive"))
    let fresh = try sample("badge", "coverage", "weather-service", "--format", "shields")
    #expect(fresh.status == 0 && fresh.output.contains("\"message\": \"83 %\""))
    #expect(try sample("badge", "nonsense").status == 64)
  }

  @Test func `a certificate that cannot be read is an error, a forged one is shown as refused`()
    throws
  {
    #expect(try sample("report", "--certificate", "none.json").status == 66)
    let scratch = try TemporaryFolder()
    let path = try scratch.write("{}\n", to: "forged.milepost.json")
    let run = try sample("report", "--certificate", path)
    #expect(run.status == 0 && run.output.contains("Rejected:"))
  }
}
