import FixtureKit
import Foundation
import Testing

/// The commands around the main job, with their exit codes.
@Suite struct PortfolioCommandsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var script = HistoryScript()
    script.commit(
      "feat: start", at: "2025-11-20T09:00:00+08:00",
      writing: ["plan.md": "# 2025\n- [ ] one\n- [x] two\n- [ ] three by 2025-11-25\n"])
    let repository = try FixtureRepository(script, checkedOut: true)
    try FileManager.default.copyItem(atPath: repository.path, toPath: folder.path + "/app")
  }

  private func run(_ arguments: String...) throws -> CommandLineRun {
    try CommandLineRun(
      arguments, in: folder.path,
      variables: [
        "GIT_CONFIG_GLOBAL": try folder.write(
          "[user]\n\tname = Ada Lin\n\temail = ada@example.org\n", to: "gitconfig")
      ])
  }

  private var file: URL { URL(filePath: folder.path + "/milepost.yml") }

  @Test func `init shows, writes when told, and keeps lines unless forced`() throws {
    let shown = try run("init")
    #expect(shown.status == 0 && shown.output.contains("- ada@example.org"))
    #expect(!FileManager.default.fileExists(atPath: file.path))

    let silent = try run("init", "--yes")
    #expect(silent.status == 0 && silent.output.isEmpty && silent.errors.isEmpty)
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(shown.output.hasPrefix(written))
    #expect(try run("init", "--yes", "-v").output.contains("says this already"))

    try (written + "language: en\n").write(to: file, atomically: true, encoding: .utf8)
    let other = try run("init", "--yes")
    #expect(other.status == 0)
    #expect(try String(contentsOf: file, encoding: .utf8).hasSuffix("language: en\n"))

    #expect(try run("init", "--force").status == 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == written)
  }

  @Test func `init finds nothing in an empty folder`() throws {
    try folder.write("", to: "empty/file")
    let run = try run("init", "empty", "--yes")
    #expect(run.status == 66 && run.errors.contains("no git repository"))
  }

  @Test func `doctor has three answers`() throws {
    #expect(try run("doctor").status == 0)
    #expect(try run("doctor", "--author", "nobody@example.com").status == 1)
    #expect(try run("doctor", "app", "nowhere").status == 2)
    let json = try run("doctor", "--format", "json")
    #expect(json.output.contains("\"schema\": \"milepost.doctor/1\""))
  }

  @Test func `explain takes commits and rules`() throws {
    #expect(try run("explain", "readme.usage").status == 0)
    let unknown = try run("explain", "readme.usge")
    #expect(unknown.status == 66 && unknown.errors.contains("readme.usage"))
    #expect(try run("explain", "0000000").status == 66)
  }

  @Test func `plan next says what is due, and refuses a span of no days`() throws {
    let next = try run("plan", "next", "app/plan.md")
    #expect(next.status == 0 && next.output.contains("4 days left"))
    #expect(try run("plan", "next", "app/plan.md", "--soon", "0").status == 64)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completion scripts are written`(shell: String) throws {
    let run = try run("--generate-completion-script", shell)
    #expect(run.status == 0 && run.output.contains("doctor"))
  }
}
