import FixtureKit
import Foundation
import Testing

/// The commit-msg hook, with the git that is installed.
@Suite struct HookTests {
  let folder: TemporaryFolder
  private var repository: String { folder.path + "/repo" }
  private var hook: String { repository + "/.git/hooks/commit-msg" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "[user]\n\tname = Ada Lin\n\temail = ada@example.org\n", to: "gitconfig")
    try FileManager.default.createDirectory(
      atPath: repository, withIntermediateDirectories: true)
    #expect(try git("init", "--quiet", "--initial-branch=main").status == 0)
  }

  private var variables: [String: String] {
    ["GIT_CONFIG_GLOBAL": folder.path + "/gitconfig", "HOME": folder.path]
  }

  private func milepost(_ arguments: String..., at place: String? = nil) throws -> CommandLineRun {
    try CommandLineRun(arguments, in: place ?? repository, variables: variables)
  }

  /// Runs git; its editor, when it opens one, puts `edit` above what git wrote.
  @discardableResult
  private func git(_ arguments: String..., edit: String? = nil, at place: String? = nil) throws
    -> (status: Int32, errors: String)
  {
    var environment = variables.merging([
      "GIT_CONFIG_SYSTEM": "/dev/null", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
    ]) { _, new in new }
    if let edit {
      let text = try folder.write(FixtureBytes(Array(edit.utf8)), to: "edit")
      environment["GIT_EDITOR"] =
        "f() { cat \(text) \"$1\" > \(text).all && cp \(text).all \"$1\"; }; f"
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(filePath: place ?? repository)
    process.environment = environment
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let bytes = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  private func commit(_ message: String, at place: String? = nil) throws
    -> (status: Int32, errors: String)
  {
    try git("commit", "--quiet", "--allow-empty", "-m", message, at: place)
  }

  @Test func `a wrong message is refused with the line that would do`() throws {
    #expect(try milepost("hook", "install").status == 0)
    #expect(try milepost("hook", "install").output.contains("there already"))
    let refused = try commit("feat：新增登录")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("Write: feat: 新增登录"), "\(refused.errors)")
    #expect(refused.errors.contains("git commit --edit --file=.git/COMMIT_EDITMSG"))
    #expect(try commit("feat: 新增登录").status == 0)
    let again = try git(
      "commit", "--quiet", "--allow-empty", "--edit", "--file=.git/COMMIT_EDITMSG",
      edit: "feat: 新增登录\n\n")
    #expect(again.status == 0, "\(again.errors)")
    #expect(try git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", "x").status == 0)
  }

  @Test func `what git itself writes passes`() throws {
    #expect(try milepost("hook", "install").status == 0)
    for message in ["feat: one", "fixup! feat: one", "squash! feat: one", "amend! feat: one"] {
      #expect(try commit(message).status == 0, "\(message)")
    }
    try "a".write(toFile: repository + "/a", atomically: true, encoding: .utf8)
    #expect(try git("add", "a").status == 0)
    #expect(try commit("feat: add a").status == 0)
    #expect(try git("revert", "--no-edit", "HEAD").status == 0)
    #expect(try git("checkout", "--quiet", "-b", "side", "HEAD~1").status == 0)
    #expect(try commit("docs: side").status == 0)
    let merge = try git("merge", "--no-ff", "--no-edit", "main")
    #expect(merge.status == 0, "\(merge.errors)")
    let file = try folder.write("fix: from a file\n\nbody\n", to: "message")
    #expect(try git("commit", "--quiet", "--allow-empty", "-F", file).status == 0)
  }

  @Test func `comments and scissors are no part of the message`() throws {
    #expect(try milepost("hook", "install").status == 0)
    #expect(
      try git("commit", "--quiet", "--allow-empty", "-v", edit: "feat: edited\n").status == 0)
    for mark in [";", "auto"] {
      #expect(try git("config", "core.commentChar", mark).status == 0)
      let run = try git(
        "commit", "--quiet", "--allow-empty", edit: "feat: edited\n\n#12 is its number\n")
      #expect(run.status == 0, "\(mark): \(run.errors)")
    }
    #expect(try git("config", "core.commentChar", "#").status == 0)
    #expect(try git("config", "commit.cleanup", "scissors").status == 0)
    #expect(
      try git("commit", "--quiet", "--allow-empty", edit: "feat: edited\n").status == 0)
    // A message that nobody edits keeps its "#" lines, so that they count.
    #expect(try git("config", "--unset", "commit.cleanup").status == 0)
    #expect(try commit("#12 fix it").status == 1)
  }

  @Test func `somebody else's hook is never touched`() throws {
    try FileManager.default.createDirectory(
      atPath: repository + "/.git/hooks", withIntermediateDirectories: true)
    let mine = "#!/bin/sh\nexit 0\n"
    try mine.write(toFile: hook, atomically: true, encoding: .utf8)
    let run = try milepost("hook", "install")
    #expect(run.status == 1)
    #expect(run.output.contains("milepost commits check --file \"$1\" || exit 1"))
    #expect(try milepost("hook", "uninstall").status == 1)
    #expect(try String(contentsOfFile: hook, encoding: .utf8) == mine)

    try FileManager.default.removeItem(atPath: hook)
    try FileManager.default.createSymbolicLink(
      atPath: hook, withDestinationPath: "/nowhere/commit-msg")
    #expect(try milepost("hook", "install").status == 1)
    #expect(try milepost("hook", "uninstall").status == 1)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: hook) == "/nowhere/commit-msg")
  }

  @Test func `uninstall takes away ours and nothing that was added`() throws {
    #expect(try milepost("hook", "uninstall").status == 0)
    #expect(try milepost("hook", "install").status == 0)
    let text = try String(contentsOfFile: hook, encoding: .utf8)
    try (text + "echo more\n").write(toFile: hook, atomically: true, encoding: .utf8)
    #expect(try milepost("hook", "uninstall").status == 1)
    #expect(try milepost("hook", "install").status == 1)
    try text.write(toFile: hook, atomically: true, encoding: .utf8)
    #expect(try milepost("hook", "uninstall", "--lang", "zh-Hans").status == 0)
    #expect(!FileManager.default.fileExists(atPath: hook))
  }

  @Test func `core.hooksPath and linked work trees are followed`() throws {
    #expect(try milepost("hook", "install").status == 0)
    #expect(try commit("feat: one").status == 0)
    #expect(try git("worktree", "add", "--quiet", "../linked", "-b", "linked").status == 0)
    let linked = folder.path + "/linked"
    #expect(try commit("nothing", at: linked).status == 1)
    #expect(try milepost("hook", "uninstall", at: linked).status == 0)
    #expect(!FileManager.default.fileExists(atPath: hook))

    #expect(try git("config", "core.hooksPath", ".githooks").status == 0)
    #expect(try milepost("hook", "install").status == 0)
    #expect(FileManager.default.fileExists(atPath: repository + "/.githooks/commit-msg"))
    #expect(try commit("nothing").status == 1)

    #expect(try git("config", "core.hooksPath", folder.path + "/shared").status == 0)
    let shared = try milepost("hook", "install")
    #expect(shared.status == 1 && shared.output.contains("core.hooksPath"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/shared"))
  }

  @Test func `a hook whose program is gone lets the commit pass and says so`() throws {
    #expect(try milepost("hook", "install").status == 0)
    let text = try String(contentsOfFile: hook, encoding: .utf8)
      .replacing(
        /program=.*milepost/, with: "program=/nowhere/milepost",
        maxReplacements: 1)
    // In place, so that the file stays executable.
    try text.write(toFile: hook, atomically: false, encoding: .utf8)
    let run = try commit("nothing")
    #expect(run.status == 0 && run.errors.contains("was not checked"))
    #expect(try milepost("hook", "uninstall").status == 0)
  }

  @Test func `outside of a repository there is nothing to install`() throws {
    let run = try milepost("hook", "install", at: "/")
    #expect(run.status == 66 && run.errors.contains("git repository"))
  }
}
