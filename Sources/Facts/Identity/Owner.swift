/// The person whose work is looked at: a few addresses and names.
package struct Owner: Hashable, Sendable {
  /// Each once, sorted, in lower case.
  private let addresses: [String]
  private let names: [String]

  /// Creates an owner.
  ///
  /// - Parameter words: Each an address when it holds `@`, else a name; `Name <address>` is the
  ///   address. Letter case does not matter; blanks at the ends neither.
  package init(_ words: [String]) {
    var addresses: [String] = []
    var names: [String] = []
    for word in words {
      let (name, address) = parts(ofIdentity: word)
      if !address.isEmpty {
        addresses.append(address.lowercased())
      } else if name.contains("@") {
        addresses.append(name.lowercased())
      } else if !name.isEmpty {
        names.append(name.lowercased())
      }
    }
    self.addresses = Self.sortedOnce(addresses)
    self.names = Self.sortedOnce(names)
  }

  private static func sortedOnce(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words.sorted() where result.last != word { result.append(word) }
    return result
  }

  /// Whether nothing is known of the owner; then no commit is theirs.
  package var isEmpty: Bool { addresses.isEmpty && names.isEmpty }

  /// Addresses and names, each group sorted.
  package var words: [String] { addresses + names }

  /// Returns whether an identity, as written or after `.mailmap`, is the owner's.
  package func isNamed(
    name: String, address: String, mappedName: String, mappedAddress: String
  ) -> Bool {
    addresses.contains(address.lowercased()) || addresses.contains(mappedAddress.lowercased())
      || names.contains(name.lowercased()) || names.contains(mappedName.lowercased())
  }
}
