/// A name and an address in a fixture's history.
package struct Person: Hashable, Sendable {
  package let name: String
  package let email: String

  package init(_ name: String, _ email: String) {
    self.name = name
    self.email = email
  }

  /// The owner of most fixtures.
  package static let ada = Person("Ada Lin", "ada@example.org")
  /// Somebody else.
  package static let ben = Person("Ben Okafor", "ben@example.net")
}
