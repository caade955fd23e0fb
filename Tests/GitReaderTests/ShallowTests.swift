import FixtureKit
import GitReader
import Testing

@Suite struct ShallowTests {
  @Test func `a shallow clone of every depth gives what is there and says where it ends`() throws {
    let full = try FixtureRepository(HistoryScanTests.braided(commits: 30))
    for depth in [1, 2, 3, 5, 9, 14, 30] {
      let path = full.besides + "/depth\(depth)"
      try full.git(
        "clone", "--quiet", "--bare", "--depth", "\(depth)", "file://" + full.path, path)
      let expected = try full.git(["rev-list", "--all"], in: path)
      let (scan, commits) = try full.scan(at: path)
      let ids = commits.map(\.id.description).sorted()
      #expect(
        ids
          == String(decoding: expected, as: UTF8.self).split(separator: "\n").sorted().map(
            String.init))
      #expect(scan.missing.isEmpty && scan.damaged.isEmpty)
      let repository = try full.open(path)
      #expect(scan.isComplete == !repository.isShallow, "depth \(depth)")
      #expect(depth > 9 || !scan.shallow.isEmpty)
      // What is cut still names its parents.
      for commit in commits where scan.shallow.contains(commit.id) {
        #expect(!commit.parents.isEmpty)
      }
    }
  }

  @Test func `noise in the list of shallow commits is a problem, an empty list is not`() throws {
    let repository = try FixtureRepository(OpeningTests.three)
    try repository.write("zzzz\n", to: ".git/shallow")
    #expect(try repository.open().problems.map(\.code) == [.shallowFileDamaged])
    #expect(try repository.scan().scan.commitCount == 3)
    try repository.write("", to: ".git/shallow")
    #expect(try repository.open().problems.isEmpty)
    #expect(try repository.open().isShallow == false)
    try makePipe(repository.gitFolder + "/shallow")
    #expect(failure { () throws(GitError) in _ = try repository.open() } == .unreadable)
  }

  @Test func `the walk stops at commits that are known`() throws {
    let repository = try FixtureRepository(HistoryScanTests.braided(commits: 40))
    let (whole, commits) = try repository.scan()
    #expect(whole.commitCount == 40)
    let known = ObjectIDSet(
      try repository.git("rev-list", "HEAD~8").split(separator: "\n").map { try id(String($0)) })
    let request = HistoryRequest(roots: .head, known: known)
    let (rest, new) = try repository.scan(request)
    let expected = try repository.git("rev-list", "HEAD", "^HEAD~8").split(separator: "\n")
    #expect(Set(new.map(\.id.description)) == Set(expected.map(String.init)))
    #expect(rest.isComplete)
    let all = HistoryRequest(known: ObjectIDSet(commits.map(\.id)))
    #expect(try repository.scan(all).scan.commitCount == 0)
  }
}
