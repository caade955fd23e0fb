/// Tag names written as examples: `v1.0.0-model`.
enum TagPattern {
  /// Returns where a version-like tag name stands.
  static func range(in text: PlainText) -> Range<Int>? {
    var position = 0
    while position + 1 < text.count {
      let before = position > 0 ? text.folded[position - 1] : 0
      if text.folded[position] == 0x76, Folding.isDigit(text.folded[position + 1]),
        !Folding.isLatinLetter(before)
      {
        var end = position + 1
        while end < text.count, isTag(text.folded[end]) { end += 1 }
        return position..<end
      }
      position += 1
    }
    return nil
  }

  static func isTag(_ scalar: UInt32) -> Bool {
    Folding.isDigit(scalar) || Folding.isLatinLetter(scalar) && scalar < 0x80
      || scalar == 0x2E || scalar == 0x2D || scalar == 0x5F
  }

  /// Returns a glob for tags of the same make: every run of digits becomes `*`.
  static func pattern(_ example: String) -> String {
    var result = ""
    for character in example {
      if character.isNumber || character == "x" && result.hasSuffix(".") {
        if !result.hasSuffix("*") { result.append("*") }
      } else {
        result.append(character)
      }
    }
    return result
  }
}
