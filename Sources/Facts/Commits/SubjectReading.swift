/// A walk over the first line of a message.
struct SubjectReading {
  private var index = 0
  private let end: Int
  private var kind = CommitKind.ordinary

  init(_ bytes: borrowing Span<UInt8>) {
    var start = 0
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    if bytes.count - start >= 3, bytes[start] == 0xEF, bytes[start + 1] == 0xBB,
      bytes[start + 2] == 0xBF
    {
      start += 3
    }
    index = start
    end = MessageLines.trimmedEnd(bytes, start, MessageLines.end(bytes, from: start))
  }

  mutating func classification(
    _ bytes: borrowing Span<UInt8>, _ vocabulary: CommitVocabulary
  ) -> CommitClassification {
    readKind(bytes)
    if kind == .revert {
      return CommitClassification(kind: kind, category: .revert, reason: .git)
    }
    let (category, reason) = kind == .merge ? (.other, .git) : decide(bytes, vocabulary)
    return CommitClassification(kind: kind, category: category, reason: reason)
  }

  /// Steps over the words that git itself puts first.
  private mutating func readKind(_ bytes: borrowing Span<UInt8>) {
    guard index < end else { return }
    // Bounded: `fixup! fixup! …` may be long in a hostile commit.
    for _ in 0..<8 {
      guard index < end else { return }
      switch bytes[index] {
      case 0x66 where starts(bytes, with: "fixup! "):  // f
        kind = .fixup
        index += 7
      case 0x73 where starts(bytes, with: "squash! "):  // s
        kind = .squash
        index += 8
      case 0x61 where starts(bytes, with: "amend! "):  // a
        kind = .amend
        index += 7
      case 0x52 where starts(bytes, with: "Revert \"") || starts(bytes, with: "Reapply \""):  // R
        if kind == .ordinary { kind = .revert }
        return
      case 0x4D where startsAsMerge(bytes):  // M
        if kind == .ordinary { kind = .merge }
        return
      default: return
      }
      skipBlanks(bytes, &index, end)
    }
  }

  private func startsAsMerge(_ bytes: borrowing Span<UInt8>) -> Bool {
    starts(bytes, with: "Merge branch ") || starts(bytes, with: "Merge pull request ")
      || starts(bytes, with: "Merge remote-tracking branch ")
      || starts(bytes, with: "Merge tag ") || starts(bytes, with: "Merge commit ")
      || starts(bytes, with: "Merge branches ") || starts(bytes, with: "Merge remote branch ")
  }

  private func starts(_ bytes: borrowing Span<UInt8>, with text: String) -> Bool {
    guard end - index >= text.utf8.count else { return false }
    for (offset, byte) in text.utf8.enumerated() where bytes[index + offset] != byte {
      return false
    }
    return true
  }

  private mutating func decide(
    _ bytes: borrowing Span<UInt8>, _ vocabulary: CommitVocabulary
  ) -> (CommitCategory, CategoryReason) {
    skipBlanks(bytes, &index, end)
    var emoji: CommitCategory?
    if let found = EmojiPrefix.skip(bytes, &index, end) {
      switch found {
      case .scalar(let value): emoji = vocabulary.gitmoji[value]
      case .shortcode(let range):
        emoji = vocabulary.shortcodes[String(decoding: Array(bytes, range), as: UTF8.self)]
      }
      skipBlanks(bytes, &index, end)
    }
    if let bracketed = readBrackets(bytes, vocabulary) { return (bracketed, .bracket) }
    let textStart = index
    if let header = readHeader(bytes, vocabulary) { return header }
    if let emoji { return (emoji, .emoji) }
    let afterHeader = index
    let hasLabel = skipLabel(bytes, vocabulary, from: textStart)
    let label = index
    for start in [textStart, afterHeader, label] {
      if let category = verb(bytes, vocabulary, at: start) { return (category, .verb) }
      if textStart == afterHeader, !hasLabel { break }
    }
    return (.other, hasLabel ? .day : .none)
  }

  /// Reads `[type]` at the front; steps over brackets that hold something else.
  private mutating func readBrackets(
    _ bytes: borrowing Span<UInt8>, _ vocabulary: CommitVocabulary
  ) -> CommitCategory? {
    for _ in 0..<3 {
      guard index < end else { return nil }
      let opening = ScalarRead(bytes, at: index, before: end)
      guard let closing = closingBracket(opening.value) else { return nil }
      let inside = index + opening.length
      var position = inside
      let limit = min(end, inside + 64)
      var close: ScalarRead?
      while position < limit {
        let scalar = ScalarRead(bytes, at: position, before: end)
        if scalar.value == closing {
          close = scalar
          break
        }
        position += scalar.length
      }
      guard let close else { return nil }
      var first = inside
      skipBlanks(bytes, &first, position)
      let last = MessageLines.trimmedEnd(bytes, first, position)
      if let category = typeOrAlias(bytes, vocabulary, first..<last)?.0 { return category }
      index = position + close.length
      skipBlanks(bytes, &index, end)
    }
    return nil
  }

  /// Reads `type(scope)!:` in any width; leaves the index after an unknown header's colon.
  private mutating func readHeader(
    _ bytes: borrowing Span<UInt8>, _ vocabulary: CommitVocabulary
  ) -> (CommitCategory, CategoryReason)? {
    let start = index
    var position = index
    let limit = min(end, start + 48)
    while position < limit {
      let scalar = ScalarRead(bytes, at: position, before: end)
      guard ScalarClass.isTypeWord(scalar.value) else { break }
      position += scalar.length
    }
    let word = start..<position
    guard !word.isEmpty else { return nil }
    var isWide = false
    skipBlanks(bytes, &position, end)
    skipScopeAndMarks(bytes, &position, isWide: &isWide)
    skipBlanks(bytes, &position, end)
    guard position < end else { return nil }
    let colon = ScalarRead(bytes, at: position, before: end)
    guard ScalarClass.isColon(colon.value) else { return nil }
    position += colon.length
    // `std::move` and `https://` are no headers.
    if colon.value == 0x3A, position < end, bytes[position] == 0x3A { return nil }
    if colon.value == 0x3A, position + 1 < end, bytes[position] == 0x2F, bytes[position + 1] == 0x2F
    {
      return nil
    }
    isWide = isWide || colon.value != 0x3A
    skipBlanks(bytes, &position, end)
    index = position
    guard let (category, isType) = typeOrAlias(bytes, vocabulary, word) else { return nil }
    return (category, isType ? (isWide ? .fullWidth : .header) : .alias)
  }

  private func skipScopeAndMarks(
    _ bytes: borrowing Span<UInt8>, _ position: inout Int, isWide: inout Bool
  ) {
    var depth = 0
    let limit = min(end, position + 128)
    while position < limit {
      let scalar = ScalarRead(bytes, at: position, before: end)
      switch scalar.value {
      case 0x28: depth += 1
      case 0xFF08:
        depth += 1
        isWide = true
      case 0x29: depth -= 1
      case 0xFF09:
        depth -= 1
        isWide = true
      case 0x21: break
      case 0xFF01: isWide = true
      default: if depth <= 0 { return }
      }
      position += scalar.length
    }
  }

  private func typeOrAlias(
    _ bytes: borrowing Span<UInt8>, _ vocabulary: CommitVocabulary, _ range: Range<Int>
  ) -> (CommitCategory, isType: Bool)? {
    guard let key = WordKey(bytes, range) else { return nil }
    if let category = vocabulary.types[key] { return (category, true) }
    if let category = vocabulary.aliases[key] ?? vocabulary.verbs[key]?.category {
      return (category, false)
    }
    return nil
  }

  /// Steps over `Day 12`, `day12:`, `第3天` at a place; returns whether one was there.
  private mutating func skipLabel(
    _ bytes: borrowing Span<UInt8>, _ vocabulary: CommitVocabulary, from start: Int
  ) -> Bool {
    var position = start
    while position < end, !ScalarClass.isDigit(UInt32(bytes[position])),
      bytes[position] != 0x20, position - start < WordKey.limit
    {
      position += 1
    }
    guard let word = WordKey(bytes, start..<position), vocabulary.labelsBefore.contains(word)
    else { return false }
    while position < end, [0x20, 0x2D, 0x5F, 0x23].contains(bytes[position]) { position += 1 }
    let digits = position
    while position < end, ScalarClass.isDigit(UInt32(bytes[position])) { position += 1 }
    guard position > digits else { return false }
    if position + 3 <= end, let after = WordKey(bytes, position..<position + 3),
      vocabulary.labelsAfter.contains(after)
    {
      position += 3
    }
    while position < end {
      let scalar = ScalarRead(bytes, at: position, before: end)
      guard
        ScalarClass.isBlank(scalar.value) || ScalarClass.isColon(scalar.value)
          || [0x2D, 0x2C, 0x2E, 0x7C, 0x2013, 0x2014, 0xFF0C, 0x3001, 0x3002].contains(scalar.value)
      else { break }
      position += scalar.length
    }
    index = position
    return true
  }

  /// Returns the category of the verb at a place, made precise by what a generic verb is about.
  private func verb(
    _ bytes: borrowing Span<UInt8>, _ vocabulary: CommitVocabulary, at start: Int
  ) -> CommitCategory? {
    guard let (verb, after) = lookUp(bytes, vocabulary.verbs, at: start) else { return nil }
    guard verb.isGeneric else { return verb.category }
    var position = after
    for _ in 0..<3 {
      skipSeparators(bytes, &position)
      guard position < end else { break }
      if let (noun, _) = lookUp(bytes, vocabulary.nouns, at: position) { return noun }
      guard bytes[position] < 0x80 else { break }
      position = wordEnd(bytes, from: position)
    }
    return verb.category
  }

  /// Looks up a whole word in Latin letters, or the longest beginning of any other text.
  private func lookUp<Value>(
    _ bytes: borrowing Span<UInt8>, _ table: [WordKey: Value], at start: Int
  ) -> (Value, after: Int)? {
    guard start < end else { return nil }
    if bytes[start] < 0x80 {
      let stop = wordEnd(bytes, from: start)
      guard let key = WordKey(bytes, start..<stop), let value = table[key] else { return nil }
      return (value, stop)
    }
    // Ideographs take three bytes; longest first, so that 单元测试 is found before 单元.
    for length in stride(from: 15, through: 6, by: -3) where start + length <= end {
      if let key = WordKey(bytes, start..<start + length), let value = table[key] {
        return (value, start + length)
      }
    }
    return nil
  }

  private func wordEnd(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < end {
      switch bytes[position] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: position += 1
      // A dot inside a word: `README.md`, `.gitignore`.
      case 0x2E where position + 1 < end && bytes[position + 1] > 0x20: position += 1
      default: return max(position, start + 1)
      }
    }
    return position
  }

  private func skipSeparators(_ bytes: borrowing Span<UInt8>, _ position: inout Int) {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x22, 0x27, 0x60, 0x3A, 0x28, 0x5B, 0x2F: position += 1
      default: return
      }
    }
  }
}
