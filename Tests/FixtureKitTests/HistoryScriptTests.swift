import CivilTime
import FixtureKit
import Foundation
import Testing

@Suite struct HistoryScriptTests {
  /// The history that one id stands for.
  static var sample: HistoryScript {
    var history = HistoryScript()
    let first = history.commit(
      "feat: 新增 start\n", at: "2024-03-01T09:00:00+08:00",
      writing: ["README.md": "# Hi\n", "bin/run": .executable("#!/bin/sh\n")])
    history.branch("side", at: first)
    let side = history.commit(
      "fix: side\n", by: .ben, at: "2024-03-02T23:30:00-05:30", on: "side",
      writing: ["link": .symbolicLink(to: "README.md")])
    let merge = history.commit(
      "Merge branch 'side'\n", at: "2024-03-03T10:00:00+00:00", merging: [side])
    history.tag("v1.0", at: merge, message: "Release\n", on: "2024-03-04T00:00:00+00:00")
    history.tag("light", at: first)
    return history
  }

  @Test func `the same script makes the same ids everywhere`() throws {
    let repository = try FixtureRepository(Self.sample)
    let head = try repository.git("rev-parse", "HEAD")
    #expect(head == "ac9bb80eedfb3c8aba2c7d2c947f22d436601f4d")
    #expect(try repository.git("fsck", "--strict") == "")
  }

  @Test func `a script says files, branches, merges and tags`() throws {
    let repository = try FixtureRepository(Self.sample, checkedOut: true)
    #expect(
      try repository.git("ls-tree", "-r", "--name-only", "HEAD") == "README.md\nbin/run\nlink")
    #expect(
      try repository.git("log", "-1", "--format=%an %ad", "--date=raw", "side")
        == "Ben Okafor 1709442000 -0530")
    #expect(try repository.git("cat-file", "-t", "v1.0") == "tag")
    #expect(try repository.git("cat-file", "-t", "light") == "commit")
    #expect(try repository.git("status", "--porcelain") == "")
  }

  @Test func `loose and packed fixtures hold the same objects`() throws {
    let loose = try FixtureRepository(Self.sample, loose: true)
    let packed = try FixtureRepository(Self.sample)
    #expect(try loose.git("rev-parse", "HEAD") == packed.git("rev-parse", "HEAD"))
    #expect(try loose.git("count-objects", "-v").contains("packs: 0"))
    #expect(try packed.git("count-objects", "-v").contains("packs: 1"))
  }

  @Test(arguments: [
    ("2024-03-01T09:00:00+08:00", "1709254800 +0800"), ("1969-12-31T23:59:59Z", "-1 +0000"),
    ("2024-03-01T09:00:00-05:30", "1709303400 -0530"), ("7 +9999", "7 +9999"),
  ])
  func `times are calendar times or raw`(text: String, raw: String) {
    #expect(FixtureTime(stringLiteral: text).raw == raw)
  }

  @Test func `a mismatch with a snapshot names the first line that differs`() throws {
    let folder = try TemporaryFolder()
    try folder.write("one\ntwo\n", to: "__Snapshots__/lines.txt")
    let test = folder.path + "/LinesTests.swift"
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == nil else { return }
    try matchSnapshot("one\ntwo\n", named: "lines.txt", filePath: test)
    let mismatch = #expect(throws: SnapshotMismatch.self) {
      try matchSnapshot("one\n2\n", named: "lines.txt", filePath: test)
    }
    #expect(mismatch?.description.contains("line 2") == true)
    #expect(throws: SnapshotMismatch.self) {
      try matchSnapshot("", named: "absent.txt", filePath: test)
    }
  }
}
