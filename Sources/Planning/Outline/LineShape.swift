/// What the outside of a line tells.
enum LineShape {
  /// Columns of leading blanks, tabs counted to four.
  static func indent(_ line: [UInt32]) -> Int {
    var indent = 0
    for scalar in line {
      if scalar == 0x09 {
        indent += 4 - indent % 4
      } else if scalar == 0x3000 {
        indent += 2
      } else if Folding.isBlank(Folding.fold(scalar)) {
        indent += 1
      } else {
        break
      }
    }
    return indent
  }

  /// Columns a line takes on a terminal, roughly.
  static func width(_ line: [UInt32]) -> Int {
    line.reduce(0) { $0 + (Folding.isEastAsian($1) || ($1 >= 0xFF01 && $1 <= 0xFF60) ? 2 : 1) }
  }

  /// Whether a text ends like a sentence.
  static func endsSentence(_ text: PlainText) -> Bool {
    guard let last = text.folded.last else { return false }
    return [0x3002, 0x2E, 0x21, 0x3B].contains(last)
  }

  /// Whether a paragraph only names the list that follows it.
  static func isLabel(_ text: PlainText, nextIsItem: Bool) -> Bool {
    guard nextIsItem, text.count <= 60, let last = text.folded.last else { return false }
    if last == 0x3A { return true }
    if text.isWhollyBold { return !endsSentence(text) }
    // 「必备技术栈」 alone above a list.
    return text.count <= 20 && Folding.isWordScalar(last)
      && !text.folded.contains { [0x2C, 0x3002, 0x3B, 0x3A, 0x7C].contains($0) }
  }
}
