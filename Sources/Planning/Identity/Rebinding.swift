/// A proposal to give the history of an item that is gone to one that is new.
package struct Rebinding: Hashable, Sendable {
  /// What the item was known by.
  package let old: ItemIdentity
  /// Id of the item that probably is the same promise in other words.
  package let newId: String
  /// How alike the two texts are, in percent, 0…100.
  package let likeness: Int

  package init(old: ItemIdentity, newId: String, likeness: Int) {
    self.old = old
    self.newId = newId
    self.likeness = likeness
  }
}

extension Plan {
  /// Proposes new items for identities that this plan no longer has.
  ///
  /// An item whose text is the same but whose section moved is likeness 100. Nothing is decided
  /// here: a softened promise must not keep an old proof without the owner's word.
  ///
  /// - Parameters:
  ///   - old: Identities of an earlier reading, any order.
  ///   - least: Smallest likeness that is proposed, in percent.
  /// - Returns: At most one proposal per old identity and per new item, best first.
  /// - Complexity: O(o · n) for o lost and n new identities, at most 4 million comparisons.
  package func rebindings(from old: [ItemIdentity], least: Int = 55) -> [Rebinding] {
    let known = Set(items.map(\.id))
    let before = Set(old.map(\.id))
    let lost = old.filter { !known.contains($0.id) }.prefix(2000)
    let fresh = items.filter { !before.contains($0.id) }.prefix(2000)
    let freshPairs = fresh.map { Self.pairs($0.identity.normalisedText) }
    var candidates: [Rebinding] = []
    for identity in lost {
      let pairs = Self.pairs(identity.normalisedText)
      for (item, otherPairs) in zip(fresh, freshPairs) {
        var likeness = Self.likeness(pairs, otherPairs)
        let sameSection =
          identity.isRemembered
          || item.identity.normalisedSection == identity.normalisedSection
        // In another section only nearly the same words are the same promise.
        if !sameSection, likeness < 90 { likeness = 0 }
        if likeness >= least {
          candidates.append(Rebinding(old: identity, newId: item.id, likeness: likeness))
        }
      }
    }
    candidates.sort { ($1.likeness, $0.old.id, $0.newId) < ($0.likeness, $1.old.id, $1.newId) }
    var usedOld: Set<String> = []
    var usedNew: Set<String> = []
    return candidates.filter { candidate in
      guard !usedOld.contains(candidate.old.id), !usedNew.contains(candidate.newId) else {
        return false
      }
      usedOld.insert(candidate.old.id)
      usedNew.insert(candidate.newId)
      return true
    }
  }

  /// Characters and pairs of neighbouring characters, with how often they occur.
  private static func pairs(_ text: String) -> [UInt64: Int] {
    var pairs: [UInt64: Int] = [:]
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars.prefix(400) {
      pairs[UInt64(previous) << 32 | UInt64(scalar.value), default: 0] += 1
      pairs[UInt64.max << 32 | UInt64(scalar.value), default: 0] += 1
      previous = scalar.value
    }
    return pairs
  }

  /// Dice's coefficient over characters and pairs, in percent.
  private static func likeness(_ left: [UInt64: Int], _ right: [UInt64: Int]) -> Int {
    let total = left.values.reduce(0, +) + right.values.reduce(0, +)
    guard total > 0 else { return 0 }
    let shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    return 200 * shared / total
  }
}
