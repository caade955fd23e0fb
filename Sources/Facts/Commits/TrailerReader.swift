/// Finds trailers as git does.
///
/// The block is the last paragraph but never the first one; every line of it is a trailer or
/// continues one, or one line begins as git's own do (`Signed-off-by: `, `(cherry picked from
/// commit `) and at least a quarter are trailers. `Conflicts:` lists and comments at the end do not
/// count.
///
/// - SeeAlso: `trailer.c` and `ignore_non_trailer` of git 2.39; git-interpret-trailers(1).
package struct TrailerReader: Sendable {
  /// Whether a line of three dashes ends the message, as in a mailed patch.
  ///
  /// Commit messages have none.
  package let hasDivider: Bool
  /// Tokens that make a mixed block a trailer block, as `trailer.<token>.key` does, lower case.
  package let recognisedTokens: Set<String>

  private static let commentMark: UInt8 = 0x23
  private static let generatedPrefixes = [
    Array("Signed-off-by: ".utf8), Array("(cherry picked from commit ".utf8),
  ]
  private static let scissors = Array(
    "# ------------------------ >8 ------------------------\n".utf8)
  private static let conflicts = Array("Conflicts:\n".utf8)

  package init(hasDivider: Bool = false, recognisedTokens: Set<String> = []) {
    self.hasDivider = hasDivider
    self.recognisedTokens = recognisedTokens
  }

  /// Returns the trailers in order.
  ///
  /// - Parameter message: Bytes of the message; git stops at the first NUL, and so do we.
  /// - Complexity: O(n) in the length of the message.
  package func trailers(in message: [UInt8]) -> [Trailer] {
    var bytes = message[...]
    if let nul = bytes.firstIndex(of: 0) { bytes = bytes[..<nul] }
    if hasDivider { bytes = bytes[..<divider(in: bytes)] }
    bytes = bytes[..<contentEnd(of: bytes)]
    return blockStart(in: bytes).map { read(bytes[$0...]) } ?? []
  }

  /// Returns where a line begins with `---` and a blank, or the end.
  private func divider(in bytes: ArraySlice<UInt8>) -> Int {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start...].starts(with: [0x2D, 0x2D, 0x2D]), start + 3 < bytes.endIndex,
        Self.isSpace(bytes[start + 3])
      {
        return start
      }
      start = Self.nextLine(bytes, after: start)
    }
    return bytes.endIndex
  }

  /// Returns the end without trailing comments, empty lines and an old `Conflicts:` list.
  private func contentEnd(of bytes: ArraySlice<UInt8>) -> Int {
    let cutoff = scissorsStart(in: bytes)
    var ignoredStart: Int?
    var isInConflicts = false
    var start = bytes.startIndex
    while start < cutoff {
      let first = bytes[start]
      if first == Self.commentMark || first == 0x0A {
        ignoredStart = ignoredStart ?? start
      } else if bytes[start...].starts(with: Self.conflicts) {
        isInConflicts = true
        ignoredStart = ignoredStart ?? start
      } else if isInConflicts, first == 0x09 {
        // A path of the list.
      } else if ignoredStart != nil {
        ignoredStart = nil
        isInConflicts = false
      }
      start = Self.nextLine(bytes, after: start)
    }
    // git takes the start of the message for "nothing to ignore".
    if let ignoredStart, ignoredStart > bytes.startIndex { return ignoredStart }
    return cutoff
  }

  private func scissorsStart(in bytes: ArraySlice<UInt8>) -> Int {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start] == Self.commentMark, bytes[start...].starts(with: Self.scissors) {
        return start
      }
      start = Self.nextLine(bytes, after: start)
    }
    return bytes.endIndex
  }

  /// Returns where the block of trailers starts, or nil when there is none.
  private func blockStart(in bytes: ArraySlice<UInt8>) -> Int? {
    let titleEnd = titleEnd(of: bytes)
    var hasText = false
    var isRecognised = false
    var trailers = 0
    var others = 0
    // Lines that continue a trailer, should one stand above them.
    var continuations = 0
    var end = bytes.endIndex
    while let start = Self.lastLine(bytes, before: end), start >= titleEnd {
      defer { end = start }
      let line = bytes[start..<end]
      if bytes[start] == Self.commentMark {
        others += continuations
        continuations = 0
      } else if Self.isBlankLine(line) {
        guard hasText else { continue }
        others += continuations
        let isBlock = isRecognised && trailers * 3 >= others || trailers > 0 && others == 0
        return isBlock ? Self.nextLine(bytes, after: start) : nil
      } else {
        hasText = true
        if Self.generatedPrefixes.contains(where: line.starts) {
          trailers += 1
          continuations = 0
          isRecognised = true
        } else if Self.isSpace(bytes[start]) {
          continuations += 1
        } else if let separator = Self.separator(in: line), separator > start {
          trailers += 1
          continuations = 0
          isRecognised = isRecognised || isKnown(line[..<separator])
        } else {
          others += 1 + continuations
          continuations = 0
        }
      }
    }
    return nil
  }

  private func isKnown(_ token: ArraySlice<UInt8>) -> Bool {
    guard !recognisedTokens.isEmpty else { return false }
    return recognisedTokens.contains(Self.text(token).lowercased())
  }

  /// Returns where the first paragraph ends: it is the title and holds no trailers.
  private func titleEnd(of bytes: ArraySlice<UInt8>) -> Int {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let next = Self.nextLine(bytes, after: start)
      if bytes[start] != Self.commentMark, Self.isBlankLine(bytes[start..<next]) { return start }
      start = next
    }
    return bytes.endIndex
  }

  private func read(_ block: ArraySlice<UInt8>) -> [Trailer] {
    var trailers: [Trailer] = []
    var current: (separator: Int, line: ArraySlice<UInt8>)?
    func finish() {
      guard let (separator, line) = current, line.first != Self.commentMark else { return }
      trailers.append(
        Trailer(
          token: Self.text(line[..<separator]), value: Self.unfolded(line[(separator + 1)...])))
    }
    var start = block.startIndex
    while start < block.endIndex {
      let next = Self.nextLine(block, after: start)
      if let known = current, Self.isSpace(block[start]) {
        current = (known.separator, block[known.line.startIndex..<next])
      } else {
        finish()
        current = nil
        let line = block[start..<next]
        if let separator = Self.separator(in: line), separator > start {
          current = (separator, line)
        }
      }
      start = next
    }
    finish()
    return trailers
  }
}

extension TrailerReader {
  /// Returns where the `:` after a token stands, or nil when the line has no token.
  private static func separator(in line: ArraySlice<UInt8>) -> Int? {
    var sawBlank = false
    for index in line.indices {
      switch line[index] {
      case 0x3A: return index
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D:
        if sawBlank { return nil }
      case 0x20, 0x09:
        if index == line.startIndex { return nil }
        sawBlank = true
      default: return nil
      }
    }
    return nil
  }

  /// Returns a value with its line breaks and the blanks after them replaced by one space.
  private static func unfolded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == 0x0A else {
        result.append(bytes[index])
        index += 1
        continue
      }
      while index < bytes.endIndex, isSpace(bytes[index]) { index += 1 }
      result.append(0x20)
    }
    return text(result[...])
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var slice = bytes
    while let first = slice.first, isSpace(first) { slice.removeFirst() }
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }

  private static func nextLine(_ bytes: ArraySlice<UInt8>, after start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
  }

  /// Returns where the last line before an index starts, or nil at the beginning.
  private static func lastLine(_ bytes: ArraySlice<UInt8>, before end: Int) -> Int? {
    guard end > bytes.startIndex else { return nil }
    // A line feed right before `end` belongs to the line.
    return bytes[..<(end - 1)].lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex
  }

  private static func isBlankLine(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy(isSpace)
  }

  /// git's own `isspace`: no vertical tab, no form feed.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
