extension MessageLayout {
  /// Reads body and footers (rules 6 to 12 and 16).
  ///
  /// A footer begins a paragraph, or follows another footer; its value goes on until the next
  /// footer, over blank lines too, as rule 10 says.
  mutating func readRest(_ bytes: borrowing Span<UInt8>, from start: Int) {
    var lineStart = start
    var isFirstLine = true
    var followsBlankLine = false
    var bodyStart: Int?
    var bodyEnd = start
    var hasReportedTakenText = false
    while lineStart < bytes.count {
      let lineEnd = MessageLines.end(bytes, from: lineStart)
      let end = MessageLines.trimmedEnd(bytes, lineStart, lineEnd)
      if end == lineStart {
        followsBlankLine = true
      } else {
        if isFirstLine { error(.bodyWithoutBlankLine, at: lineStart) }
        let mayBeFooter = followsBlankLine || !footers.isEmpty
        if mayBeFooter, let footer = footer(bytes, lineStart, end) {
          add(footer, bytes)
          hasReportedTakenText = false
        } else if footers.isEmpty {
          bodyStart = bodyStart ?? lineStart
          bodyEnd = end
        } else {
          if followsBlankLine, !hasReportedTakenText {
            warning(.footerTakesText, at: lineStart)
            hasReportedTakenText = true
          }
          footers[footers.count - 1].value =
            footers[footers.count - 1].value.lowerBound..<end
        }
        lookForMisspeltBreak(bytes, lineStart, end, mayBeFooter: mayBeFooter)
        followsBlankLine = false
      }
      isFirstLine = false
      lineStart = lineEnd + 1
    }
    if let bodyStart { body = bodyStart..<bodyEnd }
  }

  private mutating func add(_ footer: Footer, _ bytes: borrowing Span<UInt8>) {
    footers.append(footer)
    if !footer.isHash, isBreakingToken(bytes, footer.token) { hasBreakingFooter = true }
  }

  /// Returns the footer that a line begins, or nil.
  private func footer(
    _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
  ) -> Footer? {
    var index = start
    if bytes[start] == 0x42, Self.hasPrefix(bytes, start, end, "BREAKING CHANGE") {
      index += 15
    } else {
      var hasLetter = false
      while index < end {
        let scalar = ScalarRead(bytes, at: index, before: end)
        guard ScalarClass.isTokenWord(scalar.value) else { break }
        hasLetter = hasLetter || ScalarClass.isLetter(scalar.value)
        index += scalar.length
      }
      guard hasLetter else { return nil }
    }
    guard index + 2 < end else { return nil }
    let isHash = bytes[index] == 0x20 && bytes[index + 1] == 0x23
    guard isHash || (bytes[index] == 0x3A && bytes[index + 1] == 0x20) else { return nil }
    var value = index + 2
    skipBlanks(bytes, &value, end)
    guard value < end else { return nil }
    return Footer(token: start..<index, value: value..<end, isHash: isHash)
  }

  private func isBreakingToken(_ bytes: borrowing Span<UInt8>, _ token: Range<Int>) -> Bool {
    token.count == 15
      && (Self.hasPrefix(bytes, token.lowerBound, token.upperBound, "BREAKING CHANGE")
        || Self.hasPrefix(bytes, token.lowerBound, token.upperBound, "BREAKING-CHANGE"))
  }

  /// Warns of a line that looks like a breaking change and is none to the specification.
  private mutating func lookForMisspeltBreak(
    _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int, mayBeFooter: Bool
  ) {
    let length = 15
    guard end - start > length, bytes[start] | 0x20 == 0x62 else { return }
    var isUpper = true
    for (offset, expected) in "breaking change".utf8.enumerated() {
      let byte = bytes[start + offset]
      if expected == 0x20 {
        guard byte == 0x20 || byte == 0x2D else { return }
      } else {
        guard byte | 0x20 == expected else { return }
        isUpper = isUpper && byte != expected
      }
    }
    let after = start + length
    let scalar = ScalarRead(bytes, at: after, before: end)
    let isHash = scalar.value == 0x20 && after + 1 < end && bytes[after + 1] == 0x23
    guard ScalarClass.isColon(scalar.value) || isHash else { return }
    if !isUpper {
      warning(.breakingCase, at: start)
    } else if isHash || scalar.value != 0x3A || after + 1 >= end || bytes[after + 1] != 0x20 {
      warning(.breakingSeparator, at: after)
    }
  }

  private static func hasPrefix(
    _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int, _ text: String
  ) -> Bool {
    guard end - start >= text.utf8.count else { return false }
    for (offset, byte) in text.utf8.enumerated() where bytes[start + offset] != byte {
      return false
    }
    return true
  }
}
