package import GitReader

/// Reads what ``PackedWriter`` wrote.
///
/// The bytes may be anything: every step answers nil where they end or make no sense.
package struct PackedReader {
  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether everything was read.
  package var isAtEnd: Bool { position == bytes.count }

  package mutating func number() -> UInt64? {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return result }
      shift += 7
    }
    return nil
  }

  package mutating func signed() -> Int64? {
    number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
  }

  package mutating func int() -> Int? { signed().flatMap { Int(exactly: $0) } }

  package mutating func flag() -> Bool? {
    guard position < bytes.count, bytes[position] < 2 else { return nil }
    position += 1
    return bytes[position - 1] == 1
  }

  /// Reads a length and so many bytes.
  package mutating func content() -> ArraySlice<UInt8>? {
    guard let count = number().flatMap({ Int(exactly: $0) }) else { return nil }
    return uncounted(count)
  }

  package mutating func text() -> String? {
    content().flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Reads a number of things, each of at least one byte, so that a wrong one cannot ask for memory
  /// without end.
  package mutating func count() -> Int? {
    guard let count = number().flatMap({ Int(exactly: $0) }), count <= bytes.count - position
    else { return nil }
    return count
  }

  package mutating func id() -> ObjectID? {
    guard let id = ObjectID(bytesOf: bytes.span, at: position) else { return nil }
    position += 20
    return id
  }

  package mutating func ids() -> [ObjectID]? {
    guard let count = count() else { return nil }
    var ids: [ObjectID] = []
    for _ in 0..<count {
      guard let id = id() else { return nil }
      ids.append(id)
    }
    return ids
  }

  /// Reads bytes whose number is known.
  private mutating func uncounted(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
