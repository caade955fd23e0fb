/// A name and an address as bytes, cut where git cuts them.
package struct RawIdentity: Hashable, Sendable {
  /// Everything before the date, such as `Ada Lin <ada@example.org>`.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes before the first `<`, without the blanks at their ends; everything when there is none.
  package var name: ArraySlice<UInt8> {
    trimmed(bytes[..<(bytes.firstIndex(of: 0x3C) ?? bytes.endIndex)])
  }

  /// The bytes between the first `<` and the next `>`; nil when there is no such pair.
  package var email: ArraySlice<UInt8>? {
    guard let open = bytes.firstIndex(of: 0x3C),
      let close = bytes[open...].firstIndex(of: 0x3E)
    else { return nil }
    return trimmed(bytes[(open + 1)..<close])
  }
}

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  guard let first = bytes.firstIndex(where: { !isBlank($0) }),
    let last = bytes.lastIndex(where: { !isBlank($0) })
  else { return bytes[bytes.endIndex...] }
  return bytes[first...last]
}
