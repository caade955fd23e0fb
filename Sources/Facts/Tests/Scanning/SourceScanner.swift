/// Cuts source text into tokens, without comments, and with strings as one token each.
///
/// It is tolerant: text that no compiler would take gives some tokens, never an error, and every
/// byte is passed a bounded number of times.
struct SourceScanner {
  let bytes: [UInt8]
  let style: LexicalStyle
  private let wordBytes: Set<UInt8>
  private let prefixes: Set<UInt8>
  /// By byte: whether a comment or a string may begin with it.
  private let opensText: [Bool]
  private(set) var position = 0
  private var line = 1
  private var lineStart = 0
  private var tokenEnd = -1
  private var isLineEmpty = true
  private var tokens: [SourceToken] = []
  /// Here-documents that begin with the next line.
  var heredocs: [String] = []

  /// Returns the tokens of a text.
  static func tokens(of bytes: [UInt8], style: LexicalStyle) -> [SourceToken] {
    var scanner = SourceScanner(bytes: bytes, style: style)
    scanner.run()
    return scanner.tokens
  }

  private init(bytes: [UInt8], style: LexicalStyle) {
    self.bytes = bytes
    self.style = style
    wordBytes = Set(style.wordBytes.utf8)
    prefixes = Set(style.stringPrefixes.utf8)
    opensText = Self.bytesThatOpenText(style)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private static func bytesThatOpenText(_ style: LexicalStyle) -> [Bool] {
    var opens = [Bool](repeating: false, count: 256)
    let texts =
      style.lineComments + style.blockComments.map(\.open) + style.quotes.map(\.open)
      + [
        style.stringPrefixes, style.hasRegularExpressions ? "/" : "", style.hasLifetimes ? "'" : "",
      ]
    for text in texts {
      for byte in text.utf8 { opens[Int(byte)] = true }
    }
    if !style.openDelimiters.isEmpty {
      for byte in "rbc#RuUL@$\"<%".utf8 { opens[Int(byte)] = true }
    }
    return opens
  }

  private mutating func run() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x0A {
        skip(to: position + 1)
        isLineEmpty = true
        if !heredocs.isEmpty { skipHeredocs() }
        continue
      }
      if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0C {
        position += 1
        continue
      }
      if isLineEmpty, style.hasDirectives, byte == UInt8(ascii: "#") {
        skipDirective()
        continue
      }
      if style.hasRubyDocuments, position == lineStart, skipRubyDocument() { continue }
      isLineEmpty = false
      if opensText[Int(byte)], skipComment() || takeString() { continue }
      if isWordStart(byte) {
        takeWord()
      } else if (0x30...0x39).contains(byte) {
        takeNumber()
      } else {
        append(.mark, text: bytes[position..<(position + 1)], end: position + 1)
      }
    }
  }

  // MARK: Positions

  func has(_ text: String, at index: Int) -> Bool {
    let utf8 = text.utf8
    // Nearly always the first byte already differs.
    guard index < bytes.count, utf8.first == bytes[index], index + utf8.count <= bytes.count else {
      return false
    }
    return bytes[index..<(index + utf8.count)].elementsEqual(utf8)
  }

  mutating func skip(to end: Int) {
    while position < end {
      if bytes[position] == 0x0A {
        line += 1
        lineStart = position + 1
      }
      position += 1
    }
  }

  private mutating func append(
    _ kind: SourceToken.Kind, text: ArraySlice<UInt8>, end: Int
  ) {
    let (firstLine, column) = (line, column)
    skip(to: end)
    tokenEnd = end
    tokens.append(
      SourceToken(
        kind: kind, text: String(decoding: text.prefix(200), as: UTF8.self), line: firstLine,
        endLine: line, column: column))
  }

  /// Counted only where it matters: at the first token of a line.
  private var column: Int {
    if let last = tokens.last, last.endLine == line { return last.column + 1 }
    var column = 0
    for byte in bytes[lineStart..<position] {
      column = byte == 0x09 ? (column / 8 + 1) * 8 : column + 1
    }
    return column
  }

  // MARK: Comments

  private mutating func skipComment() -> Bool {
    for comment in style.blockComments where has(comment.open, at: position) {
      let end = endOfComment(comment)
      if has("/**", at: position), end - position > 4 {
        append(.documentation, text: bytes[position..<end], end: end)
      } else {
        skip(to: end)
      }
      return true
    }
    for start in style.lineComments where has(start, at: position) {
      // `#[…]` is an attribute in PHP and in no other language whose comments begin with `#`.
      if start == "#", has("#[", at: position), style.lineComments.count > 1 { continue }
      position = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      return true
    }
    return false
  }

  private func endOfComment(_ comment: LexicalStyle.BlockComment) -> Int {
    var index = position + comment.open.utf8.count
    var depth = 1
    while index < bytes.count {
      if has(comment.close, at: index) {
        depth -= 1
        index += comment.close.utf8.count
        if depth == 0 { return index }
      } else if comment.nests, has(comment.open, at: index) {
        depth += 1
        index += comment.open.utf8.count
      } else {
        index += 1
      }
    }
    return bytes.count
  }

  /// Skips a line of the preprocessor; code that `#if 0` switches off goes with it.
  private mutating func skipDirective() {
    var depth = 0
    repeat {
      let start = position
      skipLogicalLine()
      let name = bytes[start..<position].drop {
        $0 == UInt8(ascii: "#") || $0 == 0x20 || $0 == 0x09
      }
      if name.starts(with: "if".utf8) {
        let condition = name.dropFirst(2).drop { $0 == 0x20 || $0 == 0x09 }
        let isOff =
          condition.first == UInt8(ascii: "0")
          && condition.dropFirst().first.map { $0 <= 0x20 } ?? true
        if depth > 0 || isOff { depth += 1 }
      } else if name.starts(with: "endif".utf8) {
        depth -= 1
      } else if name.starts(with: "el".utf8), depth == 1 {
        depth = 0
      }
      guard depth > 0 else { return }
      skipToDirective()
    } while position < bytes.count
  }

  private mutating func skipLogicalLine() {
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      var last = end - 1
      if last >= position, bytes[last] == 0x0D { last -= 1 }
      let isContinued = last >= position && bytes[last] == UInt8(ascii: "\\")
      skip(to: min(end + 1, bytes.count))
      if !isContinued { return }
    }
  }

  private mutating func skipToDirective() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "#") { return }
      if byte == 0x20 || byte == 0x09 {
        position += 1
      } else {
        skip(to: min((bytes[position...].firstIndex(of: 0x0A) ?? bytes.count) + 1, bytes.count))
      }
    }
  }

  private mutating func skipRubyDocument() -> Bool {
    if has("__END__", at: position) {
      let end = position + 7
      guard end == bytes.count || bytes[end] <= 0x20 else { return false }
      position = bytes.count
      return true
    }
    guard has("=begin", at: position) else { return false }
    while position < bytes.count {
      let isEnd = has("=end", at: position)
      skip(to: min((bytes[position...].firstIndex(of: 0x0A) ?? bytes.count) + 1, bytes.count))
      if isEnd { break }
    }
    return true
  }

  // MARK: Strings

  private mutating func takeString() -> Bool {
    var start = position
    if !prefixes.isEmpty, tokenEnd != position {
      while start < bytes.count, start - position < 3, prefixes.contains(bytes[start]) {
        start += 1
      }
    }
    if let (content, end) = openDelimited(at: position) {
      append(.string, text: bytes[content], end: end)
      return true
    }
    if let (content, end) = quoted(at: start) ?? (start == position ? nil : quoted(at: position)) {
      append(.string, text: bytes[content], end: end)
      return true
    }
    if style.hasLifetimes, bytes[position] == UInt8(ascii: "'") {
      if let end = endOfCharacter() {
        append(.string, text: bytes[(position + 1)..<(end - 1)], end: end)
      } else {
        append(.mark, text: bytes[position..<(position + 1)], end: position + 1)
      }
      return true
    }
    if style.hasRegularExpressions, let end = endOfRegularExpression() {
      append(.string, text: bytes[position..<end], end: end)
      return true
    }
    return false
  }

  private func quoted(at index: Int) -> (content: Range<Int>, end: Int)? {
    for quotes in style.quotes where has(quotes.open, at: index) {
      return endOfString(quotes, from: index, depth: 0)
    }
    return nil
  }

  private func endOfString(
    _ quotes: LexicalStyle.Quotes, from start: Int, depth: Int
  ) -> (content: Range<Int>, end: Int) {
    let first = start + quotes.open.utf8.count
    let close = quotes.close.utf8.count
    var index = first
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A, !quotes.spansLines { return (first..<index, index) }
      if let open = quotes.interpolation, depth < 16, has(open, at: index) {
        index = endOfInterpolation(
          from: index + open.utf8.count, bracket: open.utf8.last ?? 0, in: quotes, depth: depth)
      } else if byte == UInt8(ascii: "\\"), quotes.escape == .backslash {
        // A line that ends in a backslash goes on; the scanner's line count does not depend on it.
        index += 2
      } else if has(quotes.close, at: index) {
        if quotes.escape == .doubled, has(quotes.close, at: index + close) {
          index += 2 * close
        } else {
          return (first..<index, index + close)
        }
      } else {
        index += 1
      }
    }
    return (min(first, bytes.count)..<bytes.count, bytes.count)
  }

  /// Returns the index behind the bracket that closes code inside a string.
  private func endOfInterpolation(
    from start: Int, bracket: UInt8, in outer: LexicalStyle.Quotes, depth: Int
  ) -> Int {
    let close = bracket == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    var open = 1
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A, !outer.spansLines { return index }
      if byte == bracket {
        open += 1
      } else if byte == close {
        open -= 1
        if open == 0 { return index + 1 }
      } else if let quotes = style.quotes.first(where: { has($0.open, at: index) }) {
        index = endOfString(quotes, from: index, depth: depth + 1).end
        continue
      }
      index += 1
    }
    return bytes.count
  }

  private func endOfCharacter() -> Int? {
    var index = position + 1
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "\\") {
      // The longest escape is `'\u{10FFFF}'`.
      index += 2
      while index < bytes.count, index - position < 13 {
        if bytes[index] == UInt8(ascii: "'") { return index + 1 }
        index += 1
      }
      return nil
    }
    index += 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: "'") ? index + 1 : nil
  }

  /// Returns the end of a regular expression at the position; nil when the slash divides.
  private func endOfRegularExpression() -> Int? {
    guard bytes[position] == UInt8(ascii: "/"), !isAfterValue else { return nil }
    var index = position + 1
    var isInClass = false
    // The bound keeps a line of slashes linear.
    while index < bytes.count, index - position < 1_000 {
      switch bytes[index] {
      case 0x0A: return nil
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass: return index + 1
      default: break
      }
      index += 1
    }
    return nil
  }

  private static let wordsBeforeExpressions: Set<String> = [
    "return", "typeof", "case", "in", "of", "do", "else", "when", "and", "or", "not", "if",
    "unless",
    "while", "until", "match", "void", "delete", "throw", "await", "yield",
  ]

  var isAfterValue: Bool {
    guard let last = tokens.last else { return false }
    switch last.kind {
    case .word: return !Self.wordsBeforeExpressions.contains(last.text)
    case .number, .string: return true
    // A slash behind `<` closes a tag of JSX.
    case .mark: return [")", "]", "}", "<"].contains(last.text)
    case .documentation: return false
    }
  }

  // MARK: Words and numbers

  private func isWordStart(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte >= 0x80
      || (wordBytes.contains(byte) && (byte == UInt8(ascii: "$") || byte == UInt8(ascii: "@")))
      || (style.hasQuotedWords && byte == UInt8(ascii: "`"))
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte >= 0x80
      || (0x30...0x39).contains(byte) || wordBytes.contains(byte)
  }

  private mutating func takeWord() {
    if bytes[position] == UInt8(ascii: "`") {
      // A quoted word may hold blanks, but no line end.
      let end =
        bytes[(position + 1)...].firstIndex { $0 == UInt8(ascii: "`") || $0 == 0x0A } ?? bytes.count
      append(.word, text: bytes[(position + 1)..<end], end: min(end + 1, bytes.count))
      return
    }
    var end = position + 1
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    append(.word, text: bytes[position..<end], end: end)
  }

  private mutating func takeNumber() {
    var end = position + 1
    while end < bytes.count {
      let isPart =
        isWordByte(bytes[end])
        || ((bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: "'"))
          && end + 1 < bytes.count
          && (0x30...0x39).contains(bytes[end + 1]))
      if !isPart { break }
      end += 1
    }
    append(.number, text: bytes[position..<end], end: end)
  }
}
