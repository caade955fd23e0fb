/// The distinct identities of a scan, each once, as raw bytes.
///
/// A million commits share a few thousand identities; whoever maps them (`.mailmap`, configuration)
/// does so once for each index.
package struct IdentityTable: Sendable {
  private var entries: [RawIdentity] = []
  private var index: [RawIdentity: Int] = [:]

  package init() {}

  /// How many identities there are; indices are `0..<count`.
  package var count: Int { entries.count }

  package subscript(position: Int) -> RawIdentity { entries[position] }

  /// Returns the index of an identity, adding it when it is new.
  package mutating func intern(_ identity: RawIdentity) -> Int {
    if let known = index[identity] { return known }
    entries.append(identity)
    index[identity] = entries.count - 1
    return entries.count - 1
  }
}
