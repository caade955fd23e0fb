import FixtureKit
import Foundation
import MilepostResources
import Testing

@testable import Commands

@Suite struct RepositoryFinderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes what a repository is recognised by.
  private func repository(_ name: String) throws {
    try folder.write("ref: refs/heads/main\n", to: name + "/.git/HEAD")
  }

  private func find(_ paths: [String] = [], in place: String = "", config: String? = nil) throws
    -> [RepositoryFinder.Candidate]
  {
    if let config { try folder.write(FixtureBytes(Array(config.utf8)), to: "milepost.yml") }
    return try RepositoryFinder(
      context: try Workplace.context(in: folder.path + (place.isEmpty ? "" : "/" + place))
    ).find(paths)
  }

  @Test func `a folder is searched two levels deep, without hidden folders and links`() throws {
    for name in ["a", "group/b", "group/deeper/c", ".hidden/d", "node_modules/e"] {
      try repository(name)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/a")
    #expect(try find(["."]).map(\.name) == ["a", "b"])
    #expect(try find(["group"]).map(\.name) == ["b", "c"])
  }

  @Test func `a repository is not searched for others inside`() throws {
    try repository("a")
    try repository("a/vendored")
    #expect(try find(["."]).map(\.name) == ["a"])
  }

  @Test func `a path that is named twice stands once`() throws {
    try repository("a")
    #expect(
      try find(["a", "./a/", "a/../a", folder.path + "//a"]).map(\.path) == [folder.path + "/a"])
  }

  @Test func `names that are alike get their parent folder in front`() throws {
    try repository("x/site")
    try repository("y/site")
    #expect(try find(["."]).map(\.name) == ["x/site", "y/site"])
  }

  @Test func `a bare repository and a linked work tree are found`() throws {
    let bare = try FixtureRepository(bare: true)
    var script = HistoryScript()
    script.commit("feat: start", at: "2025-01-01T08:00:00+08:00")
    let repository = try FixtureRepository(script, checkedOut: true)
    try repository.git("worktree", "add", "--quiet", "--detach", repository.besides + "/tree")
    #expect(try find([bare.path]).map(\.path) == [bare.path])
    #expect(
      try find([repository.besides]).map(\.name).sorted() == ["repository", "tree"])
  }

  @Test func `without paths the configuration says which, with their names`() throws {
    try repository("one")
    try repository("two")
    let found = try find(config: "repositories: [{path: two, name: zwei}, one]\n")
    #expect(found.map(\.name) == ["one", "zwei"])
  }

  @Test func `without paths and configuration it is the repository around, else those below`()
    throws
  {
    try repository("a")
    try folder.write("", to: "a/Sources/deep/file")
    #expect(try find(in: "a/Sources/deep").map(\.name) == ["a"])
    #expect(try find().map(\.name) == ["a"])
  }

  @Test(arguments: [
    ("nowhere", "error.path.none"), ("file", "error.path.not-a-folder"),
    ("empty", "error.path.no-repository"),
  ])
  func `what holds no repository is named`(path: String, key: String) throws {
    try folder.write("", to: "file")
    try folder.write("", to: "empty/file")
    let finder = RepositoryFinder(context: try Workplace.context(in: folder.path))
    do {
      _ = try finder.find([path])
      Issue.record("found something in \(path)")
    } catch {
      #expect(error.status == .inputNotFound && error.problem.key == key)
      #expect(error.problem.arguments["path"] == .text(path))
    }
  }
}
