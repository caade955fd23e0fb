import FixtureKit
import GitReader
import Testing

/// Ids are chosen by whoever writes a pack: a search that reckons with hashes must find all others too.
@Suite struct PackIndexTests {
  /// An id with the given beginning and end.
  static func id(_ leading: UInt64, _ last: Int) -> ObjectID? {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: leading >> (56 - 8 * $0)) }
    return ObjectID(
      bytes: bytes + [UInt8](repeating: 3, count: 10)
        + [UInt8(truncatingIfNeeded: last >> 8), UInt8(truncatingIfNeeded: last)])
  }

  static let spreads: [(name: String, leading: @Sendable (Int) -> UInt64)] = [
    ("evenly", { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }),
    ("in one byte, evenly", { 0x5A << 56 | UInt64($0) &* 0x003A_3779_B97F_4A7C >> 8 }),
    ("all alike", { _ in 0x1234_5678_9ABC_DEF0 }),
    ("in pairs", { 0x42 << 56 | UInt64($0 / 2) << 20 }),
    ("by doubling", { 0x42 << 56 | 1 << UInt64($0 % 56) | UInt64($0) }),
    ("at one end", { $0 == 0 ? 0x42 << 56 : 0x42FF_FFFF_FFFF_F000 + UInt64($0) }),
    ("at the other end", { $0 == 0 ? 0x42FF_FFFF_FFFF_FFFF : 0x42 << 56 + UInt64($0) }),
  ]

  @Test(arguments: spreads.indices)
  func `every object is found, and none that is not there, however ids are spread`(
    index: Int
  ) throws {
    let (name, leading) = Self.spreads[index]
    let ids = try (0..<700).map { try #require(Self.id(leading($0), $0)) }
    #expect(Set(ids).count == ids.count, "\(name)")
    var pack = HandMadePack()
    for (number, id) in ids.enumerated() {
      pack.add(id, .commit, PackedDeltaTests.text + Array("\(number)\n".utf8))
    }
    let fixture = try FixtureRepository(HistoryScript())
    try pack.write(to: fixture)
    let objects = try fixture.open().objects
    for (number, id) in ids.enumerated() {
      let size = PackedDeltaTests.text.count + "\(number)\n".utf8.count
      #expect(try objects.header(of: id).size == size, "\(name) \(number)")
    }
    for number in 0..<700 {
      let other = try #require(Self.id(leading(number) ^ 1, number + 1000))
      #expect(throws: GitError.self, "\(name)") { _ = try objects.header(of: other) }
    }
  }
}
