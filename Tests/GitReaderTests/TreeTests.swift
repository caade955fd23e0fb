import FixtureKit
import GitReader
import Testing

@Suite struct TreeTests {
  static func entry(_ mode: String, _ name: [UInt8], _ id: String) -> [UInt8] {
    Array(mode.utf8) + [0x20] + name + [0] + (ObjectID(hex: id)?.bytes ?? [])
  }

  static func entry(_ mode: String, _ name: String, _ id: String) -> [UInt8] {
    entry(mode, Array(name.utf8), id)
  }

  @Test func `a listing says what git ls-tree says`() throws {
    var history = HistoryScript()
    history.commit(
      "x\n", at: "1 +0000",
      writing: [
        "README.md": "# 标题\n", "bin/run": .executable("#!/bin/sh\n"),
        "docs/链接": .symbolicLink(to: "../README.md"),
        "sub": .gitlink(String(repeating: "a", count: 40)),
        "a.b/c": "1", "a/b": "2", "a-b": "3", "with \"quote\"": "4", "tab\tname": "5",
      ])
    let repository = try FixtureRepository(history)
    let tree = try id(try repository.git("rev-parse", "HEAD^{tree}"))
    let listing = try repository.open().files(in: tree)
    #expect(listing.problems.isEmpty)
    func mode(_ kind: TreeEntryKind) -> String {
      switch kind {
      case .file(let isExecutable): isExecutable ? "100755" : "100644"
      case .symbolicLink: "120000"
      case .gitlink: "160000"
      case .tree: "040000"
      }
    }
    let lines = listing.files.map { "\(mode($0.kind)) \($0.id) \($0.path)" }
    let git = try repository.git("-c", "core.quotePath=false", "ls-tree", "-r", "HEAD")
      .split(separator: "\n").map { line in
        let parts = line.split(separator: "\t", maxSplits: 1)
        let words = parts[0].split(separator: " ")
        return "\(words[0]) \(words[2]) \(parts[1])"
      }
    // git also quotes a name that only holds a quotation mark.
    #expect(
      Set(lines) == Set(git.map { $0.replacing("\"with \\\"quote\\\"\"", with: "with \"quote\"") }))
    #expect(
      listing.files.map(\.path)
        == listing.files.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func `names that lead out, odd modes and repeated paths are left out and named`() throws {
    let repository = try FixtureRepository(OpeningTests.three)
    let blob = try repository.git("rev-parse", "HEAD:README.md")
    let bytes: [[UInt8]] = [
      Self.entry("100644", "..", blob), Self.entry("100644", ".", blob),
      Self.entry("100644", ".GiT", blob), Self.entry("100644", "/etc/passwd", blob),
      Self.entry("100644", ".gitignore", blob), Self.entry("100664", "group", blob),
      Self.entry("010000", "pipe", blob), Self.entry("100644", "twice", blob),
      Self.entry("100755", "twice", blob), Self.entry("100644", [0x63, 0xE9], blob),
      Self.entry("100644", "esc\u{1B}[2J", blob), Self.entry("100644", "c1\u{85}", blob),
    ]
    let tree = try id(try repository.store("tree", FixtureBytes(bytes.flatMap { $0 })))
    let listing = try repository.open().files(in: tree)
    #expect(
      listing.files.map(\.path) == [
        "\"c1\\302\\205\"", "\"c\\351\"", "\"esc\\033[2J\"", ".gitignore", "group", "twice",
      ])
    #expect(
      listing.problems.map(\.code) == [
        .unsafePath, .unsafePath, .unsafePath, .unsafePath, .unknownMode, .repeatedPath,
      ])
  }

  @Test func `a folder that is missing or noise costs its own files`() throws {
    let repository = try FixtureRepository(OpeningTests.three)
    let blob = try repository.git("rev-parse", "HEAD:README.md")
    let noise = try repository.store("tree", "not a tree")
    let cut = try repository.store(
      "tree",
      FixtureBytes(
        Self.entry("100644", "kept", blob) + Self.entry("100644", "cut", blob).dropLast(3)))
    let bytes: [[UInt8]] = [
      Self.entry("100644", "a", blob), Self.entry("40000", "cut", cut),
      Self.entry("40000", "gone", String(repeating: "1", count: 40)),
      Self.entry("40000", "noise", noise), Self.entry("40000", "wrong", blob),
    ]
    let tree = try id(try repository.store("tree", FixtureBytes(bytes.flatMap { $0 })))
    let repositoryOpen = try repository.open()
    let listing = try repositoryOpen.files(in: tree)
    #expect(listing.files.map(\.path) == ["a", "cut/kept"])
    #expect(
      Set(listing.problems.map { "\($0.code.rawValue) \($0.subject)" }) == [
        "tree-damaged cut", "tree-missing gone", "tree-damaged noise", "tree-damaged wrong",
      ])
    #expect(
      failure { () throws(GitError) in
        _ = try repositoryOpen.files(in: ObjectID(hex: String(repeating: "1", count: 40))!)
      } == .objectMissing)
  }

  @Test func `a tree that names itself ten thousand million times ends`() throws {
    let repository = try FixtureRepository(OpeningTests.three)
    var id = try repository.git("rev-parse", "HEAD:README.md")
    var mode = "100644"
    for _ in 0..<10 {
      let bytes = (0..<10).flatMap { Self.entry(mode, "n\($0)", id) }
      id = try repository.store("tree", FixtureBytes(bytes))
      mode = "40000"
    }
    var limits = TreeLimits()
    limits.files = 20_000
    let opened = try repository.open()
    let bomb = try GitReaderTests.id(id)
    #expect(try opened.files(in: bomb, limits: limits).problems.map(\.code) == [.treeTooLarge])
    limits = TreeLimits()
    limits.folders = 5000
    #expect(try opened.files(in: bomb, limits: limits).problems.map(\.code) == [.treeTooLarge])
  }

  @Test func `folders without end stop at the limits`() throws {
    let repository = try FixtureRepository(OpeningTests.three)
    var id = try repository.git("rev-parse", "HEAD:README.md")
    var mode = "100644"
    for _ in 0..<40 {
      id = try repository.store("tree", FixtureBytes(Self.entry(mode, "deep", id)))
      mode = "40000"
    }
    var limits = TreeLimits()
    limits.depth = 20
    let opened = try repository.open()
    let deep = try GitReaderTests.id(id)
    #expect(try opened.files(in: deep).files.count == 1)
    #expect(try opened.files(in: deep, limits: limits).problems.map(\.code) == [.treeTooDeep])
    limits = TreeLimits()
    limits.pathLength = 30
    #expect(try opened.files(in: deep, limits: limits).problems.map(\.code) == [.pathTooLong])
  }
}
