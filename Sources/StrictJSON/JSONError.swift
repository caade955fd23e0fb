/// Says why bytes are no JSON that we accept, or why a value cannot be written canonically.
package struct JSONError: Error, Equatable, Sendable {
  /// The reason; its text is the stable name, and `json.NAME` is the key of its message.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The text is longer than the caller's limit.
    package static let tooLarge = Code(rawValue: "too-large")
    /// Arrays and objects are nested deeper than the caller's limit.
    package static let tooDeep = Code(rawValue: "too-deep")
    package static let invalidUTF8 = Code(rawValue: "invalid-utf8")
    package static let byteOrderMark = Code(rawValue: "byte-order-mark")
    package static let unexpectedEnd = Code(rawValue: "unexpected-end")
    package static let unexpectedByte = Code(rawValue: "unexpected-byte")
    package static let trailingBytes = Code(rawValue: "trailing-bytes")
    /// Two members of one object have the same name, byte for byte.
    package static let duplicateMember = Code(rawValue: "duplicate-member")
    package static let controlCharacter = Code(rawValue: "control-character")
    package static let invalidEscape = Code(rawValue: "invalid-escape")
    /// A `\u` escape names half of a surrogate pair.
    package static let loneSurrogate = Code(rawValue: "lone-surrogate")
    package static let invalidNumber = Code(rawValue: "invalid-number")
    /// The number has no canonical form here: a fraction, an exponent, or beyond ±(2^53 − 1).
    package static let notCanonicalNumber = Code(rawValue: "not-canonical-number")
    /// A member that must be there is not.
    package static let missingMember = Code(rawValue: "missing-member")
    /// A member that no one knows is there.
    package static let unknownMember = Code(rawValue: "unknown-member")
    /// The member is there with a value of another kind or range.
    package static let wrongValue = Code(rawValue: "wrong-value")
  }

  package let code: Code
  /// Bytes before the place, when the error is about text.
  package let offset: Int
  /// 1-based line of the place, 0 when the error is about a value.
  package let line: Int
  /// The member's name or path, empty when the error is about no member.
  package let member: String

  package init(_ code: Code, offset: Int = 0, line: Int = 0, member: String = "") {
    self.code = code
    self.offset = offset
    self.line = line
    self.member = member
  }
}
