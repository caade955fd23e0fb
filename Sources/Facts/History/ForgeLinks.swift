import GitReader
import MilepostResources

/// Web addresses of commits that a known forge has.
///
/// Nothing is asked of the network: a commit has an address when a remote-tracking branch of a
/// repository on a known forge leads to it, as of the last fetch or push.
package struct ForgeLinks: Sendable {
  /// Address with `{id}` for the commit, by index into ``HistoryFacts/commits``; nil for none.
  private let addresses: [String?]
  private let ids: [ObjectID]

  /// - Complexity: O(n) in the number of commits for every remote on a known forge.
  package init(_ history: HistoryFacts) {
    let known = WordList.named("commits/forges.words")["commit"]
    let positions = Dictionary(
      history.commits.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var addresses = [String?](repeating: nil, count: history.commits.count)
    for remote in history.repositories.flatMap(\.remotes) {
      guard let host = remote.host, let path = remote.path, Self.isPlain(path),
        let form = known.first(where: { $0.key == host })?.value
      else { continue }
      let address = form.replacing("{path}", with: path)
      let tips = remote.branches.compactMap { positions[$0.commit] }
      for (position, isThere) in history.reachable(from: tips).enumerated() where isThere {
        addresses[position] = addresses[position] ?? address
      }
    }
    self.addresses = addresses
    ids = history.commits.map(\.id)
  }

  /// Returns the `https` address of a commit by its index; nil when no known forge is known to have
  /// it.
  package func address(of position: Int) -> String? {
    addresses[position]?.replacing("{id}", with: ids[position].description)
  }

  /// Whether a path needs no escaping in an address, so that none can be smuggled in.
  private static func isPlain(_ path: String) -> Bool {
    path.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._~/".utf8.contains($0)
      }
    } && !path.split(separator: "/").contains("..")
  }
}
