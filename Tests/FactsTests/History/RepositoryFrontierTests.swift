import FixtureKit
import GitReader
import Testing

@testable import Facts

@Suite struct RepositoryFrontierTests {
  private func ids(_ fixture: FixtureRepository, _ names: [String]) throws -> [ObjectID] {
    String(decoding: try fixture.git(["rev-parse"] + names), as: UTF8.self)
      .split(separator: "\n").compactMap { ObjectID(hex: $0) }
  }

  private func read(_ repository: borrowing Repository, _ request: HistoryRequest) throws
    -> (commits: RepositoryCommits, scan: HistoryScan)
  { try RepositoryCommits.read(repository, request) }

  @Test func `a walk that stops at the tips meets new commits only`() throws {
    let fixture = try FixtureRepository(RepositoryCommitsTests.script(steps: 60))
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let now = try ids(fixture, ["HEAD", "side"])
    let whole = try read(repository, HistoryRequest(roots: .commits(now)))
    for before in [["HEAD~1", "side"], ["HEAD~9", "side~1"], ["HEAD~3"], ["HEAD~20", "side~2"]] {
      let roots = try ids(fixture, before)
      let earlier = try read(repository, HistoryRequest(roots: .commits(roots)))
      let frontier = RepositoryFrontier(of: earlier.commits)
      #expect(Set(frontier.tips.map(\.id)).isSubset(of: roots) && frontier.edges.isEmpty)
      let newer = try read(
        repository,
        HistoryRequest(roots: .commits(now), known: ObjectIDSet(frontier.tips.map(\.id))))
      guard !newer.commits.commits.contains(where: { $0.traits.contains(.root) }) else {
        continue
      }
      let known = Set(earlier.commits.commits.map(\.id))
      #expect(!newer.commits.commits.contains { known.contains($0.id) }, "\(before)")
      #expect(
        newer.commits.commits.count + known.count == whole.commits.commits.count, "\(before)")
      #expect(
        frontier.extended(by: newer.commits) == RepositoryFrontier(of: whole.commits), "\(before)")
    }
  }

  @Test func `a walk that leads past the tips meets the beginning of history`() throws {
    let fixture = try FixtureRepository(RepositoryCommitsTests.script(steps: 30))
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let tip = try ids(fixture, ["HEAD"])
    let earlier = try read(repository, HistoryRequest(roots: .commits(tip)))
    let frontier = RepositoryFrontier(of: earlier.commits)
    // A branch from the middle of what is known.
    let past = try read(
      repository,
      HistoryRequest(
        roots: .commits(try ids(fixture, ["HEAD~4"])), known: ObjectIDSet(frontier.tips.map(\.id))))
    #expect(past.scan.stops.isEmpty)
    #expect(past.commits.commits.contains { $0.traits.contains(.root) })
  }

  @Test func `a limit leaves the rest among the stops`() throws {
    let fixture = try FixtureRepository(RepositoryCommitsTests.script(steps: 30))
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let tip = try ids(fixture, ["HEAD"])
    let whole = try read(repository, HistoryRequest(roots: .commits(tip)))
    #expect(whole.scan.stops.isEmpty)
    for limit in [0, 1, 5] {
      let part = try read(repository, HistoryRequest(roots: .commits(tip), limit: limit))
      #expect(part.commits.commits.count == limit && !part.scan.stops.isEmpty)
    }
    let all = try read(
      repository, HistoryRequest(roots: .commits(tip), limit: whole.commits.commits.count))
    #expect(all.scan.stops.isEmpty)
  }

  @Test func `a shallow clone has edges on both sides of its end`() throws {
    let fixture = try FixtureRepository(RepositoryCommitsTests.script(steps: 12))
    let edges = try ids(fixture, ["HEAD~2", "HEAD~3"])
    try fixture.write("\(edges[0])\n", to: ".git/shallow")
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let read = try read(repository, HistoryRequest(roots: .head))
    let frontier = RepositoryFrontier(of: read.commits)
    #expect(frontier.edges == edges.sorted())
    var writer = PackedWriter()
    frontier.write(to: &writer)
    var reader = PackedReader(writer.bytes)
    #expect(RepositoryFrontier(from: &reader) == frontier && reader.isAtEnd)
    for length in 0..<writer.bytes.count {
      var reader = PackedReader(Array(writer.bytes.prefix(length)))
      #expect(RepositoryFrontier(from: &reader) == nil)
    }
  }

  @Test func `an empty commit upon a tip is empty`() throws {
    var script = HistoryScript()
    script.commit("one", at: "2024-01-01T09:00:00+00:00", writing: ["a": "a"])
    script.commit("nothing", at: "2024-01-02T09:00:00+00:00")
    script.commit("two", at: "2024-01-03T09:00:00+00:00", writing: ["a": "b"])
    let fixture = try FixtureRepository(script)
    let repository = try Repository.open(at: fixture.path, trust: .everyone)
    let earlier = try read(
      repository, HistoryRequest(roots: .commits(try ids(fixture, ["HEAD~2"]))))
    let frontier = RepositoryFrontier(of: earlier.commits)
    var newer = try read(
      repository, HistoryRequest(roots: .head, known: ObjectIDSet(frontier.tips.map(\.id)))
    ).commits
    newer.markEmpty(upon: frontier)
    #expect(newer.commits.map(\.isEmpty) == [false, true])
  }
}
