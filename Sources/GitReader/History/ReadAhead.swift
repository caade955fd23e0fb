internal import Dispatch
internal import Synchronization

/// Commits that several threads read from packs before a walk asks for them.
///
/// Nothing depends on it: what is not here, the walk reads itself, and the walk alone decides what is
/// visited and in which order.
struct ReadAhead<Value: Sendable> {
  /// What one thread read.
  private struct Harvest: Sendable {
    var commits: [(header: CommitHeader, value: Value)] = []
    var identities = IdentityTable()
  }

  private var harvests: [Harvest] = []
  /// Ids in the order of `places`.
  private var ids = ObjectIDSet()
  /// Harvest and index in it.
  private var places: [(harvest: Int32, index: Int32)] = []
  /// Index into the walk's identities by harvest and index into its own; −1 when it was not met.
  private var identityIndices: [[Int]] = []

  /// What was read ahead is held twice for a moment, which a larger history has no room for.
  private static var mostObjects: Int { 2_500_000 }

  /// Nothing.
  init() {}

  /// Reads what can be reached.
  init(
    from roots: [ObjectID], packs: [PackFile], request: HistoryRequest, shallowIDs: ObjectIDSet,
    reading: @escaping HistoryWalk<Value>.Reading
  ) {
    let count = packs.reduce(0) { $0 + $1.count }
    guard count > 0, count <= Self.mostObjects else { return }
    let frontier = Frontier(roots, known: request.known)
    let results = Mutex([Harvest](repeating: Harvest(), count: request.threads))
    DispatchQueue.concurrentPerform(iterations: request.threads) { thread in
      let harvest = Self.harvest(frontier, packs, shallowIDs, reading)
      results.withLock { $0[thread] = harvest }
    }
    harvests = results.withLock { $0 }
    places.reserveCapacity(harvests.reduce(0) { $0 + $1.commits.count })
    for (number, harvest) in harvests.enumerated() {
      for (index, commit) in harvest.commits.enumerated() where ids.insert(commit.header.id) {
        places.append((Int32(clamping: number), Int32(clamping: index)))
      }
      identityIndices.append([Int](repeating: -1, count: harvest.identities.count))
    }
  }

  /// Returns a commit that was read, with its identities as indices into the given table.
  mutating func take(
    _ id: ObjectID, into identities: inout IdentityTable
  ) -> (CommitHeader, Value)? {
    guard !ids.isEmpty, let number = ids.index(of: id) else { return nil }
    let place = places[number]
    let harvest = Int(place.harvest)
    var (header, value) = harvests[harvest].commits[Int(place.index)]
    func moved(_ signature: CommitRecord.Signature?) -> CommitRecord.Signature? {
      guard var signature else { return nil }
      let own = signature.identity
      if identityIndices[harvest][own] < 0 {
        identityIndices[harvest][own] = identities.intern(harvests[harvest].identities[own])
      }
      signature.identity = identityIndices[harvest][own]
      return signature
    }
    header.author = moved(header.author)
    header.committer = moved(header.committer)
    return (header, value)
  }

  /// Reads commits until no thread has any left.
  private static func harvest(
    _ frontier: Frontier, _ files: [PackFile], _ shallowIDs: ObjectIDSet,
    _ reading: HistoryWalk<Value>.Reading
  ) -> Harvest {
    var harvest = Harvest()
    var parser = CommitParser()
    // Each thread maps the packs for itself: nothing that is not safe to share is shared.
    let packs = files.compactMap { PackReader($0) }
    let expander = ObjectExpander.make()
    var open = frontier.take(isFirst: true)
    while !open.isEmpty {
      while let id = open.popLast() {
        guard let expander,
          let commit = read(
            id, packs, expander,
            { bytes in
              let (header, start) = parser.parse(bytes, id: id)
              return (header, reading(header, bytes.extracting(start..<bytes.count)))
            })
        else { continue }
        harvest.commits.append(commit)
        if !shallowIDs.contains(id) {
          for parent in commit.0.parents.reversed() where frontier.meet(parent) {
            open.append(parent)
          }
        }
        if open.count > 1, frontier.isHungry {
          let half = open.count / 2
          frontier.give(open[..<half])
          open.removeFirst(half)
        }
      }
      open = frontier.take()
    }
    harvest.identities = parser.identities
    return harvest
  }

  /// Reads a commit; nil when it is not in the packs, or anything is wrong with it.
  private static func read<Result>(
    _ id: ObjectID, _ packs: [PackReader], _ expander: ObjectExpander,
    _ body: (Span<UInt8>) -> Result
  ) -> Result? {
    for pack in packs {
      guard let offset = pack.offset(of: id) else { continue }
      do throws(PackDamage) {
        return try pack.withCommit(
          at: offset, limit: ObjectDatabase.largestObject, with: expander, body)
      } catch {
        // The walk will find out what is wrong.
        return nil
      }
    }
    return nil
  }
}
