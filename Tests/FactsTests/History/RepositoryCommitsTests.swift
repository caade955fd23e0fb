import FixtureKit
import GitReader
import Testing

@testable import Facts

@Suite struct RepositoryCommitsTests {
  /// A history of two people with merges, side branches and a revert, in two steps.
  static func script(steps: Int) -> HistoryScript {
    var history = HistoryScript()
    var side = history.commit("root\n", at: "2020-01-01T00:00:00+00:00", writing: ["a": "0"])
    for number in 1..<steps {
      let person = number % 3 == 0 ? Person.ben : .ada
      let time = FixtureTime(raw: "\(1_577_836_800 + number * 40_000) +0800")
      if number % 7 == 0 {
        history.commit("Merge branch 'side'\n", by: person, at: time, merging: [side])
      } else if number % 3 == 0 {
        side = history.commit(
          "side \(number)\n\nMilestone: m\(number)\n", by: person, at: time, on: "side",
          from: number % 2 == 0 ? side : nil, writing: ["side": "\(number)"])
      } else {
        history.commit(
          "fix: number \(number)\n", by: person, at: time, writing: ["a": "\(number / 4)"])
      }
    }
    return history
  }

  /// Everything that a value holds, for comparison.
  static func described(_ commits: RepositoryCommits) -> [String] {
    [
      "\(commits.commits)", "\(commits.trees)", "\(commits.identities)", "\(commits.mergeParents)",
      "\(commits.absentParents)", "\(commits.reverted.sorted { $0.key < $1.key })",
      "\(commits.milestones.sorted { $0.key < $1.key })",
    ]
  }

  @Test func `an incremental walk comes to the same as a whole one`() throws {
    let fixture = try FixtureRepository(Self.script(steps: 60))
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let tips = try fixture.git("rev-parse", "HEAD", "side").split(separator: "\n")
      .compactMap { ObjectID(hex: $0) }
    let (whole, _) = try RepositoryCommits.read(repository, HistoryRequest(roots: .commits(tips)))
    for known in ["HEAD~1", "HEAD~9", "side", "side~2", "HEAD~20"] {
      let start = try #require(
        ObjectID(hex: fixture.git("rev-parse", known).split(separator: "\n").first ?? ""))
      var (kept, _) = try RepositoryCommits.read(
        repository, HistoryRequest(roots: .commits([start])))
      let (newer, scan) = try RepositoryCommits.read(
        repository,
        HistoryRequest(roots: .commits(tips), known: ObjectIDSet(kept.commits.lazy.map(\.id))))
      #expect(newer.commits.count + kept.commits.count >= whole.commits.count)
      #expect(newer.commits.count < whole.commits.count)
      #expect(!scan.stops.isEmpty)
      kept.append(newer)
      #expect(kept.absentParents.isEmpty)
      #expect(
        Self.described(kept.inOrder(from: tips)) == Self.described(whole), "known \(known)")
    }
  }

  @Test func `commits that no root leads to any more are left out`() throws {
    let fixture = try FixtureRepository(Self.script(steps: 40))
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let (all, _) = try RepositoryCommits.read(repository)
    let main = try #require(ObjectID(hex: fixture.git("rev-parse", "HEAD~3").prefix(40)))
    let (whole, _) = try RepositoryCommits.read(
      repository, HistoryRequest(roots: .commits([main])))
    #expect(Self.described(all.inOrder(from: [main])) == Self.described(whole))
    #expect(all.inOrder(from: []).commits.isEmpty)
  }

  @Test func `a history that was deepened finds its parents`() throws {
    let fixture = try FixtureRepository(Self.script(steps: 40))
    let shallow = fixture.besides + "/shallow"
    try fixture.git(
      "clone", "--quiet", "--depth=5", "--no-single-branch", "file://" + fixture.path, shallow)
    var (kept, scan) = try RepositoryCommits.read(
      Repository.open(at: shallow, trust: .everyone))
    #expect(!scan.shallow.isEmpty)
    #expect(!kept.absentParents.isEmpty)
    try fixture.git("-C", shallow, "fetch", "--quiet", "--unshallow")
    let repository = try Repository.open(at: shallow, trust: .everyone)
    let (whole, complete) = try RepositoryCommits.read(repository)
    let (newer, _) = try RepositoryCommits.read(
      repository,
      HistoryRequest(
        roots: .commits(kept.absentParents.map(\.id)),
        known: ObjectIDSet(kept.commits.lazy.map(\.id))))
    kept.append(newer)
    #expect(Self.described(kept.inOrder(from: complete.roots)) == Self.described(whole))
  }
}
