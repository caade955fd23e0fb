import GitReader

/// Where the parts of a message lie, as byte ranges, by the sixteen rules of Conventional Commits.
///
/// One reading serves both the strict verdict with its positions and the tally over a whole
/// history, which needs no strings.
///
/// - SeeAlso: https://www.conventionalcommits.org/en/v1.0.0/#specification
struct MessageLayout {
  /// A departure, at a byte of the message.
  struct Fault {
    let code: CommitProblem.Code
    let severity: CommitProblem.Severity
    let offset: Int
  }

  /// A footer's parts.
  struct Footer {
    let token: Range<Int>
    var value: Range<Int>
    /// ` #` instead of `: `.
    let isHash: Bool
  }

  var type: Range<Int>?
  var scope: Range<Int>?
  var hasMark = false
  var description: Range<Int>?
  var body: Range<Int>?
  var footers: [Footer] = []
  var hasBreakingFooter = false
  var faults: [Fault] = []
  var isValid = true

  /// How much of a message to read.
  enum Extent {
    /// Header, body and footers.
    case all
    /// The same, but nothing after a header that breaks the rules: the verdict is known then.
    case untilInvalid
  }

  /// Reads a message.
  ///
  /// - Complexity: O(n) in the length of the message.
  init(_ bytes: borrowing Span<UInt8>, extent: Extent = .all) {
    let headerEnd = readHeader(bytes)
    guard extent == .all || isValid else { return }
    readRest(bytes, from: headerEnd)
  }

  mutating func error(_ code: CommitProblem.Code, at offset: Int) {
    faults.append(Fault(code: code, severity: .error, offset: offset))
    isValid = false
  }

  mutating func warning(_ code: CommitProblem.Code, at offset: Int) {
    faults.append(Fault(code: code, severity: .warning, offset: offset))
  }
}

/// Lines of a message.
enum MessageLines {
  /// Returns the index of the next line feed, or the end.
  static func end(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    bytes.firstPosition(of: 0x0A, from: start) ?? max(start, bytes.count)
  }

  /// Returns the end without blanks and carriage returns before it.
  static func trimmedEnd(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var last = end
    while last > start {
      let byte = bytes[last - 1]
      if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
        last -= 1
      } else if last - start >= 3, byte == 0x80, bytes[last - 2] == 0x80, bytes[last - 3] == 0xE3 {
        last -= 3  // U+3000
      } else if last - start >= 2, byte == 0xA0, bytes[last - 2] == 0xC2 {
        last -= 2  // U+00A0
      } else {
        break
      }
    }
    return last
  }
}
