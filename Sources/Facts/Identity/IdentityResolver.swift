package import GitReader

/// Turns the raw identities of several scans into one table of persons, robots and agents.
package struct IdentityResolver: Sendable {
  private var mailmap: Mailmap
  private let owner: Owner
  private let vocabulary: IdentityVocabulary
  /// By raw identity under the current `.mailmap`.
  private var known: [RawIdentity: Int32] = [:]
  private var indices: [Identity: Int32] = [:]
  /// Every identity once, in the order in which it was met.
  package private(set) var identities: [Identity] = []

  package init(
    owner: Owner, mailmap: Mailmap = Mailmap(), vocabulary: IdentityVocabulary = .standard
  ) {
    self.owner = owner
    self.mailmap = mailmap
    self.vocabulary = vocabulary
  }

  /// Returns the index of an identity, adding it when it is new.
  package mutating func index(of raw: RawIdentity) -> Int32 {
    if let index = known[raw] { return index }
    let identity = identity(of: raw)
    let index = indices[identity] ?? Int32(clamping: identities.count)
    if Int(index) == identities.count {
      identities.append(identity)
      indices[identity] = index
    }
    known[raw] = index
    return index
  }

  /// Uses another repository's `.mailmap` from now on.
  package mutating func use(_ mailmap: Mailmap) {
    guard mailmap != self.mailmap else { return }
    self.mailmap = mailmap
    known.removeAll(keepingCapacity: true)
  }

  private func identity(of raw: RawIdentity) -> Identity {
    let name = Array(raw.name)
    let address = Array(raw.email ?? [])
    let mapped = mailmap.map(name: name, address: address)
    let texts = [name, address, mapped.name, mapped.address].map { DecodedMessage($0).text }
    let isOwner = owner.isNamed(
      name: texts[0], address: texts[1], mappedName: texts[2], mappedAddress: texts[3])
    return Identity(
      name: texts[0], address: texts[1], mappedName: texts[2], mappedAddress: texts[3],
      // The owner's own address makes nobody a robot; a robot's name beside it does.
      role: vocabulary.role(name: texts[0], address: isOwner ? "" : texts[1]),
      isOwner: isOwner)
  }
}
