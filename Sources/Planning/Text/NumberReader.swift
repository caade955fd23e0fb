/// A number found in a text.
struct NumberToken: Hashable, Sendable {
  let range: Range<Int>
  /// The value times 1000, exact; numbers beyond 10¹⁰ are clamped.
  let thousandths: Int
  /// Written in Chinese characters or as an English word.
  let isWord: Bool
  let hasDecimals: Bool
  /// Number of digits before the decimal point.
  let digits: Int

  /// The whole number, or nil when it has decimals.
  var whole: Int? { thousandths % 1000 == 0 ? thousandths / 1000 : nil }
}

/// Reads numbers as people write them: `12`, `1.5`, `1,000`, `三`, `十二`, `两`, `twenty`, `10万`.
struct NumberReader: Sendable {
  let text: [UInt32]
  let hits: Hits

  private static let limit = 10_000_000_000

  /// Returns the number that begins at a position; words only where `words` allows them.
  func number(at start: Int, words: Bool = true) -> NumberToken? {
    guard start < text.count else { return nil }
    if Folding.isDigit(text[start]) { return digits(at: start) }
    guard words else { return nil }
    return word(at: start)
  }

  private func digits(at start: Int) -> NumberToken? {
    var position = start
    var value = 0
    var count = 0
    while position < text.count {
      if Folding.isDigit(text[position]) {
        value = min(value * 10 + Int(text[position] - 0x30), Self.limit)
        count += 1
        position += 1
      } else if text[position] == 0x2C, isThousands(position) {
        position += 1
      } else {
        break
      }
    }
    var thousandths = value * 1000
    var hasDecimals = false
    if position + 1 < text.count, text[position] == 0x2E, Folding.isDigit(text[position + 1]) {
      hasDecimals = true
      var scale = 100
      position += 1
      while position < text.count, Folding.isDigit(text[position]) {
        thousandths += Int(text[position] - 0x30) * scale
        scale /= 10
        position += 1
      }
    }
    if position < text.count, text[position] == 0x4E07 {
      thousandths = min(thousandths * 10_000, Self.limit * 1000)
      position += 1
    } else if position < text.count, text[position] == 0x5343 {
      thousandths = min(thousandths * 1000, Self.limit * 1000)
      position += 1
    } else if position < text.count, text[position] == 0x6B,
      position + 1 == text.count
        || !Folding.isLatinLetter(text[position + 1])
    {
      thousandths = min(thousandths * 1000, Self.limit * 1000)
      position += 1
    }
    return NumberToken(
      range: start..<position, thousandths: thousandths, isWord: false, hasDecimals: hasDecimals,
      digits: count)
  }

  private func isThousands(_ comma: Int) -> Bool {
    guard comma + 3 < text.count, comma > 0, Folding.isDigit(text[comma - 1]) else { return false }
    for offset in 1...3 where !Folding.isDigit(text[comma + offset]) { return false }
    return comma + 4 >= text.count || !Folding.isDigit(text[comma + 4])
  }

  private func digitWord(at position: Int) -> (value: Int, end: Int)? {
    guard let hit = hits.at(position, .number), let value = Int(hit.value) else { return nil }
    return (value, hit.end)
  }

  private func word(at start: Int) -> NumberToken? {
    func token(_ value: Int, _ end: Int) -> NumberToken {
      NumberToken(
        range: start..<end, thousandths: value * 1000, isWord: true, hasDecimals: false, digits: 0)
    }
    if let half = hits.at(start, .numberHalf) {
      return NumberToken(
        range: start..<half.end, thousandths: 500, isWord: true, hasDecimals: true, digits: 0)
    }
    guard let (first, end) = digitWord(at: start) else { return nil }
    guard Folding.isEastAsian(text[start]) else { return token(first, end) }
    // 十, 十二, 二十, 二十五, 一百, 两百.
    var value = first
    var position = end
    if first == 10 {
      if let (unit, after) = digitWord(at: position), unit < 10 {
        value += unit
        position = after
      }
      return token(value, position)
    }
    if position < text.count, text[position] == 0x767E {
      return token(value * 100, position + 1)
    }
    if position < text.count, text[position] == 0x5343 {
      return token(value * 1000, position + 1)
    }
    if let (ten, after) = digitWord(at: position), ten == 10 {
      value *= 10
      position = after
      if let (unit, behind) = digitWord(at: position), unit < 10 {
        value += unit
        position = behind
      }
    }
    return token(value, position)
  }
}
