/// A gitmoji at the beginning of a message.
enum EmojiPrefix {
  /// What was found.
  enum Found {
    case scalar(UInt32)
    /// Bytes between the colons.
    case shortcode(Range<Int>)
  }

  /// Steps over one or more gitmoji with the blanks between them; returns the first.
  static func skip(
    _ bytes: borrowing Span<UInt8>, _ index: inout Int, _ end: Int
  ) -> Found? {
    var first: Found?
    while index < end {
      var next = index
      if first != nil { skipBlanks(bytes, &next, end) }
      guard next < end, let found = one(bytes, &next, end) else { break }
      first = first ?? found
      index = next
    }
    return first
  }

  private static func one(
    _ bytes: borrowing Span<UInt8>, _ index: inout Int, _ end: Int
  ) -> Found? {
    if bytes[index] == 0x3A { return shortcode(bytes, &index, end) }
    guard bytes[index] >= 0xE2 else { return nil }
    let scalar = ScalarRead(bytes, at: index, before: end)
    guard ScalarClass.isEmoji(scalar.value) else { return nil }
    index += scalar.length
    while index < end {
      let next = ScalarRead(bytes, at: index, before: end)
      guard ScalarClass.continuesEmoji(next.value) else { break }
      index += next.length
      // A joiner glues the next pictograph to this one.
      if next.value == 0x200D, index < end {
        let joined = ScalarRead(bytes, at: index, before: end)
        if ScalarClass.isEmoji(joined.value) { index += joined.length }
      }
    }
    return .scalar(scalar.value)
  }

  private static func shortcode(
    _ bytes: borrowing Span<UInt8>, _ index: inout Int, _ end: Int
  ) -> Found? {
    var position = index + 1
    let limit = min(end, index + 42)
    while position < limit {
      switch bytes[position] {
      case 0x61...0x7A, 0x30...0x39, 0x5F, 0x2D, 0x2B: position += 1
      case 0x3A where position > index + 1:
        let name = index + 1..<position
        index = position + 1
        return .shortcode(name)
      default: return nil
      }
    }
    return nil
  }
}
