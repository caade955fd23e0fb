import Facts
import FixtureKit
import Foundation
import GitReader
import Testing

@Suite struct FileSourceTests {
  static var script: HistoryScript {
    var history = HistoryScript()
    history.commit(
      "x\n", at: "2024-03-01T09:00:00+08:00",
      writing: [
        "README.md": "# Hi\n", "app/文件.py": "print()\n", "run": .executable("#!/bin/sh\n"),
        "link": .symbolicLink(to: "README.md"), "sub": .gitlink(String(repeating: "a", count: 40)),
      ])
    return history
  }

  static func gitTree(_ fixture: FixtureRepository) throws -> (
    tree: FileTree, problems: [RepositoryProblem]
  ) {
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let head = try repository.head().commit
    let tree = try repository.commit(try #require(head)).0.tree
    return try GitTreeSource.files(of: try #require(tree), in: repository)
  }

  @Test func `a commit's tree is listed and read after its repository is closed`() throws {
    let fixture = try FixtureRepository(Self.script)
    let (tree, problems) = try Self.gitTree(fixture)
    #expect(problems.isEmpty)
    #expect(tree.entries.map(\.path) == ["README.md", "app/文件.py", "link", "run", "sub"])
    #expect(
      tree.entries.map(\.kind) == [.regular, .regular, .symbolicLink, .executable, .gitlink])
    let readme = try #require(tree["README.md"])
    #expect(try tree.contents(of: readme) == Array("# Hi\n".utf8))
    let error = #expect(throws: FileReadError.self) { _ = try tree.contents(of: readme, limit: 2) }
    #expect(error?.code == .tooLarge)
    let link = try #require(tree["link"])
    #expect(throws: FileReadError(.notAFile, path: "link")) { _ = try tree.contents(of: link) }
  }

  @Test func `a file whose object is gone or damaged says which`() throws {
    let fixture = try FixtureRepository(Self.script, loose: true)
    let (tree, _) = try Self.gitTree(fixture)
    let readme = try #require(tree["README.md"])
    let path = fixture.looseObject(try #require(readme.id).description)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: FileReadError(.absent, path: "README.md")) {
      _ = try tree.contents(of: readme)
    }
    try Data("noise".utf8).write(to: URL(filePath: path))
    #expect(throws: FileReadError(.damaged, path: "README.md")) {
      _ = try tree.contents(of: readme)
    }
  }

  @Test func `a work tree is read as it is now`() throws {
    let fixture = try FixtureRepository(Self.script, checkedOut: true)
    try fixture.write("new", to: "app/untracked.txt")
    let (tree, problems) = try WorkTreeSource.files(of: fixture.path)
    #expect(problems.isEmpty)
    #expect(
      tree.entries.map(\.path) == ["README.md", "app/untracked.txt", "app/文件.py", "link", "run"])
    #expect(tree.entries.allSatisfy { $0.id == nil })
    let untracked = try #require(tree["app/untracked.txt"])
    #expect(try tree.contents(of: untracked) == Array("new".utf8))
    let app = tree.subtree("app")
    #expect(try app.contents(of: try #require(app["untracked.txt"])) == Array("new".utf8))
    try fixture.git("clean", "-qfd")
    #expect(throws: FileReadError(.absent, path: "app/untracked.txt")) {
      _ = try tree.contents(of: untracked)
    }
  }
}
