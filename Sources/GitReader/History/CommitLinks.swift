/// How the commits that one thread read hang together, by numbers, in the order of reading.
struct CommitLinks: Sendable {
  /// What a commit says of its parents.
  enum Form: UInt8 {
    case root, one, several
    /// A shallow clone ends here: the parents are not followed.
    case cut
  }

  /// Number of each commit.
  private(set) var numbers: [Int32] = []
  private(set) var forms: [Form] = []
  /// Number of the first parent; −1 for a root, and where the clone ends.
  private(set) var firstParents: [Int32] = []
  /// Numbers of further parents, by index into `numbers`.
  private(set) var otherParents = MergeParents()
  /// The parents where the clone ends, by index into `numbers`.
  private(set) var cutParents: [Int32: ParentIDs] = [:]

  /// Adds a commit whose parents are followed.
  mutating func append(_ number: Int32, first: Int32?, others: [Int32]) {
    if !others.isEmpty { otherParents.append(Int32(clamping: numbers.count), others) }
    numbers.append(number)
    forms.append(first == nil ? .root : others.isEmpty ? .one : .several)
    firstParents.append(first ?? -1)
  }

  /// Adds a commit whose parents are not followed.
  mutating func append(_ number: Int32, cutOff parents: ParentIDs) {
    if !parents.isEmpty { cutParents[Int32(clamping: numbers.count)] = parents }
    numbers.append(number)
    forms.append(parents.isEmpty ? .root : .cut)
    firstParents.append(-1)
  }
}
