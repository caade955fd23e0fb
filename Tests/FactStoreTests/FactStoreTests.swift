import Facts
import FixtureKit
import Foundation
import GRDB
import GitReader
import Testing

@testable import FactStore

@Suite struct FactStoreTests {
  private let folder: TemporaryFolder
  private let fixture: FixtureRepository

  init() throws {
    folder = try TemporaryFolder()
    var script = HistoryScript()
    script.commit("feat: one\n", at: "2025-01-01T00:00:00Z", writing: ["a": "1"])
    fixture = try FixtureRepository(script)
  }

  private func commits() throws -> RepositoryCommits {
    try RepositoryCommits.read(Repository.open(at: fixture.path, trust: .everyone)).commits
  }

  @Test func `a repository that is gone is forgotten when a new one is kept`() throws {
    let commits = try commits()
    let places = ["one", "two", "three"].map { folder.path + "/" + $0 }
    for place in places {
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: false)
    }
    do {
      let store = try FactStore(in: folder.path + "/cache")
      for place in places.prefix(2) {
        try store.keep(commits, beyond: nil, reachable: commits, of: place)
      }
      #expect(try store.examined() == [places[0], places[1]].sorted())
    }
    try FileManager.default.removeItem(atPath: places[0])
    let store = try FactStore(in: folder.path + "/cache")
    #expect(try store.commits(of: places[0]) != nil)
    try store.keep(commits, beyond: nil, reachable: commits, of: places[2])
    #expect(try store.examined() == [places[1], places[2]].sorted())
  }

  @Test func `a run waits for others less than a second in all`() throws {
    let commits = try commits()
    let cache = folder.path + "/cache"
    let store = try FactStore(in: cache)
    let holder = try DatabaseQueue(path: cache + "/" + FactStore.name)
    try holder.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      var waited: [Duration] = []
      for _ in 0..<4 {
        let start = ContinuousClock.now
        #expect(throws: CacheProblem(.locked, cache + "/" + FactStore.name)) {
          try store.keep(commits, beyond: nil, reachable: commits, of: fixture.path)
        }
        waited.append(ContinuousClock.now - start)
      }
      try database.execute(sql: "ROLLBACK")
      // All patience is spent on the first, and a busy machine may stretch every sleep.
      #expect(waited[0] > .milliseconds(700))
      #expect(waited.dropFirst().allSatisfy { $0 < waited[0] / 2 })
    }
    try store.keep(commits, beyond: nil, reachable: commits, of: fixture.path)
    #expect(try store.commits(of: fixture.path)?.commits.commits.count == 1)
  }
}
