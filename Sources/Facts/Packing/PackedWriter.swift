package import GitReader

/// Writes numbers and bytes one after the other, small numbers in few bytes.
///
/// What is written is for this machine's cache alone: no promise holds from one version to the next.
package struct PackedWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Appends a number in as many bytes as it needs, seven bits in each.
  package mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a number that may be negative.
  package mutating func write(_ number: Int64) {
    write(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  package mutating func write(_ number: Int) { write(Int64(number)) }

  package mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Appends a length and so many bytes.
  package mutating func write(_ content: [UInt8]) {
    write(UInt64(content.count))
    bytes += content
  }

  package mutating func write(_ id: ObjectID) { id.append(to: &bytes) }

  /// Appends a number of ids and the ids.
  package mutating func write(_ ids: [ObjectID]) {
    write(UInt64(ids.count))
    for id in ids { write(id) }
  }

  package mutating func write(_ text: String) { write(Array(text.utf8)) }
}
