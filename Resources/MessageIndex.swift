/// Finds texts in the sentences of one language, which the build sorted.
///
/// Each line is a key, a blank and the text, in the order of the keys' bytes. A run says a handful of
/// the sentences that the program knows: each is found in a few steps, and nothing is prepared for it.
struct MessageIndex: Sendable {
  private let lines: String

  /// - Parameter lines: As `embed-resources` writes them.
  init(lines: String) { self.lines = lines }

  /// Returns the text of a key, nil when there is none.
  func text(of key: String) -> String? {
    let bytes = lines.utf8.span
    let wanted = key.utf8.span
    var low = 0
    var high = bytes.count
    while low < high {
      var start = (low + high) / 2
      while start > low, bytes[start - 1] != Self.lineBreak { start -= 1 }
      var offset = 0
      while offset < wanted.count, bytes[start + offset] == wanted[offset],
        bytes[start + offset] != Self.blank
      {
        offset += 1
      }
      let found = bytes[start + offset]
      if offset == wanted.count, found == Self.blank {
        return text(from: start + offset + 1)
      }
      if offset < wanted.count, found < wanted[offset] || found == Self.blank {
        low = end(from: start + offset) + 1
      } else {
        high = start
      }
    }
    return nil
  }

  /// In their order.
  var keys: [String] {
    lines.utf8.split(separator: Self.lineBreak).map {
      String(Substring($0.prefix { $0 != Self.blank }))
    }
  }

  private static let lineBreak = UInt8(ascii: "\n")
  private static let blank = UInt8(ascii: " ")

  private func end(from start: Int) -> Int {
    let bytes = lines.utf8.span
    var end = start
    while bytes[end] != Self.lineBreak { end += 1 }
    return end
  }

  private func text(from start: Int) -> String {
    let first = lines.utf8.index(lines.startIndex, offsetBy: start)
    let last = lines.utf8.index(lines.startIndex, offsetBy: end(from: start))
    let text = String(lines[first..<last])
    return text.utf8.contains(UInt8(ascii: "\\")) ? text.replacing("\\n", with: "\n") : text
  }
}
