import FixtureKit
import GitReader
import Testing

@Suite struct ParallelTests {
  @Test func `repositories are read side by side, one task each`() async throws {
    let fixtures = try (0..<6).map {
      try FixtureRepository(HistoryScanTests.braided(commits: 50), loose: $0 % 2 == 0)
    }
    let paths = fixtures.map(\.path)
    let alone = try fixtures[0].scan().commits.map(\.id)
    let together = try await withThrowingTaskGroup(of: [ObjectID].self) { group in
      for path in paths + paths {
        group.addTask {
          let repository = try Repository.open(at: path, trust: .everyone)
          var ids: [ObjectID] = []
          _ = try repository.scanHistory { commit, _ in ids.append(commit.id) }
          return ids
        }
      }
      var all: [[ObjectID]] = []
      for try await ids in group { all.append(ids) }
      return all
    }
    #expect(together.count == 12)
    #expect(together.allSatisfy { $0 == alone })
  }
}
