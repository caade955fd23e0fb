extension MessageLayout {
  /// Reads `type(scope)!: description`; returns the byte after the header's line.
  mutating func readHeader(_ bytes: borrowing Span<UInt8>) -> Int {
    var start = 0
    var lineEnd = MessageLines.end(bytes, from: start)
    // Raw commits may begin with empty lines; the first line that says something is the header.
    while start < bytes.count, MessageLines.trimmedEnd(bytes, start, lineEnd) == start {
      start = min(lineEnd + 1, bytes.count)
      lineEnd = MessageLines.end(bytes, from: start)
    }
    guard start < bytes.count else {
      error(.emptyMessage, at: 0)
      return bytes.count
    }
    if start > 0 { error(.leadingBlank, at: 0) }
    let end = MessageLines.trimmedEnd(bytes, start, lineEnd)
    readHeader(bytes, from: start, to: end)
    return min(lineEnd + 1, bytes.count)
  }

  private mutating func readHeader(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) {
    var index = skipPrefix(bytes, from: start, to: end)
    guard index < end else { return error(.missingType, at: start) }
    let opening = ScalarRead(bytes, at: index, before: end).value
    if closingBracket(opening) != nil {
      return readBracketed(bytes, from: index, to: end)
    }
    let typeStart = index
    var hasLetter = false
    while index < end {
      let scalar = ScalarRead(bytes, at: index, before: end)
      guard ScalarClass.isTypeWord(scalar.value) else { break }
      hasLetter = hasLetter || ScalarClass.isLetter(scalar.value)
      index += scalar.length
    }
    let typeEnd = index
    readScopeAndMark(bytes, &index, end)
    let gap = index
    skipBlanks(bytes, &index, end)
    guard index < end, let colon = colonLength(bytes, at: index, before: end) else {
      return refuseProse(bytes, from: typeStart, to: end, word: typeEnd)
    }
    if gap < index { error(.blankBeforeColon, at: gap) }
    if typeEnd == typeStart {
      error(.missingType, at: typeStart)
    } else if hasLetter {
      type = typeStart..<typeEnd
    } else {
      error(.invalidType, at: typeStart)
    }
    if colon > 1 { error(.fullWidthColon, at: index) }
    readDescription(bytes, from: index + colon, to: end, afterASCIIColon: colon == 1)
  }

  /// Reports and steps over what stands before a type where nothing may stand.
  private mutating func skipPrefix(
    _ bytes: borrowing Span<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var index = start
    if end - index >= 3, bytes[index] == 0xEF, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF {
      error(.byteOrderMark, at: index)
      index += 3
    }
    let afterMark = index
    skipBlanks(bytes, &index, end)
    if index > afterMark { error(.leadingBlank, at: afterMark) }
    let beforeEmoji = index
    if EmojiPrefix.skip(bytes, &index, end) != nil {
      error(.emojiPrefix, at: beforeEmoji)
      skipBlanks(bytes, &index, end)
    }
    return index
  }

  private mutating func readScopeAndMark(
    _ bytes: borrowing Span<UInt8>, _ index: inout Int, _ end: Int
  ) {
    let markStart = index
    readMarks(bytes, &index, end)
    guard index < end else { return }
    let opening = ScalarRead(bytes, at: index, before: end)
    guard opening.value == 0x28 || opening.value == 0xFF08 else { return }
    if hasMark { error(.markBeforeScope, at: markStart) }
    if opening.value == 0xFF08 { error(.fullWidthParenthesis, at: index) }
    let open = index
    index += opening.length
    let inside = index
    var hasWord = false
    while index < end {
      let scalar = ScalarRead(bytes, at: index, before: end)
      if scalar.value == 0x29 || scalar.value == 0xFF09 {
        closeScope(bytes, inside..<index, hasWord: hasWord)
        if scalar.value == 0xFF09, opening.value == 0x28 {
          error(.fullWidthParenthesis, at: index)
        }
        index += scalar.length
        readMarks(bytes, &index, end)
        return
      }
      if scalar.value == 0x28 || scalar.value == 0xFF08 { break }
      hasWord =
        hasWord || ScalarClass.isLetter(scalar.value) || ScalarClass.isDigit(scalar.value)
      index += scalar.length
    }
    error(.invalidScope, at: open)
  }

  private mutating func closeScope(
    _ bytes: borrowing Span<UInt8>, _ inside: Range<Int>, hasWord: Bool
  ) {
    var first = inside.lowerBound
    skipBlanks(bytes, &first, inside.upperBound)
    let last = MessageLines.trimmedEnd(bytes, first, inside.upperBound)
    if first == last { return error(.emptyScope, at: inside.lowerBound) }
    if !hasWord { return error(.invalidScope, at: first) }
    if first > inside.lowerBound {
      warning(.paddedScope, at: inside.lowerBound)
    } else if last < inside.upperBound {
      warning(.paddedScope, at: last)
    }
    scope = first..<last
  }

  private mutating func readMarks(
    _ bytes: borrowing Span<UInt8>, _ index: inout Int, _ end: Int
  ) {
    while index < end {
      let scalar = ScalarRead(bytes, at: index, before: end)
      guard scalar.value == 0x21 || scalar.value == 0xFF01 else { return }
      if hasMark { error(.repeatedMark, at: index) }
      if scalar.value == 0xFF01 { error(.fullWidthMark, at: index) }
      hasMark = true
      index += scalar.length
    }
  }

  private mutating func readDescription(
    _ bytes: borrowing Span<UInt8>, from start: Int, to end: Int, afterASCIIColon: Bool
  ) {
    guard start < end else { return error(.emptyDescription, at: start) }
    let next = ScalarRead(bytes, at: start, before: end)
    var index = start
    skipBlanks(bytes, &index, end)
    if afterASCIIColon {
      if index == start {
        error(.missingBlank, at: start)
      } else if next.value != 0x20 {
        error(.wrongBlank, at: start)
      } else if index > start + 1 {
        warning(.extraBlank, at: start + 1)
      }
    }
    description = index..<end
  }

  /// Names the first thing that is wrong with a first line that is no header.
  private mutating func refuseProse(
    _ bytes: borrowing Span<UInt8>, from start: Int, to end: Int, word typeEnd: Int
  ) {
    // What was said about a scope or a mark in running text helps nobody.
    faults.removeAll {
      [
        .emptyScope, .invalidScope, .fullWidthParenthesis, .fullWidthMark, .repeatedMark,
        .markBeforeScope, .paddedScope,
      ].contains($0.code)
    }
    scope = nil
    hasMark = false
    var index = typeEnd
    while index < end {
      let scalar = ScalarRead(bytes, at: index, before: end)
      if ScalarClass.isColon(scalar.value), index > start {
        let after = index + scalar.length
        if after < end, scalar.value != 0x3A || bytes[after] == 0x20 {
          error(.invalidType, at: typeEnd > start ? typeEnd : start)
          readDescription(bytes, from: after, to: end, afterASCIIColon: scalar.value == 0x3A)
          return
        }
      }
      index += scalar.length
    }
    error(.missingType, at: start)
    description = start..<end
  }

  private mutating func readBracketed(
    _ bytes: borrowing Span<UInt8>, from start: Int, to end: Int
  ) {
    error(.bracketedType, at: start)
    let opening = ScalarRead(bytes, at: start, before: end)
    var index = start + opening.length
    while index < end {
      let scalar = ScalarRead(bytes, at: index, before: end)
      if scalar.value == closingBracket(opening.value) {
        type = start + opening.length..<index
        index += scalar.length
        if let colon = colonLength(bytes, at: index, before: end) { index += colon }
        skipBlanks(bytes, &index, end)
        if index < end { description = index..<end }
        return
      }
      index += scalar.length
    }
    description = start..<end
  }

  private func colonLength(
    _ bytes: borrowing Span<UInt8>, at index: Int, before end: Int
  ) -> Int? {
    guard index < end else { return nil }
    let scalar = ScalarRead(bytes, at: index, before: end)
    guard ScalarClass.isColon(scalar.value) else { return nil }
    // `std::move` and `https://` are no headers.
    if scalar.value == 0x3A, index + 1 < end, bytes[index + 1] == 0x3A { return nil }
    if scalar.value == 0x3A, index + 2 < end, bytes[index + 1] == 0x2F, bytes[index + 2] == 0x2F {
      return nil
    }
    return scalar.length
  }
}

/// Returns the bracket that closes one in which people put a type, or nil for any other scalar.
func closingBracket(_ opening: UInt32) -> UInt32? {
  switch opening {
  case 0x28: 0x29  // ( )
  case 0x5B: 0x5D  // [ ]
  case 0x3010: 0x3011  // 【 】
  case 0xFF08: 0xFF09  // （ ）
  case 0xFF3B: 0xFF3D  // ［ ］
  case 0x3014: 0x3015  // 〔 〕
  case 0x300C: 0x300D  // 「 」
  default: nil
  }
}
