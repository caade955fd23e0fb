internal import Glibc

/// The distinct identities of a scan, each once, as raw bytes.
///
/// A million commits share a few thousand identities; whoever maps them (`.mailmap`, configuration)
/// does so once for each index.
package struct IdentityTable: Sendable {
  private var entries: [RawIdentity] = []
  // 0 is a free slot; else the position in `entries` plus one.
  private var slots = [UInt32](repeating: 0, count: 64)
  // Author and committer of a commit are often those of the one before.
  private var latest = 0
  private var second = 0

  package init() {}

  /// How many identities there are; indices are `0..<count`.
  package var count: Int { entries.count }

  package subscript(position: Int) -> RawIdentity { entries[position] }

  /// Returns the index of an identity, adding it when it is new.
  package mutating func intern(_ identity: RawIdentity) -> Int { intern(identity.bytes.span) }

  /// Returns the index of an identity without copying it when it is known.
  mutating func intern(_ bytes: Span<UInt8>) -> Int {
    if latest < entries.count {
      if isEqual(entries[latest].bytes, bytes) { return latest }
      swap(&latest, &second)
      if isEqual(entries[latest].bytes, bytes) { return latest }
    }
    let mask = slots.count - 1
    var slot = hash(bytes) & mask
    while slots[slot] != 0 {
      latest = Int(slots[slot]) - 1
      if isEqual(entries[latest].bytes, bytes) { return latest }
      slot = (slot + 1) & mask
    }
    latest = entries.count
    entries.append(RawIdentity(bytes: Array(copying: bytes)))
    slots[slot] = UInt32(entries.count)
    if entries.count * 4 > slots.count * 3 { grow() }
    return entries.count - 1
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, entry) in entries.enumerated() {
      var slot = hash(entry.bytes.span) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  // The standard library's hasher is seeded: nobody can choose names that collide.
  private func hash(_ bytes: Span<UInt8>) -> Int {
    var hasher = Hasher()
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  private func isEqual(_ left: [UInt8], _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe left.withUnsafeBytes { a in
      unsafe right.withUnsafeBytes { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return true }
        return unsafe memcmp(a, b, left.count) == 0
      }
    }
  }
}
