import Facts
import FixtureKit
import Foundation
import GitReader
import MilepostResources
import Testing

@testable import Commands

@Suite struct TreeChoiceTests {
  static let day: FixtureTime = "2024-03-01T09:00:00+08:00"

  /// Three commits; the first is tagged `v1` with a message and `old` without, the second is `side`.
  private func repository(bare: Bool = false) throws -> FixtureRepository {
    var history = HistoryScript()
    history.commit(
      "a\n", at: Self.day, writing: ["a.txt": "1\n", ".gitignore": "out/\nnode_modules/\n"])
    history.commit("b\n", at: Self.day, writing: ["b.txt": "2\n"])
    history.commit("c\n", at: Self.day, writing: ["c.txt": "3\n"])
    let fixture = try FixtureRepository(history, bare: bare, checkedOut: !bare)
    try fixture.git("tag", "old", "HEAD~2")
    try fixture.git("tag", "-a", "-m", "first", "v1", "HEAD~2")
    try fixture.git("branch", "side", "HEAD~1")
    return fixture
  }

  private func read(_ fixture: FixtureRepository, _ tree: String) throws -> [String] {
    let opener = try RepositoryOpener(
      environment: try Workplace.context(in: fixture.path).environment, trustsEverybody: true)
    let reader = ProjectsReader(opener: opener, choice: TreeChoice(tree), readsHistory: true)
    let (reading, _) = try reader.read(.init(path: fixture.path, name: "x"))
    return reading.tree?.entries.map(\.path) ?? []
  }

  @Test(arguments: [
    ("HEAD", 4), ("HEAD~1", 3), ("HEAD^^", 2), ("v1", 2), ("old", 2), ("side", 3),
    ("refs/heads/side", 3), ("side~1", 2), ("refs/tags/v1", 2),
  ])
  func `a commit is read by any of its names`(name: String, files: Int) throws {
    #expect(try read(try repository(), name).count == files)
    #expect(try read(try repository(bare: true), name).count == files)
  }

  @Test func `a commit is read by its id, whole or short, in any letter case`() throws {
    let fixture = try repository()
    let opened = try Repository.open(at: fixture.path, trust: .everyone)
    let id = try #require(try opened.target(of: "refs/heads/side")).description
    for name in [id, String(id.prefix(7)), id.uppercased(), String(id.prefix(4)) + "~1"] {
      #expect(try read(fixture, name).count == (name.contains("~") ? 2 : 3))
    }
  }

  @Test(arguments: [
    "nowhere", "HEAD~9", "HEAD@{1}", "v1:a.txt", "-x", "", "0000", "^HEAD",
    "ffffffffffffffffffffffffffffffffffffffff", "../HEAD", "side..HEAD",
  ])
  func `a name of nothing is an error and never HEAD`(name: String) throws {
    let fixture = try repository()
    let error = #expect(throws: Failure.self) { _ = try read(fixture, name) }
    #expect(error?.status == .inputNotFound)
  }

  @Test func `a work tree is read as it lies there, without what git ignores`() throws {
    let fixture = try repository()
    try fixture.write("new", to: "new.txt")
    try fixture.write("x", to: "out/built.o")
    try fixture.write("x", to: "node_modules/p/index.js")
    // Reports of coverage are ignored on purpose and looked for all the same.
    try fixture.write("TN:\nSF:a.txt\nend_of_record\n", to: "out/lcov.info")
    try fixture.git("rm", "--quiet", "--cached", "a.txt")
    let paths = try read(fixture, "worktree")
    #expect(paths == [".gitignore", "a.txt", "b.txt", "c.txt", "new.txt", "out/lcov.info"])
  }

  @Test func `a bare repository has no work tree and says so`() throws {
    let fixture = try repository(bare: true)
    let error = #expect(throws: Failure.self) { _ = try read(fixture, "worktree") }
    #expect(error?.status == .inputNotFound)
    #expect(error?.hints.isEmpty == false)
  }

  @Test func `ignored files of a work tree are not called tracked`() throws {
    let fixture = try repository()
    try fixture.write("x", to: "node_modules/p/index.js")
    try fixture.write("TN:\n", to: "out/lcov.info")
    let opener = try RepositoryOpener(
      environment: try Workplace.context(in: fixture.path).environment, trustsEverybody: true)
    let (reading, _) = try ProjectsReader(opener: opener, choice: .workTree)
      .read(.init(path: fixture.path, name: "x"))
    let project = try #require(reading.projects.first)
    #expect(project.ignore.value?.trackedAndIgnored.isEmpty == true)
    #expect(project.foreignFolders.isEmpty)
  }
}
