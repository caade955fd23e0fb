/// Why an XML document was refused.
package struct XMLError: Error, Hashable, Sendable {
  /// The kinds of refusal; more may be added.
  package enum Code: String, Hashable, Sendable {
    /// No bytes, or nothing but blanks.
    case empty
    /// The document ends inside an element, a tag or a comment.
    case truncated
    /// Not well-formed: a second root, a duplicate attribute, a bad byte, an unclosed tag.
    case malformed
    /// An internal DTD subset or a reference to an entity that is not one of the five.
    case entities = "xml-entities"
    /// Elements nested deeper than the limit.
    case tooDeep = "too-deep"
    /// The file, or one attribute, is larger than the limit.
    case tooLarge = "too-large"
    /// An encoding that is not UTF-8, UTF-16, US-ASCII or ISO 8859-1.
    case encoding
    /// The parser could not get memory.
    case memory
  }

  package let code: Code
  /// 1-based line; nil when the document was refused before it was read.
  package let line: Int?
  /// What the parser said, in its own words.
  package let detail: String

  package init(_ code: Code, line: Int? = nil, detail: String = "") {
    self.code = code
    self.line = line
    self.detail = detail
  }
}
