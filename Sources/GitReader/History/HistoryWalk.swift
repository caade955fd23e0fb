/// Walks from commits to their parents, each commit read once.
///
/// Never `git_revwalk`: it ends at the first object that is missing and does not know what a shallow
/// clone is.
struct HistoryWalk {
  private let database: ObjectDatabase
  private let shallowIDs: ObjectIDSet
  private let request: HistoryRequest
  private var parser = CommitParser()
  private var seen = ObjectIDSet()
  private var pending: [(id: ObjectID, child: ObjectID?)] = []
  private var commitCount = 0
  private var stops = ObjectIDSet()
  private var shallow: [ObjectID] = []
  private var missing: [HistoryScan.LostCommit] = []
  private var damaged: [HistoryScan.LostCommit] = []

  init(_ database: ObjectDatabase, shallowIDs: ObjectIDSet, request: HistoryRequest) {
    self.database = database
    self.shallowIDs = shallowIDs
    self.request = request
  }

  /// Notes a commit that a reference leads to and that could not be read.
  mutating func lose(_ id: ObjectID, _ error: GitError) {
    lose(id, child: nil, error)
  }

  /// Visits every commit that can be reached; first parents come before the others.
  mutating func run(
    from roots: [ObjectID], visit: (CommitRecord, IdentityTable) -> Void
  ) -> HistoryScan {
    for root in roots.reversed() { push(root, child: nil) }
    while let (id, child) = pending.popLast() {
      do {
        let content = try database.read(id, as: .commit, verified: request.verifiesPackedObjects)
        let record = content.withBytes { parser.parse($0, id: id) }
        commitCount += 1
        if shallowIDs.contains(id) {
          if !record.parents.isEmpty { shallow.append(id) }
        } else {
          for parent in record.parents.reversed() { push(parent, child: id) }
        }
        visit(record, parser.identities)
      } catch {
        lose(id, child: child, error)
      }
    }
    return HistoryScan(
      commitCount: commitCount, identities: parser.identities, roots: roots,
      stops: (0..<stops.count).map { stops[$0] }, shallow: shallow, missing: missing,
      damaged: damaged)
  }

  private mutating func push(_ id: ObjectID, child: ObjectID?) {
    if !request.known.isEmpty, request.known.contains(id) {
      stops.insert(id)
      return
    }
    guard seen.insert(id) else { return }
    pending.append((id, child))
  }

  private mutating func lose(_ id: ObjectID, child: ObjectID?, _ error: GitError) {
    let lost = HistoryScan.LostCommit(id: id, child: child, reason: error.detail)
    if error.code == .objectMissing { missing.append(lost) } else { damaged.append(lost) }
  }
}
