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

  @Test(arguments: [1, 2, 3, 8])
  func `any number of threads visits the same commits in the same order`(threads: Int) throws {
    let fixture = try FixtureRepository(HistoryScanTests.braided(commits: 500))
    try fixture.git("repack", "-adq", "--depth=20", "--window=20")
    let (alone, expected) = try fixture.scan()
    let (scan, commits) = try fixture.scan(HistoryRequest(threads: threads))
    #expect(commits == expected)
    #expect(scan.identities.count == alone.identities.count)
    for index in 0..<scan.identities.count {
      #expect(scan.identities[index] == alone.identities[index])
    }
    let known = ObjectIDSet(expected[100..<140].map(\.id))
    let (one, first) = try fixture.scan(HistoryRequest(known: known))
    let (several, second) = try fixture.scan(HistoryRequest(known: known, threads: threads))
    #expect(first == second)
    #expect(one.stops == several.stops)
  }

  @Test func `threads lose the same commits as one`() throws {
    let fixture = try FixtureRepository(HistoryScanTests.braided(commits: 200))
    try fixture.git("repack", "-adq")
    try fixture.edit(try fixture.packFile(".pack")) { bytes in
      for index in bytes.count / 5..<bytes.count / 5 + 40 { bytes[index] ^= 0x55 }
    }
    let (alone, expected) = try fixture.scan()
    let (scan, commits) = try fixture.scan(HistoryRequest(threads: 4))
    #expect(!alone.isComplete)
    #expect(commits == expected)
    #expect(scan.damaged == alone.damaged)
    #expect(scan.missing == alone.missing)
  }
}
