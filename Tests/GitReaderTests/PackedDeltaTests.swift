import FixtureKit
import Foundation
import GitReader
import Testing

@Suite(.timeLimit(.minutes(2))) struct PackedDeltaTests {
  static let text = Array(
    """
    tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
    author A <a@example.org> 1700000000 +0000
    committer A <a@example.org> 1700000000 +0000

    base

    """.utf8)

  static func id(_ number: UInt8) -> ObjectID {
    ObjectID(bytes: [number, number] + [UInt8](repeating: number ^ 0x5A, count: 18))
      ?? MemoryHistory.id(Int(number))
  }

  /// The whole base, then `more`.
  static func appending(_ more: String) -> [UInt8] {
    HandMadePack.delta(
      base: text.count, result: text.count + more.utf8.count,
      [0x90, UInt8(text.count)] + [UInt8(more.utf8.count)] + Array(more.utf8))
  }

  /// Scans from one object of a pack that is the only one of a repository.
  static func scan(_ pack: HandMadePack, from id: ObjectID) throws -> (HistoryScan, [CommitRecord])
  {
    let fixture = try FixtureRepository(HistoryScript())
    try pack.write(to: fixture)
    return try fixture.scan(HistoryRequest(roots: .commits([id])))
  }

  @Test func `deltas by distance and by name are followed`() throws {
    var pack = HandMadePack()
    let base = pack.add(Self.id(1), .commit, Self.text)
    let second = pack.position
    pack.add(Self.id(2), .deltaByDistance(second - base), Self.appending("two\n"))
    pack.add(Self.id(3), .deltaByName(Self.id(1)), Self.appending("three\n"))
    for (number, message) in [(1, "base\n"), (2, "base\ntwo\n"), (3, "base\nthree\n")] {
      let (scan, commits) = try Self.scan(pack, from: Self.id(UInt8(number)))
      #expect(commits.map { String(decoding: $0.message, as: UTF8.self) } == [message])
      #expect(scan.isComplete)
    }
    let fixture = try FixtureRepository(HistoryScript())
    try pack.write(to: fixture)
    let header = try fixture.open().objects.header(of: Self.id(3))
    #expect(header.kind == .commit)
    #expect(header.size == Self.text.count + 6)
  }

  @Test func `a file is measured by its own size, not by that of what it is made of`() throws {
    let text = [UInt8](repeating: 0x61, count: 5_000)
    var pack = HandMadePack()
    pack.add(Self.id(1), .blob, text)
    pack.add(
      Self.id(2), .deltaByName(Self.id(1)),
      HandMadePack.delta(base: text.count, result: 4, [0x90, 4]))
    pack.add(
      Self.id(3), .deltaByName(Self.id(2)),
      HandMadePack.delta(base: 4, result: 8, [0x90, 4, 0x90, 4]))
    let fixture = try FixtureRepository(HistoryScript())
    try pack.write(to: fixture)
    let objects = try fixture.open().objects
    // Twice: what is kept for later reads is measured, too.
    for _ in 0..<2 {
      #expect(try objects.blob(Self.id(2), limit: 4).count == 4)
      #expect(try objects.blob(Self.id(3), limit: 8).count == 8)
      for (number, size) in [(1, 5_000), (2, 4), (3, 8)] {
        do {
          _ = try objects.blob(Self.id(UInt8(number)), limit: size - 1)
          Issue.record("\(number) is read beyond the limit")
        } catch {
          #expect(error.code == .objectTooLarge && error.detail.contains("\(size)"))
        }
      }
    }
  }

  @Test func `a chain of a thousand deltas is read`() throws {
    var pack = HandMadePack()
    var last = pack.add(Self.id(1), .commit, Self.text)
    for _ in 0..<1000 {
      let start = pack.position
      pack.add(
        MemoryHistory.id(start), .deltaByDistance(start - last),
        HandMadePack.delta(
          base: Self.text.count, result: Self.text.count, [0x90, UInt8(Self.text.count)]))
      last = start
    }
    let (_, commits) = try Self.scan(pack, from: MemoryHistory.id(last))
    #expect(commits.map(\.message) == [Array("base\n".utf8)])
  }

  /// Every way in which a pack may lie about the object with id 9.
  static let lies: [(String, @Sendable (inout HandMadePack) -> Void)] = [
    (
      "a circle of two",
      { pack in
        pack.add(id(9), .deltaByName(id(8)), appending("x"))
        pack.add(id(8), .deltaByName(id(9)), appending("y"))
      }
    ),
    ("its own base", { $0.add(id(9), .deltaByName(id(9)), appending("x")) }),
    (
      "a long circle",
      { pack in
        for number in 10..<250 {
          pack.add(id(UInt8(number)), .deltaByName(id(UInt8(number + 1))), appending("x"))
        }
        pack.add(id(250), .deltaByName(id(10)), appending("x"))
        pack.add(id(9), .deltaByName(id(10)), appending("x"))
      }
    ),
    ("a base before the pack", { $0.add(id(9), .deltaByDistance(1 << 20), appending("x")) }),
    ("a base in the header", { $0.add(id(9), .deltaByDistance($0.position - 4), appending("x")) }),
    ("a base that is not there", { $0.add(id(9), .deltaByName(id(7)), appending("x")) }),
    ("no known kind", { $0.add(id(9), .unknown, text) }),
    ("a size too small", { $0.add(id(9), .commit, text, size: text.count - 1) }),
    ("a size too large", { $0.add(id(9), .commit, text, size: text.count + 1) }),
    ("a size of 64 GiB", { $0.add(id(9), .commit, text, size: 1 << 36) }),
    ("a size of 60 MiB", { $0.add(id(9), .commit, text, size: 60 << 20) }),
    ("noise", { $0.add(id(9), .commit, text, stream: Array("this is no stream at all".utf8)) }),
    (
      "a stream that is cut",
      { $0.add(id(9), .commit, text, stream: Array(deflated(text).dropLast(9))) }
    ),
    ("no stream", { $0.add(id(9), .commit, text, stream: []) }),
  ]

  @Test(arguments: lies.indices)
  func `a lie costs its object and nothing else`(index: Int) throws {
    let (name, lie) = Self.lies[index]
    var pack = HandMadePack()
    pack.add(Self.id(1), .commit, Self.text)
    lie(&pack)
    let (scan, commits) = try Self.scan(pack, from: Self.id(9))
    #expect(commits.isEmpty, "\(name)")
    #expect(scan.damaged.map(\.id) == [Self.id(9)], "\(name)")
    #expect(scan.damaged.first?.reason.isEmpty == false, "\(name)")
    #expect(try Self.scan(pack, from: Self.id(1)).1.count == 1, "\(name)")
    let fixture = try FixtureRepository(HistoryScript())
    try pack.write(to: fixture)
    let repository = try fixture.open()
    // Kind and size may be answered, if the lie lies elsewhere; that it ends is the test.
    do { _ = try repository.objects.header(of: Self.id(9)) } catch {
      #expect(error.code != .library)
    }
  }

  @Test(arguments: [
    HandMadePack.delta(base: 3, result: 3, [0x90, 3]),
    HandMadePack.delta(base: text.count, result: 3, [0x90, UInt8(text.count)]),
    HandMadePack.delta(base: text.count, result: text.count, [0x91, 200, UInt8(text.count)]),
    HandMadePack.delta(base: text.count, result: 4, [0x93, 1]),
    HandMadePack.delta(base: text.count, result: 4, [0xFF, 0xFF]),
    HandMadePack.delta(base: text.count, result: 4, [4, 1, 2]),
    HandMadePack.delta(base: text.count, result: 4, [0, 1, 2, 3, 4]),
    HandMadePack.delta(base: text.count, result: 1 << 40, [0x90, UInt8(text.count)]),
    HandMadePack.delta(base: text.count, result: 1 << 60, [0x90, UInt8(text.count)]),
    [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x80], [],
  ])
  func `instructions that do not fit make no object`(delta: [UInt8]) throws {
    var pack = HandMadePack()
    pack.add(Self.id(1), .commit, Self.text)
    pack.add(Self.id(9), .deltaByName(Self.id(1)), delta)
    let (scan, commits) = try Self.scan(pack, from: Self.id(9))
    #expect(commits.isEmpty)
    #expect(scan.damaged.map(\.id) == [Self.id(9)])
  }
}
