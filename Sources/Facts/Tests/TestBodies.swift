/// Judges what the body of a test does, by the words in it.
///
/// A helper that checks something is known by its name only (`checkAnswer`, `verifyTotals`); one
/// with another name makes its test look as if nothing were checked.
struct TestBodies {
  let code: SourceCode
  let language: TestLanguage
  let vocabulary: TestVocabulary

  /// Returns what a body is worth.
  ///
  /// - Parameter body: Its tokens, without brackets around them; nil when there is none.
  func state(of body: Range<Int>?) -> TestCase.State {
    guard let body, !isEmpty(body) else { return .empty }
    if isSkipped(body) { return .skipped }
    return asserts(body) ? .real : .withoutAssertion
  }

  /// Whether some word in the tokens checks something that is not always true.
  func asserts(_ range: Range<Int>) -> Bool {
    for index in range {
      guard let token = code[index] else { return false }
      // In Rust a test fails with the error that `?` hands on.
      if language == .rust, token.kind == .mark, token.text == "?" { return true }
      if token.kind == .word, vocabulary.asserts(token.text, in: language),
        !isTrivial(index, in: range)
      {
        return true
      }
    }
    return false
  }

  private func isEmpty(_ body: Range<Int>) -> Bool {
    var count = 0
    var first: Int?
    for index in body {
      guard let token = code[index] else { break }
      if token.kind == .documentation || (token.kind == .mark && [";", ","].contains(token.text)) {
        continue
      }
      first = first ?? index
      count += 1
      if count > 6 { return false }
    }
    guard let first, let token = code[first] else { return true }
    // `return`, `pass`, `todo!("later")`.
    return token.kind == .word && vocabulary.nothing.contains(token.text)
      && (count == 1 || code.isMark(first + 1, "(") || code.isMark(first + 1, "!"))
  }

  /// Whether the first statement skips the rest, without a condition.
  private func isSkipped(_ body: Range<Int>) -> Bool {
    guard let line = code[body.lowerBound]?.line else { return false }
    for index in body.prefix(12) {
      guard let token = code[index], token.line == line else { return false }
      if token.kind == .word {
        if ["if", "guard", "unless", "switch", "when", "with", "for"].contains(token.text) {
          return false
        }
        if vocabulary.skips.contains(token.text) {
          // The word calls or throws something; it is no variable of that name.
          return code.isMark(index + 1, "(") || language == .ruby
            || code[index - 1]?.text == "raise" || code[index - 1]?.text == "throw"
            || code.isMark(index + 1, ";")
        }
      } else if token.kind == .mark, ["{", "=", "?"].contains(token.text) {
        return false
      }
    }
    return false
  }

  /// Whether the assertion compares a constant with itself: `assert True`, `expect(1).toBe(1)`.
  private func isTrivial(_ index: Int, in range: Range<Int>) -> Bool {
    var next = index + 1
    if code.isMark(next, "!") { next += 1 }
    guard code.isMark(next, "("), let close = code.partner(of: next) else {
      // Python's statement.
      guard language == .python, isConstant(next) else { return false }
      return code[next + 1].map { $0.line > code.tokens[next].line || $0.text == "," } ?? true
        || !range.contains(next + 1)
    }
    let arguments = (next + 1)..<close
    guard let first = arguments.first, isConstant(first) else { return false }
    if arguments.count == 1 { return !isFollowedByOtherConstant(close, than: first) }
    guard code.isMark(first + 1, ",") else { return false }
    if code[first + 2]?.kind == .string && language != .javaScript { return true }
    return code[first + 2]?.text == code[first]?.text
  }

  /// Whether a matcher behind the brackets names something that is not the constant: then the
  /// author compares two different things, and we cannot say that it is always true.
  private func isFollowedByOtherConstant(_ close: Int, than constant: Int) -> Bool {
    guard code.isMark(close + 1, "."), code.isMark(close + 3, "("),
      let end = code.partner(of: close + 3), end == close + 5
    else { return false }
    return code[close + 4]?.text != code[constant]?.text
  }

  private func isConstant(_ index: Int) -> Bool {
    guard let token = code[index] else { return false }
    return token.kind == .number || ["true", "True", "TRUE"].contains(token.text)
  }
}
