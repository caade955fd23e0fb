/// A `Token: value` line at the end of a message, as git reads it.
package struct Trailer: Hashable, Sendable {
  /// As written.
  package let token: String
  /// Continuation lines are joined by one space.
  package let value: String

  package init(token: String, value: String) {
    self.token = token
    self.value = value
  }

  /// Returns whether the token is the given one, letter case aside, as git compares.
  package func isNamed(_ name: String) -> Bool { token.lowercased() == name.lowercased() }
}
