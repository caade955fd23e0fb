import CivilTime
import Facts
import FixtureKit
import GitReader
import MilepostResources
import Rules
import Testing

/// The keys are put together here so that no scanner takes this file for a leak.
@Suite struct PastFilesRulesTests {
  static let key = "ghp" + "_" + "q7Rz2LmN8vTx4KpW9sYb3HcD6fGj1AeU5oQi"
  static let day: FixtureTime = "2024-03-01T09:00:00+08:00"

  static func findings(
    _ history: HistoryScript, project: String = "", limits: PastFilesReader.Limits = .init()
  ) throws -> [String: Finding] {
    let fixture = try FixtureRepository(history)
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let head = try #require(try repository.head().commit)
    let id = try #require(try repository.commit(head).0.tree)
    let tree = try GitTreeSource.files(of: id, in: repository).tree
    let projects = try PastFilesReader.adding(
      to: ProjectReader.read(tree: tree), in: repository, head: head, tree: tree, limits: limits)
    let facts = RuleFacts(
      project: try #require(projects.first { $0.path == project }),
      today: CivilDay(dayNumber: 20_000))
    let rules: [any Rule.Type] = [SecretsHistory.self, SecretsEnvHistory.self, ModelsHistory.self]
    return Dictionary(
      uniqueKeysWithValues: rules.map { ($0.id, $0.evaluate(facts, $0.defaults)) })
  }

  @Test func `a key that was taken out is still in the history`() throws {
    var history = HistoryScript()
    history.commit("a\n", at: Self.day, writing: ["src/a.py": "import os\nK = '\(Self.key)'\n"])
    history.commit("b\n", at: Self.day, writing: ["src/a.py": "import os\n"])
    let found = try #require(try Self.findings(history)["secrets.history"])
    #expect(found.outcome == .unmet)
    #expect(found.places.first?.path == "src/a.py")
    #expect(found.places.first?.line == 2)
    #expect(found.places.first?.oid?.count == 40)
    #expect(hasWords(found))
    #expect(!"\(found)".contains(Self.key.dropFirst(4)))
  }

  @Test func `a key that is still in the tree is told there and not twice`() throws {
    var history = HistoryScript()
    history.commit("a\n", at: Self.day, writing: ["a.py": "K = '\(Self.key)'\n"])
    history.commit("b\n", at: Self.day, writing: ["a.py": "K = '\(Self.key)'\nx = 1\n"])
    #expect(try Self.findings(history)["secrets.history"]?.outcome == .met)
  }

  @Test(arguments: [
    "tests/a.py", "node_modules/a.js", "a.png", "docs/example.md",
  ])
  func `keys of tests and of other people's folders were never the owner's`(path: String) throws {
    var history = HistoryScript()
    history.commit("a\n", at: Self.day, writing: [path: "K = '\(Self.key)'\n", "b": "1"])
    history.commit("b\n", at: Self.day, deleting: [path])
    #expect(try Self.findings(history)["secrets.history"]?.outcome == .met)
  }

  @Test func `an environment file that was removed is found, an example is not`() throws {
    var history = HistoryScript()
    history.commit(
      "a\n", at: Self.day, writing: [".env": "DB=abc\n", ".env.example": "DB=x\n", "b": "1"])
    history.commit("b\n", at: Self.day, deleting: [".env", ".env.example"])
    let findings = try Self.findings(history)
    let found = try #require(findings["secrets.env-history"])
    #expect(found.outcome == .unmet)
    #expect(found.places.map(\.path) == [".env"])
    #expect(hasWords(found))
    var kept = HistoryScript()
    kept.commit("a\n", at: Self.day, writing: [".env": "DB=abc\n"])
    kept.commit("b\n", at: Self.day, writing: [".env": "DB=abd\n"])
    // Still tracked: that is what secrets.env-file says.
    #expect(try Self.findings(kept)["secrets.env-history"]?.outcome == .met)
  }

  @Test func `a model that was removed is carried along, a pointer never was one`() throws {
    var history = HistoryScript()
    let model = FixtureFile.file(FixtureBytes([UInt8](repeating: 7, count: 3 << 20)))
    history.commit(
      "a\n", at: Self.day,
      writing: ["m.pt": model, "l.onnx": "version https://git-lfs.github.com/spec/v1\n", "b": "1"])
    history.commit("b\n", at: Self.day, deleting: ["m.pt", "l.onnx"])
    let found = try #require(try Self.findings(history)["models.history"])
    #expect(found.outcome == .unmet)
    #expect(found.places.map(\.path) == ["m.pt"])
    #expect(hasWords(found))
  }

  @Test func `a path belongs to the project that has its folder today`() throws {
    var history = HistoryScript()
    history.commit(
      "a\n", at: Self.day,
      writing: ["shop/main.py": "K = '\(Self.key)'\n", "shop/README.md": "# Shop\n", "b.py": "1"])
    history.commit("b\n", at: Self.day, writing: ["shop/main.py": "x = 1\n"])
    #expect(try Self.findings(history, project: "shop")["secrets.history"]?.outcome == .unmet)
    #expect(try Self.findings(history)["secrets.history"]?.outcome == .met)
  }

  @Test func `a history beyond the limits is left open, never passed`() throws {
    var history = HistoryScript()
    for number in 0..<6 {
      history.commit("\(number)\n", at: Self.day, writing: ["a.txt": "\(number)\n"])
    }
    var limits = PastFilesReader.Limits()
    limits.commits = 3
    let few = try #require(try Self.findings(history, limits: limits)["secrets.history"])
    #expect(few.outcome == .inconclusive)
    #expect(hasWords(few))
    limits = .init()
    limits.files = 2
    #expect(try Self.findings(history, limits: limits)["secrets.history"]?.outcome == .inconclusive)
    #expect(try Self.findings(history)["secrets.history"]?.outcome == .met)
  }

  @Test func `nobody looked is no pass`() {
    #expect(finding(SecretsHistory.self, ["a.py": "1"]).outcome == .inconclusive)
  }
}
