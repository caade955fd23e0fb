import FixtureKit
import Foundation
import MilepostResources
import Reports
import Testing

@testable import Commands

/// What the doctor says of the cache, which never changes an answer and costs time when it is of no use.
@Suite struct CacheCheckTests {
  let repository: FixtureRepository
  let folder: TemporaryFolder

  init() throws {
    var script = HistoryScript()
    script.commit("feat: start", at: "2025-03-01T09:00:00+08:00", writing: ["a": "1"])
    repository = try FixtureRepository(script)
    folder = try TemporaryFolder()
  }

  private var cache: String { folder.path + "/cache/milepost" }

  private func report(_ arguments: [String] = [], variables: [String: String] = [:]) throws
    -> DoctorReport
  {
    try Checkup(
      context: try Workplace.context(
        in: repository.path, arguments,
        variables: ["XDG_CACHE_HOME": folder.path + "/cache"].merging(variables) { $1 }),
      options: try Workplace.history("--author", "ada@example.org"), plan: nil
    ).report()
  }

  /// What is said of the cache, and the first fix.
  private func said(_ report: DoctorReport) -> [String] {
    report.entries.filter { $0.code.contains("cache") }.map {
      "\($0.severity.rawValue) \($0.code)"
        + ($0.fixes.first.map { ": " + Catalogue(.english).text($0) } ?? "")
    }
  }

  @Test func `a cache that is new, used or not there yet is fine`() throws {
    #expect(try said(report()) == ["good cache"])
    #expect(FileManager.default.fileExists(atPath: cache + "/facts-1.sqlite"))
    #expect(try said(report()) == ["good cache"])
  }

  @Test func `files of other versions and of runs that were killed are named`() throws {
    try folder.write("old", to: "cache/milepost/facts-0.sqlite")
    try folder.write("half", to: "cache/milepost/1.answer.2147483646.part")
    try folder.write("being written", to: "cache/milepost/2.answer.\(getpid()).part")
    let report = try report()
    #expect(said(report) == ["note cache-idle: milepost cache clear"])
    #expect(
      report.entries.first { $0.code == "cache-idle" }?.message.arguments["count"] == .number(2))
    #expect(!report.needsMending)
  }

  @Test func `commits of a repository that is gone are named`() throws {
    _ = try report()
    let moved = folder.path + "/moved"
    try FileManager.default.moveItem(atPath: repository.path, toPath: moved)
    let entries = CacheCheck(
      context: try Workplace.context(
        in: folder.path, variables: ["XDG_CACHE_HOME": folder.path + "/cache"])
    ).entries()
    #expect(entries.map(\.code) == ["cache-gone"])
    #expect(entries.first?.message.arguments["count"] == 1)
    try FileManager.default.moveItem(atPath: moved, toPath: repository.path)
  }

  @Test func `damaged files are to be mended`() throws {
    _ = try report()
    try folder.write("no answer", to: "cache/milepost/00.answer")
    for name in ["facts-1.sqlite-wal", "facts-1.sqlite-shm"] {
      try? FileManager.default.removeItem(atPath: cache + "/" + name)
    }
    try folder.write(
      FixtureBytes([UInt8](repeating: 0x41, count: 8192)), to: "cache/milepost/facts-1.sqlite")
    let report = try report()
    #expect(
      said(report) == [
        "mend cache-damaged: milepost cache clear", "mend cache-damaged: milepost cache clear",
      ])
    #expect(report.needsMending)
  }

  @Test func `a changed byte of what is kept is found`() throws {
    _ = try report()
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", "-c",
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]);"
        + "c.execute('UPDATE pieces SET content = content || x\\'00\\''); c.commit(); c.close()",
      cache + "/facts-1.sqlite",
    ]
    try python.run()
    python.waitUntilExit()
    #expect(try said(report()) == ["mend cache-damaged: milepost cache clear"])
  }

  @Test func `a folder that cannot be written is to be mended`() throws {
    let report = try report(variables: ["XDG_CACHE_HOME": "/dev/null"])
    #expect(said(report).count == 1)
    #expect(said(report)[0].hasPrefix("mend cache-unwritable: ls -ld /dev/null/milepost"))
    try folder.write("a file", to: "cache/milepost")
    #expect(try said(self.report())[0].hasPrefix("mend cache-unwritable"))
  }

  @Test func `a folder that somebody else may write alone is to be mended`() throws {
    // root may write everywhere.
    guard geteuid() != 0 else { return }
    try FileManager.default.createDirectory(
      atPath: cache, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o500])
    #expect(try said(report())[0].hasPrefix("mend cache-unwritable"))
  }

  @Test func `no place for a cache is a note, and no wish for one is nothing`() throws {
    let none = try report(variables: ["HOME": "", "XDG_CACHE_HOME": ""])
    #expect(said(none) == ["note no-cache: export XDG_CACHE_HOME=\"$HOME/.cache\""])
    #expect(try said(report(["--no-cache"])).isEmpty)
  }
}
