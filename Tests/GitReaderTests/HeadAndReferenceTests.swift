import FixtureKit
import Foundation
import GitReader
import Testing

@Suite struct HeadAndReferenceTests {
  let repository: FixtureRepository
  let head: String

  init() throws {
    repository = try FixtureRepository(OpeningTests.three)
    head = try repository.git("rev-parse", "HEAD")
  }

  func setHead(_ text: FixtureBytes) throws { try repository.write(text, to: ".git/HEAD") }

  @Test func `HEAD names a branch and its commit`() throws {
    #expect(try repository.open().head() == .branch("refs/heads/main", id(head)))
    try repository.git("pack-refs", "--all")
    #expect(try repository.open().head() == .branch("refs/heads/main", id(head)))
  }

  @Test func `HEAD is a commit when detached`() throws {
    let parent = try repository.git("rev-parse", "HEAD~1")
    try repository.git("update-ref", "--no-deref", "HEAD", parent)
    #expect(try repository.open().head() == .detached(id(parent)))
    #expect(try repository.scan(HistoryRequest(roots: .head)).scan.commitCount == 2)
    #expect(try repository.scan().scan.commitCount == 3)
  }

  @Test func `an empty repository has no commits and is no error`() throws {
    let empty = try FixtureRepository()
    #expect(try empty.open().head() == .unborn("refs/heads/main"))
    let (scan, commits) = try empty.scan()
    #expect(commits.isEmpty)
    #expect(scan.roots.isEmpty)
    #expect(scan.isComplete)
  }

  @Test func `an unborn HEAD does not hide other branches`() throws {
    try setHead("ref: refs/heads/none\n")
    #expect(try repository.open().head() == .unborn("refs/heads/none"))
    #expect(try repository.open().allReferences().references.map(\.name) == ["refs/heads/main"])
    #expect(try repository.scan().scan.commitCount == 3)
    #expect(try repository.scan(HistoryRequest(roots: .head)).scan.commitCount == 0)
  }

  @Test func `old ways to write HEAD still work`() throws {
    let file = repository.gitFolder + "/HEAD"
    try makeLink(file, to: "refs/heads/main")
    #expect(try repository.open().head() == .branch("refs/heads/main", id(head)))
    try repository.remove(file)
    try setHead("ref:\trefs/heads/main  ")
    #expect(try repository.open().head() == .branch("refs/heads/main", id(head)))
    try repository.git("symbolic-ref", "refs/heads/alias", "refs/heads/main")
    try setHead("ref: refs/heads/alias\n")
    #expect(try repository.open().head() == .branch("refs/heads/alias", id(head)))
  }

  @Test(arguments: [
    "", "noise \u{1B}[31m", "ref: ../../../../etc/passwd\n", "ref: refs/../../etc/passwd",
    "ref: \n", "ref: refs/heads/a b\n", "0123456789",
  ])
  func `noise in HEAD is named and never an empty history`(text: String) throws {
    try setHead(FixtureBytes(text))
    let repository = try repository.open()
    #expect(failure { () throws(GitError) in _ = try repository.head() } == .damagedHead)
    #expect(
      failure { () throws(GitError) in _ = try repository.scanHistory { _, _ in } }
        == .damagedHead)
  }

  @Test func `a HEAD that is gone, a pipe, or a loop is named`() throws {
    let file = repository.gitFolder + "/HEAD"
    try makePipe(file)
    #expect(failure { () throws(GitError) in _ = try repository.open().head() } == .damagedHead)
    try repository.remove(file)
    #expect(failure { () throws(GitError) in _ = try repository.open().head() } == .damagedHead)
    try repository.write("ref: refs/heads/b\n", to: ".git/refs/heads/a")
    try repository.write("ref: refs/heads/a\n", to: ".git/refs/heads/b")
    try setHead("ref: refs/heads/a\n")
    #expect(
      failure { () throws(GitError) in _ = try repository.open().head() } == .damagedReference)
    try repository.write("", to: ".git/refs/heads/a")
    #expect(
      failure { () throws(GitError) in _ = try repository.open().head() } == .damagedReference)
  }

  @Test func `a HEAD whose object is no commit, or not there, loses that root only`() throws {
    try setHead("1111111111111111111111111111111111111111\n")
    var scan = try repository.scan().scan
    #expect(scan.commitCount == 3)
    #expect(scan.missing.map(\.id) == [try id(String(repeating: "1", count: 40))])
    let blob = try repository.git("rev-parse", "main:README.md")
    try setHead(FixtureBytes(blob + "\n"))
    scan = try repository.scan().scan
    #expect(scan.commitCount == 3)
    #expect(scan.damaged.map(\.reason) == ["a blob and no commit"])
  }

  @Test(arguments: [
    "zzzz refs/heads/main", "0123456789012345678901234567890123456789refs/heads/main\n",
    "# pack-refs with: peeled\n\u{0}\u{1}\u{2}\n", "^123\n",
  ])
  func `damaged packed references are never an empty repository`(text: String) throws {
    try repository.git("pack-refs", "--all")
    try repository.write(FixtureBytes(text), to: ".git/packed-refs")
    #expect(
      failure { () throws(GitError) in _ = try repository.open() } == .damagedPackedReferences)
  }

  @Test func `packed references are read whatever their order and last line`() throws {
    try repository.git("tag", "v1", "HEAD~1")
    try repository.git("tag", "-a", "-m", "x", "v2", "HEAD~1")
    let tag = try repository.git("rev-parse", "v2")
    let parent = try repository.git("rev-parse", "HEAD~1")
    try repository.git("pack-refs", "--all")
    try repository.write(
      FixtureBytes(
        "\(tag) refs/tags/v2\n^\(parent)\r\n\n\(head) refs/heads/main\r\n\(parent) refs/tags/v1"),
      to: ".git/packed-refs")
    let list = try repository.open().allReferences()
    #expect(list.references.map(\.name) == ["refs/heads/main", "refs/tags/v1", "refs/tags/v2"])
    #expect(list.references.map(\.shortName) == ["main", "v1", "v2"])
    #expect(list.problems.isEmpty)
    #expect(try repository.open().target(of: "refs/tags/v2") == id(tag))
    #expect(try repository.open().target(of: "refs/tags/v3") == nil)
    #expect(try repository.open().target(of: "../HEAD") == nil)
  }

  @Test func `a broken reference costs no other`() throws {
    try repository.git("branch", "fine")
    try repository.write("", to: ".git/refs/heads/empty")
    try repository.write("zzz", to: ".git/refs/heads/noise")
    try repository.write("ref: refs/remotes/origin/gone\n", to: ".git/refs/remotes/origin/HEAD")
    try repository.write(FixtureBytes(head), to: ".git/refs/heads/a..b")
    try repository.write("", to: ".git/refs/heads/main.lock")
    try makePipe(repository.gitFolder + "/refs/heads/pipe")
    try makeLink(repository.gitFolder + "/refs/heads/loop", to: "loop")
    try makeLink(repository.gitFolder + "/refs/up", to: "..")
    let list = try repository.open().allReferences()
    #expect(list.references.map(\.name) == ["refs/heads/fine", "refs/heads/main"])
    #expect(
      Set(list.problems.map { "\($0.code.rawValue) \($0.subject)" }) == [
        "reference-damaged refs/heads/empty", "reference-damaged refs/heads/noise",
        "reference-damaged refs/heads/pipe", "reference-damaged refs/heads/loop",
        "reference-damaged refs/remotes/origin/HEAD", "reference-name-unsafe refs/heads/a..b",
      ])
    #expect(try repository.scan().scan.commitCount == 3)
    #expect(try repository.scan(HistoryRequest(roots: .everyReference)).scan.commitCount == 3)
  }

  @Test func `a reference whose name is no text is read and quoted`() throws {
    let name = [UInt8](repository.gitFolder.utf8) + Array("/packed-refs".utf8)
    let path = String(decoding: name, as: UTF8.self)
    let line = Array("\(head) refs/heads/caf".utf8) + [0xE9, 0x0A]
    try Data(line).write(to: URL(filePath: path))
    let list = try repository.open().allReferences()
    #expect(list.references.map(\.name) == ["\"refs/heads/caf\\351\"", "refs/heads/main"])
  }

  @Test func `a hundred thousand references are read at once`() throws {
    var text = ""
    for number in 0..<100_000 { text += "\(head) refs/tags/v\(number)\n" }
    try repository.write(FixtureBytes(text), to: ".git/packed-refs")
    #expect(try repository.open().allReferences().references.count == 100_001)
  }

  @Test(arguments: [
    ("refs/heads/main", true), ("refs/heads/特性/一", true), ("refs/heads/a.b", true),
    ("refs", false), ("refs//a", false), ("refs/heads/.a", false), ("refs/heads/a.", false),
    ("refs/heads/a.lock", false), ("refs/heads/a..b", false), ("refs/heads/a@{b", false),
    ("refs/heads/a b", false), ("refs/heads/a\u{7F}", false), ("refs/heads/a\\b", false),
    ("refs/heads/a*", false), ("refs/heads/", false), ("refs/heads/a:b", false),
  ])
  func `names follow git check-ref-format`(name: String, isValid: Bool) throws {
    try repository.write(
      FixtureBytes("\(head) \(name)\n"), to: ".git/packed-refs")
    let list = try repository.open().allReferences()
    #expect(list.problems.isEmpty == isValid)
    var gitAccepts = true
    do { try repository.git("check-ref-format", name) } catch { gitAccepts = false }
    #expect(gitAccepts == isValid)
  }
}
