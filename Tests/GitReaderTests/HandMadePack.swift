import FixtureKit
import Foundation
import GitReader

/// A pack that says whatever a test wants it to say, with an index that fits it.
struct HandMadePack {
  /// How an object is written down.
  enum Form {
    case commit
    case blob
    /// With the id of the base.
    case deltaByName(ObjectID)
    /// With the distance back to the base.
    case deltaByDistance(Int)
    case unknown
  }

  private(set) var bytes: [UInt8] = Array("PACK".utf8) + [0, 0, 0, 2, 0, 0, 0, 0]
  private var offsets: [(id: ObjectID, offset: Int)] = []

  /// Where the next object will start.
  var position: Int { bytes.count }

  /// Adds an object and returns where it starts.
  ///
  /// - Parameters:
  ///   - size: What the header claims; the size of the content unless given.
  ///   - stream: Bytes in place of the compressed content.
  @discardableResult
  mutating func add(
    _ id: ObjectID, _ form: Form = .commit, _ content: [UInt8], size: Int? = nil,
    stream: [UInt8]? = nil
  ) -> Int {
    let start = bytes.count
    offsets.append((id, start))
    let type =
      switch form {
      case .commit: 1
      case .blob: 3
      case .deltaByDistance: 6
      case .deltaByName: 7
      case .unknown: 5
      }
    var rest = size ?? content.count
    var byte = UInt8(type << 4 | rest & 15)
    rest >>= 4
    while rest > 0 {
      bytes.append(byte | 0x80)
      byte = UInt8(rest & 0x7F)
      rest >>= 7
    }
    bytes.append(byte)
    switch form {
    case .deltaByName(let base): bytes += base.bytes
    case .deltaByDistance(let distance):
      var digits = [UInt8(distance & 0x7F)]
      var rest = distance >> 7
      while rest > 0 {
        rest -= 1
        digits.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
        rest >>= 7
      }
      bytes += digits
    case .commit, .blob, .unknown: break
    }
    bytes += stream ?? deflated(content)
    return start
  }

  /// Puts pack and index into a repository.
  func write(to repository: FixtureRepository) throws {
    var pack = bytes
    Self.put(offsets.count, at: 8, in: &pack)
    let checksum = [UInt8](repeating: 7, count: 20)
    let sorted = offsets.sorted { $0.id < $1.id }
    var index: [UInt8] = [0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2]
    for byte in 0..<256 {
      index += Self.number(sorted.count { Int($0.id.bytes[0]) <= byte })
    }
    for entry in sorted { index += entry.id.bytes }
    index += [UInt8](repeating: 0, count: 4 * sorted.count)
    for entry in sorted { index += Self.number(entry.offset) }
    let folder = repository.gitFolder + "/objects/pack"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(pack + checksum).write(to: URL(filePath: folder + "/pack-made.pack"))
    try Data(index + checksum + checksum).write(to: URL(filePath: folder + "/pack-made.idx"))
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
  }

  private static func put(_ value: Int, at position: Int, in bytes: inout [UInt8]) {
    bytes.replaceSubrange(position..<position + 4, with: number(value))
  }

  /// Instructions of a delta.
  static func delta(base: Int, result: Int, _ instructions: [UInt8]) -> [UInt8] {
    func size(_ value: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      var rest = value
      while rest >= 0x80 {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      return bytes + [UInt8(rest)]
    }
    return size(base) + size(result) + instructions
  }
}
