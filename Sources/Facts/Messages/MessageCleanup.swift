/// Prepares the file of a `commit-msg` hook as `git commit` will.
///
/// - SeeAlso: git-commit(1), `--cleanup`.
package struct MessageCleanup: Sendable {
  /// What git takes out of a message (`commit.cleanup`).
  package enum Mode: String, Sendable, CaseIterable {
    /// Comment lines, everything below the scissors, and superfluous blanks.
    case strip
    /// Superfluous blanks only, as for a message that nobody edited.
    case whitespace
    /// Everything below the scissors, and superfluous blanks.
    case scissors
    /// Nothing.
    case verbatim
  }

  package let mode: Mode
  /// What a comment line begins with (`core.commentChar`, `core.commentString`).
  package let commentMark: [UInt8]

  package init(_ mode: Mode = .strip, commentMark: [UInt8] = Array("#".utf8)) {
    self.mode = mode
    self.commentMark = commentMark
  }

  /// Returns the message that git would store.
  ///
  /// Blanks at the ends of lines, blank lines at both ends, and runs of blank lines go in every
  /// mode but `verbatim`.
  package func clean(_ bytes: [UInt8]) -> [UInt8] {
    guard mode != .verbatim else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var blankLines = 0
    let scissors = commentMark + Self.scissors
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if mode != .whitespace, line == scissors[...] { break }
      if mode == .strip, line.starts(with: commentMark) { continue }
      var end = line.endIndex
      while end > line.startIndex, Self.isBlank(line[end - 1]) { end -= 1 }
      if end == line.startIndex {
        blankLines += 1
        continue
      }
      if blankLines > 0, !result.isEmpty { result.append(0x0A) }
      blankLines = 0
      result += line[..<end]
      result.append(0x0A)
    }
    return result
  }

  /// Returns the mark that git chose for a message under `core.commentChar=auto`.
  ///
  /// git takes the first of its candidates that begins no line of the message, and then writes its
  /// remarks below the message: the last line tells.
  package static func chosenMark(in bytes: [UInt8]) -> [UInt8] {
    let candidates = Array("#;@!$%^&|:".utf8)
    let lines = bytes.split(separator: 0x0A)
    let remarks = lines.prefix { line in !candidates.contains { line == ([$0] + scissors)[...] } }
    let telling = remarks.count < lines.count ? lines[remarks.count] : lines.last
    guard let first = telling?.first, candidates.contains(first) else { return [candidates[0]] }
    return [first]
  }

  private static let scissors = Array(" ------------------------ >8 ------------------------".utf8)

  // git's isspace: no vertical tab, no form feed.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}
