/// How a language writes comments and strings: all that a scanner must know to see the code only.
struct LexicalStyle: Sendable {
  /// A comment with two ends.
  struct BlockComment: Sendable {
    let open: String
    let close: String
    var nests = false
  }

  /// How a quote inside a string is written.
  enum Escape: Sendable {
    case backslash
    /// The quote twice.
    case doubled
    case none
  }

  /// A string with fixed delimiters.
  struct Quotes: Sendable {
    let open: String
    let close: String
    var escape = Escape.backslash
    /// A string that may not span lines ends with the line, closed or not.
    var spansLines = false
    /// What opens code inside the string; it ends with the matching bracket.
    var interpolation: String?

    init(
      _ open: String, close: String? = nil, escape: Escape = .backslash, spansLines: Bool = false,
      interpolation: String? = nil
    ) {
      self.open = open
      self.close = close ?? open
      self.escape = escape
      self.spansLines = spansLines
      self.interpolation = interpolation
    }
  }

  /// Strings whose delimiter the writer chooses.
  enum OpenDelimiter: Sendable {
    /// `r#"…"#`
    case rust
    /// `#"…"#`
    case swift
    /// `R"x(…)x"`
    case cPlusPlus
    /// `"""…"""` with any number of quotes from three, and `@"…"`.
    case cSharp
    /// `<<~WORD`
    case rubyHeredoc
    /// `<<<WORD`
    case phpHeredoc
    /// `%q(…)`, `%w[…]` and their kin.
    case rubyPercent
  }

  var lineComments: [String] = []
  var blockComments: [BlockComment] = []
  /// Tried in order: the longer delimiter first.
  var quotes: [Quotes] = []
  var openDelimiters: [OpenDelimiter] = []
  /// Letters right before a quote that belong to the string, such as `rb` in Python.
  var stringPrefixes = ""
  /// Bytes besides letters, digits and `_` that may stand in a word.
  var wordBytes = ""
  var hasRegularExpressions = false
  /// A word in backticks is a word.
  var hasQuotedWords = false
  /// `'a` may be a lifetime instead of a character.
  var hasLifetimes = false
  /// Lines that begin with `#` belong to the C preprocessor.
  var hasDirectives = false
  /// `=begin` … `=end` are comments, `__END__` ends the code.
  var hasRubyDocuments = false
}

extension LexicalStyle {
  private static let cComments = [BlockComment(open: "/*", close: "*/")]
  private static let nestedComments = [BlockComment(open: "/*", close: "*/", nests: true)]

  static let python = LexicalStyle(
    lineComments: ["#"],
    quotes: [
      Quotes("\"\"\"", spansLines: true), Quotes("'''", spansLines: true), Quotes("\""),
      Quotes("'"),
    ], stringPrefixes: "rbfutRBFUT")

  static let java = LexicalStyle(
    lineComments: ["//"], blockComments: cComments,
    quotes: [Quotes("\"\"\"", spansLines: true), Quotes("\""), Quotes("'")], wordBytes: "$")

  static let kotlin = LexicalStyle(
    lineComments: ["//"], blockComments: nestedComments,
    quotes: [
      Quotes("\"\"\"", escape: .none, spansLines: true, interpolation: "${"),
      Quotes("\"", interpolation: "${"), Quotes("'"),
    ], hasQuotedWords: true)

  static let javaScript = LexicalStyle(
    lineComments: ["//"], blockComments: cComments,
    quotes: [Quotes("`", spansLines: true, interpolation: "${"), Quotes("\""), Quotes("'")],
    wordBytes: "$", hasRegularExpressions: true)

  static let go = LexicalStyle(
    lineComments: ["//"], blockComments: cComments,
    quotes: [Quotes("`", escape: .none, spansLines: true), Quotes("\""), Quotes("'")])

  static let rust = LexicalStyle(
    lineComments: ["//"], blockComments: nestedComments, quotes: [Quotes("\"", spansLines: true)],
    openDelimiters: [.rust], stringPrefixes: "bc", hasLifetimes: true)

  static let swift = LexicalStyle(
    lineComments: ["//"], blockComments: nestedComments,
    quotes: [
      Quotes("\"\"\"", spansLines: true, interpolation: "\\("),
      Quotes("\"", interpolation: "\\("),
    ], openDelimiters: [.swift], hasQuotedWords: true)

  static let cPlusPlus = LexicalStyle(
    lineComments: ["//"], blockComments: cComments, quotes: [Quotes("\""), Quotes("'")],
    openDelimiters: [.cPlusPlus], hasDirectives: true)

  static let cMake = LexicalStyle(
    lineComments: ["#"], blockComments: [BlockComment(open: "#[[", close: "]]")],
    quotes: [Quotes("\"", spansLines: true)])

  static let cSharp = LexicalStyle(
    lineComments: ["//"], blockComments: cComments,
    quotes: [Quotes("$\"", close: "\"", interpolation: "{"), Quotes("\""), Quotes("'")],
    openDelimiters: [.cSharp], hasDirectives: true)

  static let ruby = LexicalStyle(
    lineComments: ["#"],
    quotes: [
      Quotes("\"", spansLines: true, interpolation: "#{"), Quotes("'", spansLines: true),
      Quotes("`", spansLines: true, interpolation: "#{"),
    ], openDelimiters: [.rubyHeredoc, .rubyPercent], wordBytes: "@$?!",
    hasRegularExpressions: true, hasRubyDocuments: true)

  static let php = LexicalStyle(
    lineComments: ["//", "#"], blockComments: cComments,
    quotes: [Quotes("\"", spansLines: true), Quotes("'", spansLines: true)],
    openDelimiters: [.phpHeredoc], wordBytes: "$")
}
