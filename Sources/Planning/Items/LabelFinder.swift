/// Finds the label in `**label**：content` and `**label** - content`.
enum LabelFinder {
  /// Longest label, in characters.
  private static let longest = 32

  /// Returns the label and where the content begins.
  static func label(_ text: PlainText, in range: Range<Int>) -> (range: Range<Int>, behind: Int)? {
    if let colon = colon(text, in: range) {
      return (text.trimmed(range.lowerBound..<colon), colon + 1)
    }
    return boldLead(text, in: range)
  }

  private static func colon(_ text: PlainText, in range: Range<Int>) -> Int? {
    var depth = 0
    var quoted = false
    for position in range {
      let scalar = text.folded[position]
      switch scalar {
      case 0x28, 0x5B, 0x3010, 0x300A: depth += 1
      case 0x29, 0x5D, 0x3011, 0x300B: depth = max(0, depth - 1)
      case 0x22: quoted.toggle()
      case 0x3A where depth == 0 && !quoted && !text.styles[position].contains(.code):
        let before = position > range.lowerBound ? text.folded[position - 1] : 0
        let after = position + 1 < range.upperBound ? text.folded[position + 1] : 0
        if Folding.isDigit(before), Folding.isDigit(after) { continue }
        if after == 0x2F || after == 0x3A || before == 0x3A { return nil }
        let length = position - range.lowerBound
        return length > 0 && length <= longest ? position : nil
      case 0x3002, 0x3B, 0x21: return nil
      case 0x2C where depth == 0 && position - range.lowerBound > 12: return nil
      default: break
      }
      if position - range.lowerBound > longest { return nil }
    }
    return nil
  }

  /// A bold beginning that a dash sets off.
  private static func boldLead(_ text: PlainText, in range: Range<Int>) -> (
    range: Range<Int>, behind: Int
  )? {
    var end = range.lowerBound
    while end < range.upperBound, text.styles[end].contains(.bold) { end += 1 }
    guard end > range.lowerBound, end - range.lowerBound <= longest else { return nil }
    var position = end
    while position < range.upperBound, Folding.isBlank(text.folded[position]) { position += 1 }
    guard position < range.upperBound, text.folded[position] == 0x2D, position > end else {
      return nil
    }
    return (text.trimmed(range.lowerBound..<end), position + 1)
  }
}
