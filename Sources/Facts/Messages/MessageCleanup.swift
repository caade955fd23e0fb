/// Prepares the file of a `commit-msg` hook as `git commit` will.
///
/// - SeeAlso: git-commit(1), `--cleanup=strip`.
package enum MessageCleanup {
  /// Returns the message that git would store: without comment lines, everything below the scissors,
  /// blanks at the ends of lines, blank lines at both ends, and runs of blank lines.
  ///
  /// - Parameter commentMark: The first byte of a comment line (`core.commentChar`).
  package static func strip(_ bytes: [UInt8], commentMark: UInt8 = 0x23) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var blankLines = 0
    let scissors =
      [commentMark] + Array(" ------------------------ >8 ------------------------".utf8)
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line == scissors[...] { break }
      if line.first == commentMark { continue }
      var end = line.endIndex
      while end > line.startIndex, isBlank(line[end - 1]) { end -= 1 }
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

  // git's isspace: no vertical tab, no form feed.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}
