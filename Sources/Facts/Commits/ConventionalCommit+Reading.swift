import MilepostResources

extension ConventionalCommit {
  /// Reads a message by the letter of Conventional Commits 1.0.0.
  ///
  /// - Parameters:
  ///   - message: The decoded message; what decoding met becomes a warning.
  ///   - vocabulary: Words for suggestions; the verdict does not depend on them.
  /// - Complexity: O(n) in the length of the message.
  package init(_ message: DecodedMessage, vocabulary: CommitVocabulary = .standard) {
    let bytes = Array(message.text.utf8)
    let layout = MessageLayout(bytes.span)
    let advice = CommitAdvice(bytes: bytes, layout: layout, vocabulary: vocabulary)
    self.init(
      type: layout.type.map { text(bytes, $0) },
      knownType: layout.type.flatMap { vocabulary.type(bytes.span, $0) },
      scope: layout.scope.map { text(bytes, $0) },
      isBreaking: layout.hasMark || layout.hasBreakingFooter,
      description: layout.description.map { text(bytes, $0) },
      body: layout.body.map { text(bytes, $0) },
      footers: Self.footers(bytes, layout),
      problems: (advice.problems() + Self.problems(of: message)).sorted {
        ($0.line, $0.column, $0.code.rawValue) < ($1.line, $1.column, $1.code.rawValue)
      })
  }

  /// Reads a message that is text already.
  package init(text: String, vocabulary: CommitVocabulary = .standard) {
    self.init(DecodedMessage(Array(text.utf8)), vocabulary: vocabulary)
  }

  private static func footers(_ bytes: [UInt8], _ layout: MessageLayout) -> [Footer] {
    var lines = LineCounter()
    return layout.footers.map { footer in
      Footer(
        token: text(bytes, footer.token), separator: footer.isHash ? .hash : .colon,
        value: text(bytes, footer.value),
        line: lines.position(of: footer.token.lowerBound, in: bytes).line)
    }
  }

  private static func problems(of message: DecodedMessage) -> [CommitProblem] {
    var problems: [CommitProblem] = []
    if let position = message.firstControlCharacter {
      problems.append(
        CommitProblem(
          .controlCharacter, .warning, line: position.line, column: position.column))
    }
    if message.origin == .undecodable {
      problems.append(CommitProblem(.undecodable, .warning, line: 1, column: 1))
    }
    return problems
  }
}

extension CommitProblem {
  /// Creates a problem with the sentences of its code.
  init(
    _ code: Code, _ severity: Severity, line: Int, column: Int,
    _ arguments: [String: Message.Argument] = [:], fix: String? = nil
  ) {
    self.init(
      code: code, severity: severity, line: line, column: column,
      message: Message("commits.problem.\(code.rawValue)", arguments),
      fix: Message("commits.fix.\(fix ?? code.rawValue)", arguments))
  }
}

/// Returns a range of a message as text, with plain line feeds.
private func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
  let slice = bytes[range]
  guard slice.contains(0x0D) else { return String(decoding: slice, as: UTF8.self) }
  return String(decoding: slice, as: UTF8.self).replacing("\r\n", with: "\n")
}

/// Turns ascending byte offsets into lines and columns, in one pass over the text.
struct LineCounter {
  private var offset = 0
  private var line = 1
  private var column = 1

  /// Returns the 1-based line and column, in code points, of a byte.
  ///
  /// Offsets must not go back.
  mutating func position(of target: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    while offset < target, offset < bytes.count {
      if bytes[offset] == 0x0A {
        line += 1
        column = 1
      } else {
        offset += 1
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        column += 1
        continue
      }
      offset += 1
    }
    return (line, column)
  }
}
