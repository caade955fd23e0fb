import FixtureKit
import Foundation
import Testing

/// The segment of a prompt: quick, quiet, and true or marked as stale.
@Suite struct PromptTests {
  let folder: TemporaryFolder
  private var variables: [String: String] {
    [
      "HOME": folder.path, "XDG_CACHE_HOME": folder.path + "/cache",
      "GIT_CONFIG_GLOBAL": folder.path + "/gitconfig", "MILEPOST_TRUST_OWNER": "1",
      "NO_COLOR": "1",
    ]
  }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("[user]\n\temail = ada@example.org\n", to: "gitconfig")
    var script = HistoryScript()
    script.commit("feat: start", at: "2025-11-20T09:00:00+08:00", writing: ["a": "1"])
    let repository = try FixtureRepository(script, checkedOut: true)
    try FileManager.default.copyItem(atPath: repository.path, toPath: folder.path + "/app")
  }

  private func run(_ arguments: String..., now: String = "2025-11-21T21:00:00+08:00") throws
    -> CommandLineRun
  {
    try CommandLineRun(
      arguments, in: folder.path + "/app",
      variables: variables.merging(["MILEPOST_NOW": now]) { _, new in new })
  }

  private func eventually(_ expected: String, _ arguments: [String] = ["prompt"]) throws {
    for _ in 0..<100 {
      let run = try CommandLineRun(arguments, in: folder.path + "/app", variables: variables)
      #expect(run.status == 0 && run.errors.isEmpty)
      if run.output == expected { return }
      usleep(50_000)
    }
    Issue.record("\(arguments) never wrote \(expected)")
  }

  @Test func `the answer comes from the cache, and is fetched when there is none`() throws {
    let none = try run("prompt", "--cached-only")
    #expect(none.status == 0 && none.output.isEmpty && none.errors.isEmpty)
    try eventually("○ 1 3h0m\n")
    #expect(try run("prompt", "--cached-only").output == "○ 1 3h0m\n")
    #expect(try run("prompt", "--exit-code").status == 1)
    #expect(
      try run("prompt", "--cached-only", now: "2025-11-21T23:30:00+08:00").output == "○ 1 30m\n")
  }

  @Test func `what has moved is marked as stale until it is read`() throws {
    try eventually("○ 1 3h0m\n")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "git", "-C", folder.path + "/app", "-c", "user.name=Ada", "commit", "--quiet",
      "--allow-empty", "--date=2025-11-21T20:00:00+08:00", "-m", "feat: more",
    ]
    process.environment = ["PATH": "/usr/bin:/bin"].merging(variables) { _, new in new }
    try process.run()
    process.waitUntilExit()
    let stale = try run("prompt", "--cached-only")
    #expect(stale.status == 0 && stale.output == "○ 1 …\n")
    #expect(try run("prompt", "--cached-only", "--exit-code").status == 2)
  }

  @Test func `no prompt breaks, whatever is wrong`() throws {
    try folder.write("nonsense: [\n", to: "app/milepost.yml")
    let broken = try run("prompt")
    #expect(broken.status == 0 && broken.output.isEmpty && broken.errors.isEmpty)
    #expect(try run("prompt", "--exit-code").status == 78)
    let nowhere = try run("prompt", "/nowhere")
    #expect(nowhere.status == 0 && nowhere.output.isEmpty && nowhere.errors.isEmpty)
  }

  @Test(arguments: ["/dev/null", "/proc/nowhere", "/dev/full/x", ""])
  func `a cache that cannot be made breaks no prompt`(cache: String) throws {
    let run = try CommandLineRun(
      ["prompt"], in: folder.path + "/app",
      variables: variables.merging(["XDG_CACHE_HOME": cache, "HOME": ""]) { _, new in new })
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `the shell takes the lines and keeps the exit code`(shell: String) throws {
    let path = ["/bin", "/usr/bin"].map { "\($0)/\(shell)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let path else { return }
    try eventually("○ 1 3h0m\n")
    let lines = try run("prompt", "init", shell).output
    let show: String
    switch shell {
    case "bash":
      show = "PS1='> '\n\(lines)\nfalse\neval \"$PROMPT_COMMAND\"\necho $?\necho \"${PS1@P}\"\n"
    case "zsh":
      show = "PROMPT='> '\n\(lines)\nfalse\n__milepost_prompt\necho $?\nprint -P \"$PROMPT\"\n"
    default:
      show = "function fish_prompt\n echo -n \"> $status\"\nend\n\(lines)\nfalse\nfish_prompt\n"
    }
    let file = try folder.write(FixtureBytes(Array(show.utf8)), to: "show.\(shell)")
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments =
      shell == "bash" ? ["--norc", file] : shell == "zsh" ? ["-f", file] : ["-N", file]
    process.currentDirectoryURL = URL(filePath: folder.path + "/app")
    process.environment = variables.merging([
      "PATH": "/usr/bin:/bin", "MILEPOST_NOW": "2025-11-21T21:00:00+08:00", "LC_ALL": "C.UTF-8",
    ]) { _, new in new }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.contains("○ 1 3h0m > "), "\(text)")
    #expect(shell == "fish" ? text.hasSuffix("> 1") : text.hasPrefix("1\n"), "\(text)")
  }
}
