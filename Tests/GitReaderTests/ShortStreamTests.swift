import CZlib
import FixtureKit
import GitReader
import Testing

/// Commits are expanded by code of our own: whatever zlib writes, and whatever somebody makes of it.
@Suite struct ShortStreamTests {
  /// Messages of very different forms.
  static let messages: [[UInt8]] = {
    var numbers = MutationTests.Numbers(state: 7)
    var messages: [[UInt8]] = [[], Array("x".utf8), Array("修复：读取\n".utf8)]
    for period in [1, 2, 3, 7, 8, 9, 31, 258, 259] {
      let piece = (0..<period).map { _ in UInt8(numbers.below(256)) }
      messages.append(Array((0..<900).map { piece[$0 % period] }))
    }
    for (length, alphabet) in [(40, 4), (300, 26), (700, 60), (3000, 90), (3000, 256), (9000, 50)] {
      messages.append((0..<length).map { _ in UInt8((32 + numbers.below(alphabet)) & 0xFF) })
    }
    // Each byte half as often as the one before it: long codes.
    messages.append(
      (0..<8000).map { _ in UInt8(97 + min(numbers.below(1 << 20).leadingZeroBitCount - 44, 25)) })
    // Words that come again, near and far.
    let words = (0..<40).map { _ in
      (0..<3 + numbers.below(9)).map { _ in UInt8(97 + numbers.below(26)) }
    }
    for count in [20, 100, 600] {
      messages.append(
        Array((0..<count).map { _ in words[numbers.below(40)] }.joined(separator: [32])))
    }
    return messages
  }()

  /// How zlib may be told to write.
  static let ways: [(level: Int32, strategy: Int32, flushes: Bool)] = [
    (6, Z_DEFAULT_STRATEGY, false), (0, Z_DEFAULT_STRATEGY, false), (1, Z_DEFAULT_STRATEGY, false),
    (9, Z_DEFAULT_STRATEGY, false), (6, Z_FIXED, false), (6, Z_HUFFMAN_ONLY, false),
    (6, Z_RLE, false),
    (6, Z_DEFAULT_STRATEGY, true),
  ]

  static func stream(_ bytes: [UInt8], _ way: (level: Int32, strategy: Int32, flushes: Bool))
    -> [UInt8]
  {
    var state = z_stream()
    deflateInit2_(
      &state, way.level, Z_DEFLATED, 15, 8, way.strategy, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&state) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count * 2 + 200)
    let written = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        state.next_in = input.baseAddress
        state.next_out = output.baseAddress
        state.avail_out = UInt32(output.count)
        if way.flushes {
          state.avail_in = UInt32(input.count / 2)
          deflate(&state, Z_FULL_FLUSH)
        }
        state.avail_in = UInt32(input.count - Int(state.total_in))
        deflate(&state, Z_FINISH)
        return Int(state.total_out)
      }
    }
    return Array(output.prefix(written))
  }

  static func id(_ number: Int) throws -> ObjectID {
    try #require(
      ObjectID(
        bytes: [UInt8](repeating: 1, count: 18) + [UInt8(number >> 8), UInt8(number & 0xFF)]))
  }

  static let header = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\n"

  /// The messages that a scan finds, by id.
  static func scanned(_ ids: [ObjectID], _ repository: borrowing Repository) throws -> [ObjectID:
    [UInt8]]
  {
    var messages: [ObjectID: [UInt8]] = [:]
    _ = try repository.scanHistory(HistoryRequest(roots: .commits(ids))) { commit, _ in
      messages[commit.id] = commit.message
    }
    return messages
  }

  @Test(arguments: ways.indices) func `whatever zlib writes is read`(way: Int) throws {
    var pack = HandMadePack()
    var expected: [ObjectID: [UInt8]] = [:]
    for (number, message) in Self.messages.enumerated() {
      let content = Array(Self.header.utf8) + message
      let id = try Self.id(number)
      pack.add(id, .commit, content, stream: Self.stream(content, Self.ways[way]))
      expected[id] = message
    }
    let fixture = try FixtureRepository(HistoryScript())
    try pack.write(to: fixture)
    #expect(try Self.scanned(expected.keys.sorted(), fixture.open()) == expected)
  }

  @Test(arguments: messages.indices)
  func `what is no stream is refused like by others`(index: Int) throws {
    var numbers = MutationTests.Numbers(state: UInt64(index))
    let content = Array(Self.header.utf8) + Self.messages[index]
    let sound = Self.stream(content, Self.ways[0])
    var pack = HandMadePack()
    var ids: [ObjectID] = []
    for number in 0..<400 {
      let id = try Self.id(number)
      ids.append(id)
      var stream = sound
      switch number % 8 {
      case 0: stream.removeLast(1 + numbers.below(stream.count))
      case 1: stream[numbers.below(2)] ^= 1 << UInt8(numbers.below(8))
      case 2: stream[stream.count - 1 - numbers.below(4)] ^= 1 << UInt8(numbers.below(8))
      case 3, 4, 5: stream[2 + numbers.below(min(60, stream.count - 2))] = UInt8(numbers.below(256))
      default: stream[numbers.below(stream.count)] ^= 1 << UInt8(numbers.below(8))
      }
      let size = number % 50 == 49 ? content.count + numbers.below(9) - 4 : content.count
      pack.add(id, .commit, content, size: size, stream: stream)
    }
    let fixture = try FixtureRepository(HistoryScript())
    try pack.write(to: fixture)
    let repository = try fixture.open()
    var others: [ObjectID: [UInt8]] = [:]
    for id in ids {
      do { others[id] = try repository.commit(id).0.message } catch { continue }
    }
    #expect(try Self.scanned(ids, repository) == others)
  }
}
