/// Strings whose delimiters the writer of the code chooses.
extension SourceScanner {
  /// Returns the string that begins at an index with a delimiter of its own, or nil.
  mutating func openDelimited(at start: Int) -> (content: Range<Int>, end: Int)? {
    for delimiter in style.openDelimiters {
      let found: (content: Range<Int>, end: Int)? =
        switch delimiter {
        case .rust: rustString(at: start)
        case .swift: swiftString(at: start)
        case .cPlusPlus: cPlusPlusString(at: start)
        case .cSharp: cSharpString(at: start)
        case .rubyHeredoc: rubyHeredoc(at: start)
        case .phpHeredoc: phpHeredoc(at: start)
        case .rubyPercent: rubyPercentString(at: start)
        }
      if let found { return found }
    }
    return nil
  }

  /// Skips the here-documents that were announced on the line before.
  mutating func skipHeredocs() {
    for word in heredocs {
      while position < bytes.count {
        var first = position
        while first < bytes.count, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
        let end = first + word.utf8.count
        if has(word, at: first), end >= bytes.count || !isWordByte(bytes[end]) {
          skip(to: end)
          break
        }
        skip(to: min((bytes[position...].firstIndex(of: 0x0A) ?? bytes.count) + 1, bytes.count))
      }
    }
    heredocs = []
  }

  /// `r"…"`, `r#"…"#`, `br##"…"##`.
  private func rustString(at start: Int) -> (content: Range<Int>, end: Int)? {
    var index = start
    if index < bytes.count, bytes[index] == UInt8(ascii: "b") || bytes[index] == UInt8(ascii: "c") {
      index += 1
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "r") else { return nil }
    let hashes = count(of: UInt8(ascii: "#"), at: index + 1)
    let quote = index + 1 + hashes
    guard quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return nil }
    return rest(from: quote + 1, until: "\"" + String(repeating: "#", count: hashes))
  }

  /// `#"…"#` and `##"""…"""##`; the delimiter holds more hashes than any quote inside.
  private func swiftString(at start: Int) -> (content: Range<Int>, end: Int)? {
    let hashes = count(of: UInt8(ascii: "#"), at: start)
    let quote = start + hashes
    guard hashes > 0, quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return nil }
    let quotes = has("\"\"\"", at: quote) ? "\"\"\"" : "\""
    return rest(
      from: quote + quotes.utf8.count, until: quotes + String(repeating: "#", count: hashes))
  }

  /// `R"x(…)x"`, with or without an encoding in front.
  private func cPlusPlusString(at start: Int) -> (content: Range<Int>, end: Int)? {
    for prefix in ["R\"", "u8R\"", "uR\"", "UR\"", "LR\""] where has(prefix, at: start) {
      let first = start + prefix.utf8.count
      // The standard allows 16 bytes between quote and bracket.
      guard
        let open = bytes[first..<min(first + 17, bytes.count)].firstIndex(of: UInt8(ascii: "("))
      else { return nil }
      let word = String(decoding: bytes[first..<open], as: UTF8.self)
      return rest(from: open + 1, until: ")\(word)\"")
    }
    return nil
  }

  /// `@"…"` with doubled quotes, and three or more quotes.
  private func cSharpString(at start: Int) -> (content: Range<Int>, end: Int)? {
    for prefix in ["@\"", "$@\"", "@$\""] where has(prefix, at: start) {
      let first = start + prefix.utf8.count
      var index = first
      while index < bytes.count {
        guard bytes[index] == UInt8(ascii: "\"") else {
          index += 1
          continue
        }
        guard has("\"\"", at: index) else { return (first..<index, index + 1) }
        index += 2
      }
      return (first..<bytes.count, bytes.count)
    }
    let quote = start + count(of: UInt8(ascii: "$"), at: start)
    let quotes = count(of: UInt8(ascii: "\""), at: quote)
    guard quotes >= 3 else { return nil }
    return rest(from: quote + quotes, until: String(repeating: "\"", count: quotes))
  }

  /// `<<~WORD`, `<<-'WORD'`, `<<WORD`; the text follows on the next line.
  private mutating func rubyHeredoc(at start: Int) -> (content: Range<Int>, end: Int)? {
    guard has("<<", at: start), start + 2 < bytes.count else { return nil }
    let mark = bytes[start + 2]
    let isMarked = mark == UInt8(ascii: "~") || mark == UInt8(ascii: "-")
    // Without a mark, `a <<WORD` could as well append a constant.
    guard isMarked || ((0x41...0x5A).contains(mark) && !isAfterValue) else { return nil }
    return heredoc(wordAt: start + (isMarked ? 3 : 2))
  }

  /// `<<<WORD`, `<<<'WORD'`.
  private mutating func phpHeredoc(at start: Int) -> (content: Range<Int>, end: Int)? {
    guard has("<<<", at: start) else { return nil }
    return heredoc(wordAt: start + 3 + count(of: 0x20, at: start + 3))
  }

  private mutating func heredoc(wordAt start: Int) -> (content: Range<Int>, end: Int)? {
    guard start < bytes.count else { return nil }
    let isQuoted = bytes[start] == UInt8(ascii: "'") || bytes[start] == UInt8(ascii: "\"")
    let first = isQuoted ? start + 1 : start
    var end = first
    while end < bytes.count, end - first < 100, isWordByte(bytes[end]) { end += 1 }
    guard end > first, heredocs.count < 16 else { return nil }
    heredocs.append(String(decoding: bytes[first..<end], as: UTF8.self))
    return (end..<end, isQuoted ? min(end + 1, bytes.count) : end)
  }

  /// `%w[…]`, `%q(…)`, `%(…)`, `%r{…}`; brackets nest.
  private func rubyPercentString(at start: Int) -> (content: Range<Int>, end: Int)? {
    guard bytes[start] == UInt8(ascii: "%"), start + 2 < bytes.count else { return nil }
    let hasLetter = "qQwWiIrsx".utf8.contains(bytes[start + 1])
    guard hasLetter || !isAfterValue else { return nil }
    let open = bytes[start + (hasLetter ? 2 : 1)]
    let pairs: [UInt8: UInt8] = [0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D, 0x3C: 0x3E]
    guard let close = pairs[open] ?? (hasLetter && (open == 0x7C || open == 0x21) ? open : nil)
    else { return nil }
    let first = start + (hasLetter ? 3 : 2)
    var index = first
    var depth = 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 1
      } else if bytes[index] == close {
        depth -= 1
        if depth == 0 { return (first..<index, index + 1) }
      } else if bytes[index] == open {
        depth += 1
      }
      index += 1
    }
    return (min(first, bytes.count)..<bytes.count, bytes.count)
  }

  private func rest(from start: Int, until close: String) -> (content: Range<Int>, end: Int) {
    let first = min(start, bytes.count)
    let closing = Array(close.utf8)
    // A delimiter as long as the file would make every step expensive.
    guard closing.count <= 256 else { return (first..<bytes.count, bytes.count) }
    var index = first
    while index < bytes.count {
      if bytes[index] == closing[0], bytes[index...].starts(with: closing) {
        return (first..<index, index + closing.count)
      }
      index += 1
    }
    return (first..<bytes.count, bytes.count)
  }

  private func count(of byte: UInt8, at start: Int) -> Int {
    guard start < bytes.count else { return 0 }
    return bytes[start...].prefix { $0 == byte }.count
  }
}
