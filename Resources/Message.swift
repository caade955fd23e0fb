/// A sentence for the reader, named by its key, with the values that go into it.
///
/// Code carries messages; words live in `Resources/messages`, one file a language. A renderer turns
/// a message into text with a ``Catalogue``.
package struct Message: Hashable, Sendable {
  /// One value of a message.
  package enum Argument: Hashable, Sendable {
    case text(String)
    case number(Int)
    /// A message inside a message, put into words in the same language.
    case message(Message)
  }

  /// Key in the catalogue, such as `rule.readme.present.unmet`.
  package let key: String
  /// Values by placeholder name.
  package let arguments: [String: Argument]

  package init(_ key: String, _ arguments: [String: Argument] = [:]) {
    self.key = key
    self.arguments = arguments
  }
}

extension Message.Argument: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .text(value) }
}

extension Message.Argument: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self = .number(value) }
}
