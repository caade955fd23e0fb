import FixtureKit
import GitReader
import Testing

@Suite struct TreeComparisonTests {
  /// A history that adds, changes, moves, retypes and removes files at random, the same each time.
  static func restless(commits: Int) -> HistoryScript {
    var history = HistoryScript()
    var state: UInt64 = 42
    func random(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let names = ["a", "a.b", "a-b", "ab", "b", "中"]
    for number in 0..<commits {
      var files: [String: FixtureFile] = [:]
      var removed: [String] = []
      for _ in 0..<random(4) + 1 {
        var path = names[random(6)]
        for _ in 0..<random(3) { path += "/" + names[random(6)] }
        switch random(6) {
        case 0: removed.append(path)
        case 1: files[path] = .symbolicLink(to: "\(number)")
        case 2: files[path] = .executable("\(random(3))")
        default: files[path] = .file(FixtureBytes("\(random(5))"))
        }
      }
      // A path that is a folder of another cannot be both.
      for path in files.keys.sorted() where files.keys.contains(where: { $0.hasPrefix(path + "/") })
      {
        files[path] = nil
      }
      removed.removeAll { gone in files.keys.contains { $0 == gone || $0.hasPrefix(gone + "/") } }
      history.commit(
        "\(number)\n", at: FixtureTime(raw: "\(number + 1) +0000"), writing: files,
        deleting: removed)
    }
    return history
  }

  @Test func `changes of every commit are those of git diff-tree`() throws {
    let repository = try FixtureRepository(Self.restless(commits: 120))
    let output = try repository.git(
      "-c", "core.quotePath=false", "log", "--root", "--no-renames", "--name-status",
      "--format=#%H")
    var expected: Set<String> = []
    var commit = ""
    for line in output.split(separator: "\n") {
      if line.hasPrefix("#") {
        commit = String(line.dropFirst())
      } else {
        expected.insert("\(commit) \(line)")
      }
    }
    let history = try repository.open().history(of: PathSelection([""]))
    let letters: [PathChange.Kind: String] = [
      .added: "A", .deleted: "D", .modified: "M", .typeChanged: "T",
    ]
    let found = Set(
      history.events.map { "\($0.commit) \(letters[$0.change.kind] ?? "?")\t\($0.change.path)" })
    #expect(found == expected)
    #expect(history.problems.isEmpty && history.uncompared.isEmpty)
    #expect(expected.count > 200)
  }

  @Test func `threads change nothing, and limits leave out the oldest`() throws {
    let fixture = try FixtureRepository(Self.restless(commits: 1100))
    let repository = try fixture.open()
    let alone = try repository.history(of: PathSelection([""]))
    for threads in [2, 3, 8] {
      let history = try repository.history(
        of: PathSelection([""]), HistoryRequest(threads: threads))
      #expect(history.events == alone.events && history.problems.isEmpty)
      #expect(history.scan.commitCount == 1100)
    }
    var options = PathOptions()
    (options.mostCommits, options.newest) = (1100, 600)
    #expect(
      try repository.history(of: PathSelection([""]), HistoryRequest(), options).events
        == alone.events)
    options.mostCommits = 1099
    let newest = try repository.history(of: PathSelection([""]), HistoryRequest(), options)
    #expect(newest.events == Array(alone.events.prefix(newest.events.count)))
    #expect(Set(newest.events.map(\.commit)).count <= 600 && newest.scan.commitCount == 1100)
    #expect(newest.events.count < alone.events.count)
  }

  @Test func `merges and cut commits are compared where that is asked for`() throws {
    let full = try FixtureRepository(HistoryScanTests.braided(commits: 30))
    var options = PathOptions()
    options.comparesMerges = true
    options.cutsAreFirst = true
    let path = full.besides + "/cut"
    try full.git("clone", "--quiet", "--bare", "--depth", "5", "file://" + full.path, path)
    for folder in [full.path, path] {
      let expected = try full.git(
        "-C", folder, "log", "--root", "--no-renames", "--name-only", "--format=#%H",
        "--diff-merges=first-parent"
      ).split(separator: "\n").count { !$0.hasPrefix("#") }
      let history = try full.open(folder).history(
        of: PathSelection([""]), HistoryRequest(roots: .head), options)
      #expect(history.events.count == expected && history.uncompared.isEmpty)
    }
  }

  @Test func `a selection finds what git log finds for a path`() throws {
    let repository = try FixtureRepository(Self.restless(commits: 120))
    for path in ["a", "b/a", "中", "ab/ab", "none"] {
      let expected = try repository.git(
        "log", "--format=%H", "--full-history", "--", path)
      let history = try repository.open().history(of: PathSelection([path]))
      #expect(
        Set(history.events.map(\.commit.description))
          == Set(expected.split(separator: "\n").map(String.init)), "\(path)")
    }
  }

  @Test func `merges add nothing and cut commits are not compared`() throws {
    let full = try FixtureRepository(HistoryScanTests.braided(commits: 30))
    let events = try full.open().history(of: PathSelection(["side"])).events
    let merges = try full.git("rev-list", "--merges", "--all").split(separator: "\n")
    #expect(!events.isEmpty)
    #expect(!events.contains { merges.contains(Substring($0.commit.description)) })
    let path = full.besides + "/cut"
    try full.git("clone", "--quiet", "--bare", "--depth", "3", "file://" + full.path, path)
    let cut = try full.open(path).history(of: PathSelection([""]), HistoryRequest(roots: .head))
    #expect(!cut.uncompared.isEmpty)
    #expect(!cut.events.contains { cut.uncompared.contains($0.commit) })
  }

  @Test func `a folder that is missing is named and the rest is compared`() throws {
    let repository = try FixtureRepository(OpeningTests.three)
    let blob = try repository.git("rev-parse", "HEAD:README.md")
    func tree(_ id: String) throws -> ObjectID {
      let bytes =
        TreeTests.entry("40000", "gone", id)
        + TreeTests.entry("100644", "z", id == blob ? blob : id)
      return try GitReaderTests.id(repository.store("tree", FixtureBytes(bytes)))
    }
    let opened = try repository.open()
    var comparison = TreeComparison(opened)
    var paths: [String] = []
    let problems = try comparison.changes(
      from: try tree(String(repeating: "1", count: 40)),
      to: try tree(String(repeating: "2", count: 40))
    ) { paths.append($0.path) }
    #expect(problems.map(\.code) == [.treeMissing])
    #expect(paths == ["z"])
  }
}
