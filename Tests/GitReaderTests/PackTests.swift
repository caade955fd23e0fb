import FixtureKit
import Foundation
import GitReader
import Testing

@Suite struct PackTests {
  let repository: FixtureRepository

  init() throws {
    repository = try FixtureRepository(HistoryScanTests.braided(commits: 40))
    try repository.git("repack", "-adq", "--depth=20", "--window=20")
  }

  /// Every id of the history is lost, and the pack is named with the reason.
  func expectNamed(_ reason: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let repository = try repository.open()
    let scan = try repository.scanHistory { _, _ in }
    #expect(scan.commitCount == 0, sourceLocation: sourceLocation)
    #expect(!scan.missing.isEmpty, "\(scan)", sourceLocation: sourceLocation)
    #expect(
      repository.problems.contains {
        $0.code == .packDamaged && $0.subject.hasSuffix(".pack") && $0.detail.contains(reason)
      }, "\(repository.problems)", sourceLocation: sourceLocation)
  }

  static func put(_ number: UInt32, at position: Int, in bytes: inout [UInt8]) {
    for index in 0..<4 {
      bytes[position + index] = UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32(index)))
    }
  }

  @Test func `a sound pack is read, also with other files beside it`() throws {
    try repository.git("commit-graph", "write", "--reachable")
    try repository.git("multi-pack-index", "write")
    try repository.write("half a pack", to: ".git/objects/pack/tmp_pack_1234")
    try repository.write("", to: ".git/index.lock")
    #expect(try repository.scan().scan.commitCount == 40)
    #expect(try repository.open().problems.isEmpty)
  }

  @Test func `commit-graph and multi-pack-index are never believed`() throws {
    try repository.git("commit-graph", "write", "--reachable")
    try repository.git("multi-pack-index", "write")
    for name in ["info/commit-graph", "pack/multi-pack-index"] {
      try repository.edit(repository.gitFolder + "/objects/" + name) { bytes in
        for index in stride(from: 100, to: bytes.count, by: 3) { bytes[index] ^= 0xFF }
      }
    }
    #expect(try repository.scan().scan.commitCount == 40)
  }

  @Test func `a pack that is cut, empty, noise or of a future version is named`() throws {
    let pack = try repository.packFile(".pack")
    let sound = try [UInt8](Data(contentsOf: URL(filePath: pack)))
    try repository.edit(pack) { $0 = Array($0.prefix(20)) }
    try expectNamed("cut short")
    try repository.edit(pack) { $0 = [] }
    try expectNamed("cut short")
    try repository.edit(pack) { $0 = [UInt8](repeating: 0x7A, count: 5000) }
    try expectNamed("magic")
    try repository.edit(pack) { bytes in
      bytes = sound
      Self.put(9, at: 4, in: &bytes)
    }
    try expectNamed("version 9")
    try repository.edit(pack) { bytes in
      bytes = sound
      Self.put(1_000_000, at: 8, in: &bytes)
    }
    try expectNamed("1000000 objects")
    try repository.edit(pack) { $0 = Array(sound.dropLast(300)) }
    try expectNamed("checksum")
    try repository.remove(pack)
    try expectNamed("the pack is not")
    try makePipe(pack)
    try expectNamed("the pack is not")
  }

  @Test func `an index that is cut or lies is named`() throws {
    let index = try repository.packFile(".idx")
    let sound = try [UInt8](Data(contentsOf: URL(filePath: index)))
    let count = Int(sound[8 + 255 * 4 + 3]) | Int(sound[8 + 255 * 4 + 2]) << 8
    let offsets = 1032 + count * 24
    func edit(_ change: (inout [UInt8]) -> Void) throws {
      try repository.edit(index) { bytes in
        bytes = sound
        change(&bytes)
      }
    }
    try edit { $0 = Array($0.prefix(500)) }
    try expectNamed("cut short")
    try edit { $0 = [] }
    try expectNamed("cut short")
    try edit { $0 = Array($0.dropLast(7)) }
    try expectNamed("bytes long")
    try edit { $0 += [UInt8](repeating: 0, count: 8 * (count + 1)) }
    try expectNamed("bytes long")
    try edit { Self.put(0xFFFF, at: 8 + 100 * 4, in: &$0) }
    try expectNamed("fan-out")
    try edit { Self.put(3, at: 4, in: &$0) }
    try expectNamed("version 3")
    for offset in [0x7FFF_FFFF, 0, 11, 1_000_000, 0x8000_0000, 0xFFFF_FFFF] as [UInt32] {
      try edit { Self.put(offset, at: offsets, in: &$0) }
      try expectNamed("offset outside")
    }
    try edit { $0[$0.count - 30] ^= 1 }
    try expectNamed("checksum")
    try edit { bytes in
      // One offset of 64 bits that lies behind the pack.
      Self.put(0x8000_0000, at: offsets, in: &bytes)
      bytes.insert(contentsOf: [0, 0, 0, 1, 0, 0, 0, 0], at: bytes.count - 40)
    }
    try expectNamed("offset outside")
    try makePipe(index)
    try expectNamed("cannot be opened")
  }

  @Test func `a pack without an index is named`() throws {
    try repository.remove(repository.packFile(".idx"))
    #expect(try repository.open().problems.map(\.code) == [.packWithoutIndex])
    let scan = try repository.scan().scan
    #expect(scan.commitCount == 0)
    #expect(!scan.missing.isEmpty)
  }

  @Test func `an index of version 1 is named`() throws {
    try repository.git(
      "index-pack", "--index-version=1", "-o", repository.packFile(".idx"),
      repository.packFile(".pack"))
    #expect(try repository.open().problems.map(\.code) == [.packIndexVersion1])
  }

  @Test func `offsets of 64 bits are read`() throws {
    try repository.git(
      "index-pack", "--index-version=2,0x40", "-o", repository.packFile(".idx"),
      repository.packFile(".pack"))
    #expect(try repository.open().problems.isEmpty)
    #expect(try repository.scan().scan.commitCount == 40)
  }

  @Test func `rot inside a pack costs the commits that lie there`() throws {
    let pack = try repository.packFile(".pack")
    let size = try Data(contentsOf: URL(filePath: pack)).count
    try repository.edit(pack) { bytes in
      for index in size / 4..<size / 4 + 40 { bytes[index] ^= 0x55 }
    }
    let repository = try repository.open()
    let scan = try repository.scanHistory { _, _ in }
    #expect(repository.problems.isEmpty)
    #expect(scan.commitCount + scan.damaged.count + scan.missing.count > 0)
    #expect(scan.commitCount < 40)
    #expect(!scan.isComplete)
  }

  @Test func `a damaged pack is made up for by loose objects`() throws {
    let pack = try repository.packFile(".pack")
    let index = try repository.packFile(".idx")
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: pack)))
    try repository.remove(pack)
    try repository.remove(index)
    try repository.git(["unpack-objects", "-q"], input: bytes)
    try Data(bytes.prefix(200)).write(to: URL(filePath: pack))
    try Data().write(to: URL(filePath: index))
    let repository = try repository.open()
    #expect(repository.problems.map(\.code) == [.packDamaged])
    let scan = try repository.scanHistory { _, _ in }
    #expect(scan.commitCount == 40)
    #expect(scan.isComplete)
  }

  @Test func `objects that move into a new pack while reading are found`() throws {
    let loose = try FixtureRepository(HistoryScanTests.braided(commits: 40), loose: true)
    let repository = try loose.open()
    var visited = 0
    let scan = try repository.scanHistory { _, _ in
      visited += 1
      guard visited == 5 else { return }
      do { try loose.git("gc", "--quiet", "--prune=now") } catch { Issue.record(error) }
    }
    #expect(scan.commitCount == 40)
    #expect(scan.isComplete)
  }

  @Test func `objects of alternates are read, and a circle of them ends`() throws {
    let shared = repository.besides + "/shared"
    try repository.git("clone", "--quiet", "--shared", "--bare", repository.path, shared)
    let opened = try repository.open(shared)
    #expect(opened.alternates == [repository.gitFolder + "/objects"])
    #expect(try repository.scan(at: shared).scan.commitCount == 40)
    try repository.write(FixtureBytes(shared + "/objects\n"), to: ".git/objects/info/alternates")
    #expect(try repository.scan(at: shared).scan.commitCount == 40)
    #expect(try repository.scan().scan.commitCount == 40)
  }

  @Test func `alternates that are gone, pipes or no folders are named`() throws {
    try makePipe(repository.besides + "/pipe")
    try repository.write(
      FixtureBytes("# a comment\n\n/etc/passwd\n../../../pipe\n/gone\n../../../missing\n"),
      to: ".git/objects/info/alternates")
    #expect(
      try repository.open().problems.map(\.code) == Array(repeating: .alternateUnusable, count: 4))
    #expect(try repository.scan().scan.commitCount == 40)
    try makePipe(repository.gitFolder + "/objects/info/alternates")
    #expect(try repository.open().problems.map(\.code) == [.alternateUnusable])
  }

  @Test func `a verified scan hashes what lies in packs`() throws {
    #expect(try repository.scan(HistoryRequest(verifiesPackedObjects: true)).scan.isComplete)
    // Two ids trade places in the index: each then names the other's object.
    let index = try repository.packFile(".idx")
    let commits = try repository.git("rev-list", "HEAD").split(separator: "\n").map(String.init)
    try repository.edit(index) { bytes in
      let count = Int(bytes[8 + 255 * 4 + 3]) | Int(bytes[8 + 255 * 4 + 2]) << 8
      let wanted = [commits[3], commits[4]].map { ObjectID(hex: $0)?.bytes ?? [] }
      let places = (0..<count).filter { row in
        wanted.contains(Array(bytes[(1032 + row * 20)..<(1052 + row * 20)]))
      }.map { 1032 + count * 24 + $0 * 4 }
      guard places.count == 2 else { return }
      for offset in 0..<4 { bytes.swapAt(places[0] + offset, places[1] + offset) }
    }
    let verified = try repository.scan(HistoryRequest(roots: .head, verifiesPackedObjects: true))
    #expect(Set(verified.scan.damaged.map(\.reason)) == ["the content does not have this id"])
  }
}
