/// Where an object lies in the packs of a scan.
struct PackPlace: Sendable {
  /// Index into ``CommitNumbers/packs``.
  let pack: Int
  /// Place in the order of ids.
  let index: Int
}

/// A commit that is to be read.
struct OpenCommit: Sendable {
  let id: ObjectID
  let number: Int32
  /// Nil outside the packs.
  let place: PackPlace?
}

/// What all threads of a scan have to know.
///
/// A class, because it is handed on for every commit.
final class HarvestFrame: Sendable {
  let numbers: CommitNumbers
  let shallowIDs: ObjectIDSet
  let known: ObjectIDSet

  init(numbers: CommitNumbers, shallowIDs: ObjectIDSet, known: ObjectIDSet) {
    self.numbers = numbers
    self.shallowIDs = shallowIDs
    self.known = known
  }

  /// Returns a commit with its number, and whether it is to be read by whoever asks.
  func meet(_ id: ObjectID) -> (commit: OpenCommit, isOpen: Bool) {
    let (commit, isNew) = numbers.meet(id)
    return (commit, isNew && (known.isEmpty || !known.contains(id)))
  }
}

/// What one thread read, in the order in which it read it.
struct CommitHarvest<Collector: CommitCollector> {
  private(set) var links = CommitLinks()
  private(set) var collector: Collector
  private var parser = CommitParser()

  init(_ collector: Collector) { self.collector = collector }

  var identities: IdentityTable { parser.identities }

  /// Takes a commit; adds those of its parents that nobody met before, the first one last.
  mutating func add(
    _ commit: OpenCommit, _ bytes: Span<UInt8>, _ frame: HarvestFrame, to open: inout [OpenCommit]
  ) {
    // Where the first parent stands as a rule.
    if let parent = ObjectID(hexOf: bytes, at: 53) { frame.numbers.expect(parent) }
    let (header, start) = parser.parse(bytes, id: commit.id)
    link(commit, header.parents, frame, to: &open)
    // After the parents were met: what will be read next is fetched from memory meanwhile.
    collector.collect(
      header, bytes.extracting(start..<bytes.count), identities: parser.identities)
  }

  private mutating func link(
    _ commit: OpenCommit, _ parents: ParentIDs, _ frame: HarvestFrame, to open: inout [OpenCommit]
  ) {
    if !frame.shallowIDs.isEmpty, frame.shallowIDs.contains(commit.id) {
      return links.append(commit.number, cutOff: parents)
    }
    func follow(_ parent: ObjectID) -> Int32 {
      let (commit, isOpen) = frame.meet(parent)
      if isOpen { open.append(commit) }
      return commit.number
    }
    var others: [Int32] = []
    if parents.count > 1 {
      for parent in parents.dropFirst().reversed() { others.append(follow(parent)) }
      others.reverse()
    }
    links.append(commit.number, first: parents.first.map(follow), others: others)
  }
}

extension CommitHarvest: Sendable where Collector: Sendable {}
