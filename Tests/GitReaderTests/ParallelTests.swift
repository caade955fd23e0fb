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
    let expected = try fixture.scan().commits
    let (alone, single) = try fixture.read()
    let (reading, commits) = try fixture.read(HistoryRequest(threads: threads))
    #expect(commits.map(\.record.id) == expected.map(\.id))
    #expect(commits.map(\.record.message) == expected.map(\.message))
    #expect(commits == single)
    #expect(reading.absentParents == alone.absentParents)
    let known = ObjectIDSet(expected[100..<140].map(\.id))
    let (one, first) = try fixture.read(HistoryRequest(known: known))
    let (several, second) = try fixture.read(HistoryRequest(known: known, threads: threads))
    #expect(first == second)
    #expect(one.scan.stops == several.scan.stops)
    #expect(!one.scan.stops.isEmpty)
    #expect(one.absentParents == several.absentParents)
    #expect(Set(one.absentParents.map(\.id)).isSubset(of: Set(known.sorted())))
  }

  @Test(arguments: [1, 4])
  func `loose commits lead to packed ones, and packed ones to loose ones`(threads: Int) throws {
    let fixture = try FixtureRepository(HistoryScanTests.braided(commits: 60), loose: true)
    let expected = try fixture.read().commits
    let packed = expected.enumerated().filter { $0.offset / 3 % 2 == 1 }
    let list = packed.map { "\($0.element.record.id)\n" }.joined()
    try fixture.git("pack-objects", "-q", ".git/objects/pack/pack", input: Array(list.utf8))
    try fixture.git("prune-packed")
    #expect(try fixture.read(HistoryRequest(threads: threads)).commits == expected)
  }

  @Test func `threads lose the same commits as one`() throws {
    let fixture = try FixtureRepository(HistoryScanTests.braided(commits: 200))
    try fixture.git("repack", "-adq")
    try fixture.edit(try fixture.packFile(".pack")) { bytes in
      for index in bytes.count / 5..<bytes.count / 5 + 40 { bytes[index] ^= 0x55 }
    }
    let (alone, expected) = try fixture.read()
    let (reading, commits) = try fixture.read(HistoryRequest(threads: 4))
    #expect(!alone.scan.isComplete)
    #expect(commits == expected)
    #expect(reading.scan.damaged == alone.scan.damaged)
    #expect(reading.scan.missing == alone.scan.missing)
    #expect(reading.absentParents == alone.absentParents)
  }
}
