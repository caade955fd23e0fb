import FixtureKit
import Foundation
import GitReader
import Testing

@Suite struct OpeningTests {
  static var three: HistoryScript {
    var history = HistoryScript()
    for number in 1...3 {
      history.commit(
        "commit \(number)\n", at: FixtureTime(raw: "\(1_700_000_000 + number * 90_000) +0800"),
        writing: ["README.md": "\(number)\n"])
    }
    return history
  }

  func openingFails(_ path: String) -> GitError.Code? {
    failure { () throws(GitError) in _ = try Repository.open(at: path, trust: .everyone) }
  }

  @Test func `what is no repository is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    try folder.write("x", to: "empty/.git/description")
    try folder.write("gitdir: nowhere\n", to: "dangling/.git")
    try folder.write("gitdir: .git\n", to: "self/.git")
    try folder.write("noise \u{1B}[2J", to: "noise/.git")
    try folder.write(FixtureBytes([UInt8](repeating: 0, count: 70_000)), to: "large/.git")
    try folder.write("", to: "loop/x")
    try makeLink(folder.path + "/loop/.git", to: ".git")
    try folder.write("", to: "pipe/x")
    try makePipe(folder.path + "/pipe/.git")
    let expected: [(String, GitError.Code)] = [
      ("", .notARepository), ("missing", .noSuchPath), ("file", .notAFolder),
      ("empty", .notARepository), ("dangling", .danglingGitfile), ("self", .danglingGitfile),
      ("noise", .danglingGitfile), ("large", .danglingGitfile), ("loop", .notARepository),
      ("pipe", .notARepository), ("nul\0path", .noSuchPath),
    ]
    for (name, code) in expected {
      #expect(openingFails(folder.path + "/" + name) == code, "\(name)")
    }
  }

  @Test func `work tree, git folder, bare and linked all lead to the same history`() throws {
    let repository = try FixtureRepository(Self.three, checkedOut: true)
    try repository.git("clone", "--quiet", "--bare", ".", repository.besides + "/bare.git")
    try repository.git("worktree", "add", "--quiet", "--detach", repository.besides + "/linked")
    try makeLink(repository.besides + "/link", to: repository.path)
    for path in [
      repository.path, repository.path + "/.git", repository.besides + "/bare.git",
      repository.besides + "/linked", repository.besides + "/link",
    ] {
      #expect(try repository.scan(at: path).scan.commitCount == 3, "\(path)")
    }
    let bare = try repository.open(repository.besides + "/bare.git")
    #expect(bare.workTree == nil)
    let linked = try repository.open(repository.besides + "/linked")
    #expect(linked.workTree == repository.besides + "/linked")
    #expect(linked.commonFolder == repository.gitFolder)
    let head = try linked.head()
    #expect(head.commit == (try repository.open().head().commit))
    guard case .detached = head else { return #expect(Bool(false), "\(head)") }
    try repository.remove(repository.path)
    #expect(openingFails(repository.besides + "/linked") == .danglingGitfile)
  }

  @Test func `a submodule is opened through its gitfile`() throws {
    let child = try FixtureRepository(Self.three, checkedOut: true)
    let parent = try FixtureRepository(Self.three, checkedOut: true)
    try parent.git("submodule", "--quiet", "add", child.path, "sub")
    let submodule = try parent.open(parent.path + "/sub")
    #expect(submodule.workTree == parent.path + "/sub")
    #expect(submodule.problems.isEmpty)
    #expect(try parent.scan(at: parent.path + "/sub").scan.commitCount == 3)
    #expect(try parent.scan().scan.commitCount == 3)
  }

  @Test func `the enclosing repository is found from below`() throws {
    let repository = try FixtureRepository(Self.three)
    try repository.write("x", to: "a/b/c.txt")
    #expect(Repository.discover(from: repository.path + "/a/b") == repository.path)
    #expect(Repository.discover(from: repository.gitFolder) == repository.gitFolder)
    #expect(Repository.discover(from: repository.besides) == nil)
    #expect(Repository.discover(from: repository.besides + "/gone") == nil)
  }

  @Test(arguments: [
    (["core.repositoryformatversion=99"], GitError.Code.unsupportedVersion),
    (["core.repositoryformatversion=banana"], .badConfiguration),
    (["core.repositoryformatversion=1", "extensions.zygote=true"], .unsupportedExtension),
    (
      ["core.repositoryformatversion=1", "extensions.objectFormat=sha256"],
      .unsupportedObjectFormat
    ),
    (
      ["core.repositoryformatversion=1", "extensions.refStorage=reftable"],
      .unsupportedReferenceStorage
    ),
    (
      ["core.repositoryformatversion=1", "extensions.compatObjectFormat=sha256"],
      .unsupportedExtension
    ),
  ])
  func `an unsupported format has a name`(settings: [String], code: GitError.Code) throws {
    let repository = try FixtureRepository(Self.three)
    try Self.append(settings, to: repository)
    #expect(openingFails(repository.path) == code)
  }

  @Test(arguments: [
    ["extensions.zygote=true"],
    ["core.repositoryformatversion=1", "extensions.noop=true"],
    ["core.repositoryformatversion=1", "extensions.worktreeConfig=true"],
    ["core.repositoryformatversion=1", "extensions.preciousObjects=true"],
    ["core.repositoryformatversion=1", "extensions.relativeWorktrees=true"],
    ["core.repositoryformatversion=1", "extensions.partialClone=origin"],
    ["core.repositoryformatversion=1", "extensions.objectFormat=sha1"],
    ["core.repositoryformatversion=1", "extensions.refStorage=files"],
  ])
  func `extensions that change nothing for a reader are accepted`(settings: [String]) throws {
    let repository = try FixtureRepository(Self.three)
    try Self.append(settings, to: repository)
    #expect(try repository.scan().scan.commitCount == 3)
  }

  @Test func `a repository of SHA-256 names is refused by name`() throws {
    let repository = try FixtureRepository()
    try repository.git("init", "--quiet", "--object-format=sha256", repository.besides + "/long")
    #expect(openingFails(repository.besides + "/long") == .unsupportedObjectFormat)
  }

  @Test func `a sparse checkout is read like any other`() throws {
    let repository = try FixtureRepository(Self.three, checkedOut: true)
    try repository.git("sparse-checkout", "set", "docs")
    #expect(try repository.scan().scan.commitCount == 3)
  }

  @Test func `a partial clone is noticed and read`() throws {
    let repository = try FixtureRepository(Self.three)
    try repository.git("config", "uploadpack.allowFilter", "true")
    try repository.git(
      "clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://" + repository.path,
      repository.besides + "/partial")
    let partial = try repository.open(repository.besides + "/partial")
    #expect(partial.problems.map(\.code) == [.partialClone])
    #expect(try repository.scan(at: repository.besides + "/partial").scan.commitCount == 3)
  }

  @Test func `broken configuration is refused, broken includes are not`() throws {
    let repository = try FixtureRepository(Self.three)
    let config = repository.gitFolder + "/config"
    let sound = try String(contentsOfFile: config, encoding: .utf8)
    func write(_ text: String) throws {
      try (sound + text).write(toFile: config, atomically: false, encoding: .utf8)
    }
    try write("[broken\n")
    #expect(openingFails(repository.path) == .badConfiguration)
    try write("[include]\n\tpath = config\n")
    #expect(openingFails(repository.path) == .badConfiguration)

    try makePipe(repository.besides + "/pipe")
    try write("[include]\n\tpath = ../../pipe\n\tpath = /dev/zero\n\tpath = gone\n")
    let opened = try repository.open()
    #expect(opened.problems.map(\.code) == [.includeUnreadable, .includeUnreadable])
    #expect(
      opened.problems.map(\.subject) == [
        repository.gitFolder + "/../../pipe", "/dev/zero",
      ])

    try write("[core]\n\tworktree = /\n")
    #expect(try repository.open().problems.map(\.code) == [.worktreeElsewhere])
    #expect(try repository.open().workTree == repository.path)
    try makePipe(config)
    #expect(openingFails(repository.path) == .badConfiguration)
  }

  @Test func `replaced and grafted history is noticed and not followed`() throws {
    let repository = try FixtureRepository(Self.three)
    let head = try repository.git("rev-parse", "HEAD")
    let root = try repository.git("rev-parse", "HEAD~2")
    try repository.git("replace", head, root)
    try repository.write(FixtureBytes(head + "\n"), to: ".git/info/grafts")
    #expect(try repository.open().problems.map(\.code) == [.replacedObjects, .grafts])
    #expect(try repository.scan().scan.commitCount == 3)
    try repository.git("pack-refs", "--all")
    #expect(try repository.open().problems.map(\.code) == [.replacedObjects, .grafts])
  }

  @Test func `remotes are read from the configuration`() throws {
    let repository = try FixtureRepository(Self.three)
    try repository.git("remote", "add", "origin", "https://example.org/a b.git")
    try repository.git("remote", "set-url", "--add", "origin", "ssh://example.org/a")
    try repository.git("remote", "add", "Mirror.x", "/srv/mirror")
    let remotes = try repository.open().remotes
    #expect(remotes.map(\.name) == ["Mirror.x", "origin"])
    #expect(remotes.last?.urls == ["https://example.org/a b.git", "ssh://example.org/a"])
  }

  /// Writes `section.name=value` lines at the end of the repository's configuration.
  static func append(_ settings: [String], to repository: FixtureRepository) throws {
    try repository.edit(repository.gitFolder + "/config") { bytes in
      for setting in settings {
        let parts = setting.split(separator: "=")
        let key = parts[0].split(separator: ".")
        bytes += Array("[\(key[0])]\n\t\(key[1]) = \(parts[1])\n".utf8)
      }
    }
  }
}
