import Facts
import FixtureKit
import GitReader
import Testing

@Suite struct CoverageFreshnessTests {
  static let report = "SF:/ci/src/app.py\nDA:1,1\nend_of_record\n"

  private func freshness(_ history: HistoryScript) throws -> CoverageFreshness? {
    let fixture = try FixtureRepository(history)
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let head = try #require(try repository.head().commit)
    let treeID = try #require(try repository.commit(head).0.tree)
    let (tree, _) = try GitTreeSource.files(of: treeID, in: repository)
    let projects = try CoverageFreshness.adding(
      to: ProjectReader.read(tree: tree), in: repository, head: head)
    return projects[0].coverage.value?.freshness
  }

  @Test func `a report of the commit that changed the source is fresh`() throws {
    var history = HistoryScript()
    history.commit(
      "feat: start\n", at: "2024-03-01T09:00:00+08:00", writing: ["src/app.py": "x = 1\n"])
    history.commit(
      "test: measure\n", at: "2024-03-02T09:00:00+08:00",
      writing: ["src/app.py": "x = 2\n", "lcov.info": FixtureFile(stringLiteral: Self.report)])
    history.commit(
      "docs: words\n", at: "2024-03-03T09:00:00+08:00", writing: ["README.md": "# x\n"])
    let found = try #require(try freshness(history))
    #expect(found.reports.map(\.newerSourceCommits) == [[]])
    #expect(found.reports[0].commit != nil)
    #expect(!found.isIncomplete)
  }

  @Test func `commits after the report and on merged branches are newer, whatever their dates`()
    throws
  {
    var history = HistoryScript()
    let first = history.commit(
      "feat: start\n", at: "2024-03-01T09:00:00+08:00", writing: ["src/app.py": "x = 1\n"])
    history.branch("side", at: first)
    let side = history.commit(
      "fix: side\n", at: "2020-01-01T09:00:00+08:00", on: "side",
      writing: ["src/app.py": "x = 3\n"])
    history.commit(
      "test: measure\n", at: "2024-03-02T09:00:00+08:00",
      writing: ["lcov.info": FixtureFile(stringLiteral: Self.report)])
    history.commit(
      "Merge branch 'side'\n", at: "2024-03-03T09:00:00+08:00", merging: [side],
      writing: ["src/app.py": "x = 3\n"])
    history.commit(
      "feat: more\n", at: "2024-03-04T09:00:00+08:00", writing: ["src/app.py": "x = 4\n"])
    let found = try #require(try freshness(history))
    #expect(found.reports[0].newerSourceCommits.count == 2)
  }

  @Test func `without a report nobody looks into the history`() throws {
    var history = HistoryScript()
    history.commit(
      "feat: start\n", at: "2024-03-01T09:00:00+08:00", writing: ["src/app.py": "x = 1\n"])
    #expect(try freshness(history) == nil)
  }
}
