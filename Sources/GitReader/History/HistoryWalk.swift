/// Walks from commits to their parents, each commit read once.
///
/// Never `git_revwalk`: it ends at the first object that is missing and does not know what a shallow
/// clone is.
struct HistoryWalk<Value: Sendable> {
  /// Makes of a header and the bytes of its message what the caller wants to keep.
  typealias Reading = @Sendable (CommitHeader, Span<UInt8>) -> Value

  private let database: ObjectDatabase
  private let shallowIDs: ObjectIDSet
  private let request: HistoryRequest
  private let reading: Reading
  private var ahead = ReadAhead<Value>()
  private var parser = CommitParser()
  private var mentioned = ObjectIDSet()
  /// Whether the walk goes or went there, in the order of `mentioned`.
  private var isPending: [Bool] = []
  private var pending: [(number: Int32, child: ObjectID?)] = []
  private var commitCount = 0
  private var stops = ObjectIDSet()
  private var shallow: [ObjectID] = []
  private var missing: [HistoryScan.LostCommit] = []
  private var damaged: [HistoryScan.LostCommit] = []

  init(
    _ database: ObjectDatabase, shallowIDs: ObjectIDSet, request: HistoryRequest,
    reading: @escaping Reading
  ) {
    self.database = database
    self.shallowIDs = shallowIDs
    self.request = request
    self.reading = reading
  }

  /// Notes a commit that a reference leads to and that could not be read.
  mutating func lose(_ id: ObjectID, _ error: GitError) {
    lose(id, child: nil, error)
  }

  /// Visits every commit that can be reached; first parents come before the others.
  mutating func run(
    from roots: [ObjectID], visit: (VisitedCommit<Value>, IdentityTable) -> Void
  ) -> HistoryScan {
    if request.threads > 1, !request.verifiesPackedObjects, !database.hashesPackedObjects {
      ahead = ReadAhead(
        from: roots, packs: database.packFiles, request: request, shallowIDs: shallowIDs,
        reading: reading)
    }
    for root in roots.reversed() { _ = mention(root, child: nil, follows: true) }
    while let (number, child) = pending.popLast() {
      let id = mentioned[Int(number)]
      do throws(GitError) {
        let (header, value) = try read(id)
        commitCount += 1
        let isCut = shallowIDs.contains(id)
        if isCut, !header.parents.isEmpty { shallow.append(id) }
        var parents: [Int32] = []
        for parent in header.parents.reversed() {
          parents.append(mention(parent, child: id, follows: !isCut))
        }
        parents.reverse()
        visit(
          VisitedCommit(header, number: number, parentNumbers: parents, value: value),
          parser.identities)
      } catch {
        lose(id, child: child, error)
      }
    }
    return HistoryScan(
      commitCount: commitCount, mentioned: mentioned, identities: parser.identities, roots: roots,
      stops: (0..<stops.count).map { stops[$0] }, shallow: shallow, missing: missing,
      damaged: damaged)
  }

  /// Takes what was read ahead, or reads.
  private mutating func read(_ id: ObjectID) throws(GitError) -> (CommitHeader, Value) {
    if let found = ahead.take(id, into: &parser.identities) { return found }
    return try database.withCommit(id, verified: request.verifiesPackedObjects) { bytes in
      let (header, start) = parser.parse(bytes, id: id)
      return (header, reading(header, bytes.extracting(start..<bytes.count)))
    }
  }

  /// Returns the number of an id, and follows it if it is to be and was not yet.
  private mutating func mention(_ id: ObjectID, child: ObjectID?, follows: Bool) -> Int32 {
    let place = mentioned.index(inserting: id)
    let number = Int32(clamping: place)
    if place == isPending.count { isPending.append(false) }
    guard follows, !isPending[place] else { return number }
    if !request.known.isEmpty, request.known.contains(id) {
      stops.insert(id)
    } else {
      isPending[place] = true
      pending.append((number, child))
    }
    return number
  }

  private mutating func lose(_ id: ObjectID, child: ObjectID?, _ error: GitError) {
    let lost = HistoryScan.LostCommit(id: id, child: child, reason: error.detail)
    if error.code == .objectMissing { missing.append(lost) } else { damaged.append(lost) }
  }
}
