package import MilepostResources

/// A commit message as Conventional Commits 1.0.0 reads it.
///
/// The parts are there as far as they could be read, also when ``isValid`` is false.
///
/// - SeeAlso: https://www.conventionalcommits.org/en/v1.0.0/ and docs/commits.md.
package struct ConventionalCommit: Hashable, Sendable {
  /// A footer, such as `Refs: #12`.
  package struct Footer: Hashable, Sendable {
    /// What stands between token and value.
    package enum Separator: String, Hashable, Sendable {
      case colon = ": "
      case hash = " #"
    }

    /// As written, such as `BREAKING CHANGE`.
    package let token: String
    package let separator: Separator
    /// Everything up to the next footer, without blank lines at the end.
    package let value: String
    /// 1-based line of the message.
    package let line: Int

    package init(token: String, separator: Separator = .colon, value: String, line: Int) {
      self.token = token
      self.separator = separator
      self.value = value
      self.line = line
    }

    /// Whether this footer announces a breaking change (rules 12 and 16).
    package var isBreakingChange: Bool {
      separator == .colon && (token == "BREAKING CHANGE" || token == "BREAKING-CHANGE")
    }
  }

  /// Whether the letter of the specification is kept: no problem is an error.
  package let isValid: Bool
  /// As written; nil when there is none.
  package let type: String?
  /// The known type that ``type`` is, letter case aside; nil for a word that nobody agreed on.
  package let knownType: CommitCategory?
  package let scope: String?
  package let isBreaking: Bool
  package let description: String?
  /// nil when there is none.
  package let body: String?
  package let footers: [Footer]
  /// Errors and warnings in the order of the text.
  package let problems: [CommitProblem]

  package init(
    type: String?, knownType: CommitCategory?, scope: String?, isBreaking: Bool,
    description: String?, body: String?, footers: [Footer], problems: [CommitProblem]
  ) {
    isValid = !problems.contains { $0.severity == .error }
    self.type = type
    self.knownType = knownType
    self.scope = scope
    self.isBreaking = isBreaking
    self.description = description
    self.body = body
    self.footers = footers
    self.problems = problems
  }
}

/// One place where a message departs from Conventional Commits, or from what others expect.
package struct CommitProblem: Hashable, Sendable {
  /// What is wrong; stable for ever, more may be added.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case emptyMessage = "empty-message"
    case leadingBlank = "leading-blank"
    case byteOrderMark = "byte-order-mark"
    case emojiPrefix = "emoji-prefix"
    case bracketedType = "bracketed-type"
    case missingType = "missing-type"
    case invalidType = "invalid-type"
    case fullWidthColon = "full-width-colon"
    case fullWidthParenthesis = "full-width-parenthesis"
    case fullWidthMark = "full-width-mark"
    case emptyScope = "empty-scope"
    case invalidScope = "invalid-scope"
    case markBeforeScope = "mark-before-scope"
    case repeatedMark = "repeated-mark"
    case blankBeforeColon = "blank-before-colon"
    case missingBlank = "missing-blank"
    case wrongBlank = "wrong-blank"
    case emptyDescription = "empty-description"
    case bodyWithoutBlankLine = "body-without-blank-line"
    // Warnings: the letter of the specification is kept.
    case unknownType = "unknown-type"
    case paddedScope = "padded-scope"
    case extraBlank = "extra-blank"
    case breakingCase = "breaking-case"
    case breakingSeparator = "breaking-separator"
    case footerTakesText = "footer-takes-text"
    case controlCharacter = "control-character"
    case undecodable = "undecodable"
  }

  /// Whether the specification is broken or only an expectation.
  package enum Severity: String, Hashable, Sendable {
    case error, warning
  }

  package let code: Code
  package let severity: Severity
  /// 1-based line of the message.
  package let line: Int
  /// 1-based, in Unicode code points.
  package let column: Int
  /// What is wrong.
  package let message: Message
  /// One edit that helps.
  package let fix: Message

  package init(
    code: Code, severity: Severity, line: Int, column: Int, message: Message, fix: Message
  ) {
    self.code = code
    self.severity = severity
    self.line = line
    self.column = column
    self.message = message
    self.fix = fix
  }
}
