import CivilTime
import Facts
import FixtureKit
import Foundation
import GitReader
import Rules
import Testing

/// Trees that deceive or weigh: each gets findings within seconds and never a wrong pass.
@Suite struct HostileTreeTests {
  static let day: FixtureTime = "2024-03-01T09:00:00+08:00"

  private func findings(_ files: [String: FixtureFile]) throws -> [String: Finding] {
    var history = HistoryScript()
    history.commit("x\n", at: Self.day, writing: files)
    return try findings(try FixtureRepository(history))
  }

  private func findings(_ fixture: FixtureRepository) throws -> [String: Finding] {
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let head = try #require(try repository.head().commit)
    let id = try #require(try repository.commit(head).0.tree)
    let tree = try GitTreeSource.files(of: id, in: repository).tree
    return judged(ProjectReader.read(tree: tree, tasks: 2))
  }

  private func judged(_ projects: [ProjectFacts]) -> [String: Finding] {
    guard let project = projects.first else { return [:] }
    let facts = RuleFacts(project: project, today: CivilDay(dayNumber: 20_000))
    return Dictionary(
      uniqueKeysWithValues: allRules.map { ($0.id, $0.evaluate(facts, $0.defaults)) })
  }

  @Test func `links are never followed, out of the tree, in circles or inside it`() throws {
    let found = try findings([
      "README.md": .symbolicLink(to: "/etc/passwd"), "LICENSE": .symbolicLink(to: "LICENSE"),
      "a": .symbolicLink(to: "b"), "b": .symbolicLink(to: "a"),
      "Dockerfile": .symbolicLink(to: "../../Dockerfile"), "tests": .symbolicLink(to: "src"),
      "src/main.py": "x = 1\n", ".env": .symbolicLink(to: "/proc/self/environ"),
      "coverage.xml": .symbolicLink(to: "/dev/zero"), "data.csv": .symbolicLink(to: "/dev/zero"),
    ])
    for rule in [
      "readme.present", "readme.install", "licence.present", "container.dockerfile",
      "tests.present", "coverage.lines", "coverage.report", "data.present",
    ] {
      #expect(found[rule]?.outcome != .met, "\(rule)")
    }
  }

  @Test func `a submodule without a description is no file and no README`() throws {
    let commit = String(repeating: "a", count: 40)
    let found = try findings([
      "README.md": .gitlink(commit), "tests": .gitlink(commit), "LICENSE": .gitlink(commit),
      "lib/dep": .gitlink(commit), "main.py": "x = 1\n",
    ])
    for rule in ["readme.present", "licence.present", "tests.present"] {
      #expect(found[rule]?.outcome != .met, "\(rule)")
    }
  }

  @Test func `odd names are read and named without harm`() throws {
    let found = try findings([
      "README.md": "# T\n\n![run](a%20b.png) ![run](%E6%96%87.png)\n", "a b.png": "no picture",
      "文.png": "no picture", "line\nbreak.py": "password = 'Tr4in7Wq9z'\n",
      "tab\there.txt": "x\n", "quote\"d.txt": "x\n", "-rf": "x\n", "$(touch x)": "x\n",
      "README.MD": "# Twin\n", "readme.md": "# Twin\n", "src/A.py": "x = 1\n",
      "src/a.py": "x = 2\n",
    ])
    #expect(found["readme.run-screenshot"]?.outcome == .unmet)
    #expect(found["secrets.none"]?.outcome == .inconclusive)
    let places = found["secrets.none"]?.places.compactMap(\.path) ?? []
    #expect(places.count == 1 && !places[0].contains("\n"))
  }

  @Test func `names that are no UTF-8 are read as git quotes them`() throws {
    let fixture = try FixtureRepository(bare: true)
    let stream =
      Array(
        "commit refs/heads/main\ncommitter A <a@example.org> 1700000000 +0000\ndata 1\nx\n".utf8)
      + Array("M 100644 inline \"caf\\351.py\"\ndata 24\npassword = 'Tr4in7Wq9z'\n\n".utf8)
    _ = try fixture.git(["fast-import", "--quiet"], input: stream)
    _ = try fixture.git(["symbolic-ref", "HEAD", "refs/heads/main"])
    let found = try findings(fixture)
    #expect(found["secrets.none"]?.places.first?.path == "\"caf\\351.py\"")
  }

  @Test func `absent contents of a partial clone leave questions open`() throws {
    var files = MemoryFiles(["main.py": "x = 1\n"])
    for path in [
      "README.md", "LICENSE", "Dockerfile", "tests/test_a.py", "coverage.xml", "requirements.txt",
      ".env", "model.pt", "nb.ipynb", ".github/workflows/ci.yml",
    ] {
      files.addUnreadable(path, .absent)
    }
    let found = judged(ProjectReader.read(tree: files.tree, tasks: 2))
    for rule in [
      "readme.present", "readme.install", "licence.present", "container.dockerfile",
      "tests.present", "coverage.lines", "secrets.none", "secrets.env-file", "ci.runs-tests",
      "models.not-tracked", "files.large",
    ] {
      #expect(found[rule]?.outcome != .met, "\(rule) passes")
    }
    for rule in ["readme.present", "secrets.none", "secrets.env-file", "models.not-tracked"] {
      #expect(found[rule]?.outcome == .inconclusive, "\(rule)")
    }
  }

  @Test func `a blob that is gone from the objects leaves questions open`() throws {
    var history = HistoryScript()
    history.commit(
      "x\n", at: Self.day, writing: ["README.md": "# T\n\nText.\n", "main.py": "x = 1\n"])
    let fixture = try FixtureRepository(history)
    // Out of the pack, so that each object is a file of its own.
    let packs = URL(filePath: "\(fixture.gitFolder)/objects/pack")
    for file in try FileManager.default.contentsOfDirectory(
      at: packs, includingPropertiesForKeys: nil)
    where file.pathExtension == "pack" {
      let pack = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: packs)
      _ = try fixture.git(["unpack-objects", "-q"], input: Array(pack))
    }
    let id = try fixture.git("rev-parse", "HEAD:README.md")
    try FileManager.default.removeItem(atPath: fixture.looseObject(id))
    let found = try findings(fixture)
    for rule in ["readme.present", "readme.install", "secrets.none"] {
      #expect(found[rule]?.outcome == .inconclusive, "\(rule)")
    }
  }

  @Test func `a README of 100,000 links, long lines and deep lists takes seconds`() {
    let readmes = [
      String(repeating: "[a](b.md) ", count: 100_000),
      "# T\n\n" + String(repeating: "x", count: 1 << 20),
      (0..<1_000).map { String(repeating: "  ", count: $0) + "- x\n" }.joined(),
      String(repeating: "![a][b]", count: 50_000) + "\n\n[b]: c.png\n",
      String(repeating: "> ", count: 50_000) + "x",
      "# " + String(repeating: "[a](b.md) ", count: 50_000),
      String(repeating: "# [a](b.md) [c](d.md)\n", count: 9_000),
    ]
    for text in readmes {
      var found: [String: Finding] = [:]
      let time = processorTime {
        found = judged(ProjectReader.read(tree: MemoryFiles(["README.md": text]).tree))
      }
      #expect(time < .seconds(30))
      #expect(found["readme.run-screenshot"]?.outcome != .met)
      #expect(found["readme.install"]?.outcome != .met)
    }
  }

  @Test func `forty thousand small files are read by two tasks`() {
    var files = MemoryFiles(["README.md": "# T\n"])
    let text = Array("value = compute(1)\n".utf8)
    for number in 0..<40_000 { files.add("src/m\(number % 700)/f\(number).py", text) }
    let tree = files.tree
    var projects: [ProjectFacts] = []
    let time = processorTime { projects = ProjectReader.read(tree: tree, tasks: 2) }
    #expect(time < .seconds(60))
    #expect(projects.first?.secrets.value?.searched == 40_001)
  }
}
