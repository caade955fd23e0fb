/// A commit that is to be read.
struct OpenCommit: Sendable {
  let id: ObjectID
  let number: Int32
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

  /// Returns the number of an id, and whether it is to be read by whoever asks.
  func meet(_ id: ObjectID) -> (number: Int32, isOpen: Bool) {
    let (number, isNew) = numbers.meet(id)
    return (number, isNew && (known.isEmpty || !known.contains(id)))
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
    let (header, start) = parser.parse(bytes, id: commit.id)
    collector.collect(
      header, bytes.extracting(start..<bytes.count), identities: parser.identities)
    if !frame.shallowIDs.isEmpty, frame.shallowIDs.contains(commit.id) {
      return links.append(commit.number, cutOff: header.parents)
    }
    func follow(_ parent: ObjectID) -> Int32 {
      let (number, isOpen) = frame.meet(parent)
      if isOpen { open.append(OpenCommit(id: parent, number: number)) }
      return number
    }
    var others: [Int32] = []
    if header.parents.count > 1 {
      for parent in header.parents.dropFirst().reversed() { others.append(follow(parent)) }
      others.reverse()
    }
    links.append(commit.number, first: header.parents.first.map(follow), others: others)
  }
}

extension CommitHarvest: Sendable where Collector: Sendable {}
