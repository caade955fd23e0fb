import FixtureKit
import Foundation
import Testing

/// A warm answer is the cold one, whatever happened in between.
@Suite struct WarmAnswerTests {
  @Test func `answers stay the same while histories move`() throws {
    let bench = try CacheBench()
    try bench.expectSameAnswers("new cache")
    for (what, arguments) in [
      ("new commits", ["commit", "-q", "--allow-empty", "-m", "feat: more"]),
      ("amended", ["commit", "-q", "--amend", "--allow-empty", "-m", "fix: other"]),
      ("branch deleted", ["branch", "-q", "-D", "side"]),
      ("rewritten", ["reset", "-q", "--hard", "HEAD~1"]),
      ("packed references", ["pack-refs", "--all"]),
      ("collected", ["gc", "-q", "--prune=now"]),
      ("detached", ["checkout", "-q", "--detach"]),
      ("unborn", ["checkout", "-q", "--orphan", "empty"]),
    ] {
      try bench.git(arguments)
      try bench.expectSameAnswers("\(what)")
    }
  }

  @Test func `answers stay the same while settings change`() throws {
    var bench = try CacheBench()
    try bench.expectSameAnswers("new cache")
    bench.arguments = ["--author", "me", "--author", "ben@example.net"]
    try bench.expectSameAnswers("second identity")
    bench.arguments = []
    try bench.folder.write("[user]\n\temail = ben@example.net\n", to: "gitconfig")
    try bench.expectSameAnswers("other user.email")
    try bench.folder.write(
      "[user]\n\temail = ada@example.org\n[mailmap]\n\tfile = \(bench.path("map"))\n",
      to: "gitconfig")
    try bench.folder.write("Ada Lin <ada@example.org> <ben@example.net>\n", to: "map")
    try bench.expectSameAnswers("mailmap.file")
    try bench.folder.write("Ben <ben@example.net> <ada@example.org>\n", to: "map")
    try bench.expectSameAnswers("mailmap.file changed")
    try bench.folder.write("Ada Lin <ada@example.org> <ben@example.net>\n", to: "two/.mailmap")
    try bench.git("add", ".mailmap", in: "two")
    try bench.git("commit", "-q", "-m", "chore: mailmap", in: "two")
    try bench.expectSameAnswers(".mailmap")
    for configuration in [
      "time: {zone: Asia/Shanghai, day-start: '04:00'}", "streak: {merges: false, empty: true}",
      "time: {date: committer}", "owner: {emails: [ben@example.net]}",
    ] {
      try bench.folder.write(FixtureBytes(configuration + "\n"), to: "milepost.yml")
      try bench.expectSameAnswers("\(configuration)")
    }
  }

  @Test func `answers stay the same while the clock moves`() throws {
    var bench = try CacheBench()
    for now in [
      "2025-06-05T23:59:59+08:00", "2025-06-06T00:00:00+08:00", "2025-06-09T12:00:00+08:00",
      "2025-06-02T12:00:00+08:00", "2020-01-01T00:00:00Z",
    ] {
      bench.now = now
      try bench.expectSameAnswers("\(now)")
    }
    bench.arguments = ["--since", "2025-06-02", "--until", "2025-06-04"]
    try bench.expectSameAnswers("window")
  }

  @Test func `answers stay the same when repositories move, shrink and come back`() throws {
    let bench = try CacheBench()
    try bench.git("clone", "-q", "--bare", bench.path("one"), bench.path("origin.git"))
    try bench.expectSameAnswers("a clone shares commits")
    try FileManager.default.removeItem(atPath: bench.path("one"))
    try bench.expectSameAnswers("deleted")
    try bench.git(
      "clone", "-q", "--depth", "1", "file://" + bench.path("origin.git"), bench.path("one"),
      in: "two")
    try bench.expectSameAnswers("cloned again, shallow")
    try bench.git("fetch", "-q", "--deepen", "1")
    try bench.expectSameAnswers("deepened")
    try bench.git("fetch", "-q", "--unshallow")
    try bench.expectSameAnswers("whole")
    try bench.git("worktree", "add", "-q", "--detach", bench.path("tree"))
    try bench.expectSameAnswers("work tree")
    try FileManager.default.moveItem(atPath: bench.path("one"), toPath: bench.path("other"))
    try bench.expectSameAnswers("moved")
  }

  @Test func `a warm answer reads no object`() throws {
    let bench = try CacheBench()
    let cold = try bench.run(["today"])
    for name in ["one", "two"] {
      let objects = bench.path(name) + "/.git/objects"
      try FileManager.default.moveItem(atPath: objects, toPath: bench.path(name) + "/aside")
      try FileManager.default.createDirectory(
        atPath: objects, withIntermediateDirectories: false)
    }
    let warm = try bench.run(["today"])
    #expect(warm.output == cold.output && warm.status == cold.status && warm.errors.isEmpty)
    #expect(try bench.run(["today", "--no-cache"]).status == 2)
  }

  @Test func `what could not be read in full is not kept`() throws {
    let bench = try CacheBench()
    let root = try bench.git("rev-list", "--max-parents=0", "HEAD")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let object = bench.path("one") + "/.git/objects/\(root.prefix(2))/\(root.dropFirst(2))"
    try FileManager.default.moveItem(atPath: object, toPath: bench.path("aside"))
    try bench.expectSameAnswers("root missing")
    try FileManager.default.moveItem(atPath: bench.path("aside"), toPath: object)
    try bench.expectSameAnswers("root back")
  }

  @Test func `a damaged cache costs one note`() throws {
    let bench = try CacheBench()
    let cold = try bench.run(["today", "--no-cache"])
    #expect(try bench.run(["today"]).errors.isEmpty)
    let files = try FileManager.default.contentsOfDirectory(atPath: bench.cache + "/milepost")
    let name = try #require(files.first { $0.hasSuffix(".answer") })
    let url = URL(filePath: bench.cache + "/milepost/" + name)
    let whole = try Data(contentsOf: url)
    var copies = (0..<8).map { whole.prefix(whole.count * $0 / 8) }
    for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 24)) {
      var copy = whole
      copy[place] ^= 0x41
      copies.append(copy)
    }
    for copy in copies {
      try Data(copy).write(to: url)
      let run = try bench.run(["today"])
      #expect(run.output == cold.output && run.status == cold.status)
      #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("damaged"))
      #expect(try bench.run(["today"]).errors.isEmpty)
    }
  }

  @Test func `a cache that cannot be written costs one note`() throws {
    let bench = try CacheBench()
    let cold = try bench.run(["today", "--no-cache"])
    for place in ["/dev/null", "/proc/nowhere", "/dev/full"] {
      let run = try bench.run(["today"], variables: ["XDG_CACHE_HOME": place])
      #expect(run.output == cold.output && run.status == cold.status)
      #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("note:"))
    }
  }
}

extension WarmAnswerTests {
  @Test func `a damaged store of facts costs one note`() throws {
    let bench = try CacheBench()
    let cold = try bench.run(["streak", "--format", "json", "--no-cache"])
    let store = URL(filePath: bench.cache + "/milepost/facts-1.sqlite")
    for damage in 0..<12 {
      #expect(try bench.run(["cache", "clear"]).status == 0)
      #expect(try bench.run(["streak"]).errors.isEmpty)
      // Everything of the database in one file, and no answer to save the run from reading it.
      let manager = FileManager.default
      for name in try manager.contentsOfDirectory(atPath: bench.cache + "/milepost")
      where name.hasSuffix(".answer") || name.hasSuffix("-shm") || name.hasSuffix("-wal") {
        try manager.removeItem(atPath: bench.cache + "/milepost/" + name)
      }
      var bytes = try Data(contentsOf: store)
      switch damage {
      case 0: bytes = Data()
      case 1: bytes = Data("no database".utf8)
      case 2: bytes = bytes.prefix(bytes.count / 2)
      default: for place in stride(from: damage, to: bytes.count, by: 97) { bytes[place] ^= 0x15 }
      }
      try bytes.write(to: store)
      let run = try bench.run(["streak", "--format", "json"])
      #expect(run.output == cold.output && run.status == cold.status)
      #expect(run.errors.split(separator: "\n").count <= 1, "\(run.errors)")
    }
  }

  @Test func `a store that another run holds costs less than a second`() throws {
    let bench = try CacheBench()
    let cold = try bench.run(["streak", "--no-cache"])
    #expect(try bench.run(["streak"]).output == cold.output)
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/env")
    holder.arguments = [
      "python3", "-c",
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1], isolation_level=None);"
        + "c.execute('PRAGMA locking_mode=EXCLUSIVE'); c.execute('BEGIN EXCLUSIVE');"
        + "print('held', flush=True); sys.stdin.read()",
      bench.cache + "/milepost/facts-1.sqlite",
    ]
    let (input, output) = (Pipe(), Pipe())
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    #expect(!output.fileHandleForReading.availableData.isEmpty)
    try bench.git("commit", "-q", "--allow-empty", "-m", "feat: more")
    let start = ContinuousClock.now
    let run = try bench.run(["streak"])
    #expect(ContinuousClock.now - start < .seconds(3))
    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    #expect(run.output == (try bench.run(["streak", "--no-cache"])).output)
    #expect(run.errors.split(separator: "\n").count <= 1)
  }

  @Test func `cache says what it keeps and forgets it`() throws {
    let bench = try CacheBench()
    #expect(try bench.run(["cache"]).output.hasSuffix("/milepost: 0 files, 0 KiB\n"))
    _ = try bench.run(["streak"])
    #expect(FileManager.default.fileExists(atPath: bench.cache + "/milepost/facts-1.sqlite"))
    #expect(try bench.run(["cache", "info", "--format", "json"]).output.contains("\"files\":"))
    try bench.folder.write("mine", to: "cache/milepost/other")
    let cleared = try bench.run(["cache", "clear"])
    #expect(cleared.status == 0 && cleared.output.contains("deleted"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: bench.cache + "/milepost") == ["other"])
  }
}
