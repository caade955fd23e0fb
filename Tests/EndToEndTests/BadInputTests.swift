import FixtureKit
import Foundation
import Testing

/// Bad input gets a clear error with the right exit code, and loses nothing.
@Suite struct BadInputTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func git(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.path] + arguments
    process.environment = [
      "HOME": folder.path, "GIT_CONFIG_GLOBAL": "/dev/null", "PATH": "/usr/bin:/bin",
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
      "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "1760000000 +0800",
      "GIT_COMMITTER_DATE": "1760000000 +0800",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw FixtureError("git \(arguments)") }
  }

  /// Checks status, the three parts of the error, and that nothing went to stdout.
  private func expectError(_ run: CommandLineRun, _ status: Int32, containing text: String) {
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.hasPrefix("error: "), "\(run.errors)")
    #expect(run.errors.contains(text), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: ["today", "streak", "audit", "status"])
  func `a folder that does not exist is named`(command: String) throws {
    try folder.write("- [ ] a\n", to: "plan.md")
    let plan = command == "status" ? ["--plan", "plan.md"] : []
    expectError(
      try CommandLineRun([command, "nowhere"] + plan, in: folder.path), 66, containing: "nowhere")
  }

  @Test func `a folder without a repository is named`() throws {
    expectError(
      try CommandLineRun(["audit", "."], in: folder.path), 66, containing: "no git repository")
  }

  @Test func `an empty repository is an answer and no error`() throws {
    try git(["init", "--quiet", "repo"])
    let run = try CommandLineRun(
      ["streak", "repo", "--author", "a@example.org", "--format", "json"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("\"state\": \"none\""))
    #expect(run.errors.contains("no commits yet"))
  }

  @Test func `a shallow clone counts what is there and says so`() throws {
    try git(["init", "--quiet", "full"])
    for _ in 0..<3 {
      try git(["-C", "full", "commit", "--quiet", "--allow-empty", "-m", "feat: x"])
    }
    try git(["clone", "--quiet", "--depth", "1", "file://\(folder.path)/full", "shallow"])
    let run = try CommandLineRun(
      ["streak", "shallow", "--author", "a@example.org"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("git fetch --unshallow"))
  }

  @Test func `a repository with SHA-256 names is called unsupported`() throws {
    try git(["init", "--quiet", "--object-format=sha256", "repo"])
    expectError(
      try CommandLineRun(["audit", "repo"], in: folder.path), 65, containing: "SHA-256")
  }

  @Test func `escape sequences of a message never reach the output`() throws {
    try git(["init", "--quiet", "repo"])
    try git([
      "-C", "repo", "commit", "--quiet", "--allow-empty", "-m",
      "feat: \u{1B}[31mred\u{1B}]0;title\u{7} \u{202E}txt",
    ])
    for format in ["text", "json"] {
      let run = try CommandLineRun(
        ["-C", "repo", "commits", "check", "--format", format], in: folder.path)
      #expect(
        !run.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{7}" })
    }
  }

  @Test(arguments: [
    ("owners: {}\n", "owner"), ("owner: text\n", "expected"),
    ("time: {zone: utc, zone: utc}\n", "not valid"),
    ("streak: {rest: [someday]}\n", "saturday"), ("links:\n  - project: x\n", "item"),
  ])
  func `a wrong configuration is refused with its place`(text: String, hint: String) throws {
    try folder.write(FixtureBytes(Array(text.utf8)), to: "milepost.yml")
    try folder.write("- [ ] a\n", to: "plan.md")
    let run = try CommandLineRun(["plan", "show", "plan.md"], in: folder.path)
    expectError(run, 78, containing: "milepost.yml")
    #expect(run.errors.lowercased().contains(hint), "\(run.errors)")
  }

  @Test func `a plan that is missing, not UTF-8 or too large is refused`() throws {
    expectError(
      try CommandLineRun(["plan", "show", "none.md"], in: folder.path), 66, containing: "none.md")
    try folder.write(
      FixtureBytes([0x2D, 0x20, 0xFF, 0x00, 0xC3, 0x28, 0x80, 0x0A]), to: "bytes.md")
    expectError(
      try CommandLineRun(["plan", "show", "bytes.md"], in: folder.path), 65, containing: "iconv")
    try folder.write("", to: "large.md")
    truncate(folder.path + "/large.md", 80 << 20)
    expectError(
      try CommandLineRun(["plan", "show", "large.md"], in: folder.path), 65, containing: "limit")
  }

  @Test func `an empty plan is an answer`() throws {
    try folder.write("", to: "plan.md")
    let run = try CommandLineRun(["plan", "show", "plan.md", "--format", "json"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("\"items\": []"))
  }

  @Test func `an output that cannot be written is an error`() throws {
    try folder.write("- [ ] a\n", to: "plan.md")
    let run = try CommandLineRun(
      ["plan", "show", "plan.md", "--format", "json:missing/folder/out.json"], in: folder.path)
    expectError(run, 73, containing: "missing/folder/out.json")
    let full = try CommandLineRun(
      ["plan", "show", "plan.md", "--format", "json:/dev/full"], in: folder.path)
    #expect(full.status == 73)
  }

  @Test(arguments: [
    ["--nonsense"], ["streak", "--since", "2025-02-30"], ["audit", "--format", "csvx"],
  ])
  func `a usage error exits with 64`(arguments: [String]) throws {
    let run = try CommandLineRun(arguments, in: folder.path)
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("error: "))
    #expect(run.errors.contains("hint: "))
  }

  @Test func `a file in the place of a repository is no repository`() throws {
    try folder.write("x", to: "file")
    expectError(try CommandLineRun(["audit", "file"], in: folder.path), 66, containing: "file")
  }

  @Test func `without an owner the busiest identities are offered`() throws {
    try git(["init", "--quiet", "repo"])
    try git(["-C", "repo", "commit", "--quiet", "--allow-empty", "-m", "feat: x"])
    let run = try CommandLineRun(["streak", "repo"], in: folder.path)
    expectError(run, 78, containing: "--author a@example.org")
  }
}
