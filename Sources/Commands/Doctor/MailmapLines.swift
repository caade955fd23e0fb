import Facts

/// The lines of a `.mailmap` that join identities of one person.
///
/// - SeeAlso: gitmailmap(5)
struct MailmapLines {
  let lines: [String]

  /// - Parameter counts: Commits by index of the identity; the owner's busiest one is kept.
  init(_ proposal: IdentityProposal, identities: [Identity], counts: [Int: Int]) {
    let ordered = proposal.members.sorted { left, right in
      let (a, b) = (identities[left], identities[right])
      if a.isOwner != b.isOwner { return a.isOwner }
      return (counts[right] ?? 0, left) < (counts[left] ?? 0, right)
    }
    guard let proper = ordered.first.map({ identities[$0] }) else {
      lines = []
      return
    }
    var seen: Set<String> = []
    lines = ordered.dropFirst().compactMap { index in
      let other = identities[index]
      guard !Self.breaksLine(proper), !Self.breaksLine(other) else { return nil }
      let line =
        "\(proper.mappedName) <\(proper.mappedAddress)> \(other.name) <\(other.address)>"
      return seen.insert(line).inserted ? line : nil
    }
  }

  /// Whether a name or an address holds what cannot stand in a line.
  private static func breaksLine(_ identity: Identity) -> Bool {
    let texts = [
      identity.name, identity.address, identity.mappedName, identity.mappedAddress,
    ]
    return texts.contains { text in
      text.unicodeScalars.contains { $0.value < 0x20 || $0 == "<" || $0 == ">" || $0 == "#" }
    }
  }
}
