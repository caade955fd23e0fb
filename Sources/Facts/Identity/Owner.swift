/// The person whose work is looked at: a set of addresses and names.
package struct Owner: Hashable, Sendable {
  private let addresses: Set<String>
  private let names: Set<String>

  /// Creates an owner.
  ///
  /// - Parameter words: Each an address when it holds `@`, else a name; `Name <address>` is the
  ///   address. Letter case does not matter; blanks at the ends neither.
  package init(_ words: some Sequence<String>) {
    var addresses: Set<String> = []
    var names: Set<String> = []
    for word in words {
      let (name, address) = parts(ofIdentity: word)
      if !address.isEmpty {
        addresses.insert(address.lowercased())
      } else if name.contains("@") {
        addresses.insert(name.lowercased())
      } else if !name.isEmpty {
        names.insert(name.lowercased())
      }
    }
    self.addresses = addresses
    self.names = names
  }

  /// Whether nothing is known of the owner; then no commit is theirs.
  package var isEmpty: Bool { addresses.isEmpty && names.isEmpty }

  /// Addresses and names, each group sorted.
  package var words: [String] { addresses.sorted() + names.sorted() }

  /// Returns whether an identity, as written or after `.mailmap`, is the owner's.
  package func isNamed(
    name: String, address: String, mappedName: String, mappedAddress: String
  ) -> Bool {
    addresses.contains(address.lowercased()) || addresses.contains(mappedAddress.lowercased())
      || names.contains(name.lowercased()) || names.contains(mappedName.lowercased())
  }
}
