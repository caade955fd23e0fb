import CivilTime
package import Facts
package import GitReader

/// A history that stands in a test instead of a repository.
///
///     var history = MemoryHistory()
///     let first = history.commit("feat: start", on: "2024-03-01")
///     history.finish("demo", tags: [TagFact(name: "v1", isAnnotated: true, commit: first)])
///
/// Commits go through the same reader as those of a scan; ids are made up.
package struct MemoryHistory {
  private let owner: Owner
  private var collector = CommitFactCollector()
  /// The commits of the repository that was begun.
  private var commits: [(id: ObjectID, parents: ParentIDs)] = []
  private var parts: [HistoryJoin.Part] = []
  private var identities = IdentityTable()
  private var count = 0
  private var last: ObjectID?

  /// Creates a history.
  ///
  /// - Parameter owner: Addresses and names of the owner.
  package init(
    owner: [String] = [Person.ada.email]
  ) { self.owner = Owner(owner) }

  /// Adds a commit.
  ///
  /// - Parameters:
  ///   - day: `YYYY-MM-DD`; noon UTC when no clock is given.
  ///   - clock: Seconds after midnight.
  ///   - offset: Minutes east of UTC.
  ///   - delay: Seconds from the author's to the committer's time.
  ///   - parents: nil for the commit before, none for a root.
  ///   - isEmpty: Keeps the tree of the first parent.
  ///   - id: The commit's id where a second repository has it too.
  @discardableResult
  package mutating func commit(
    _ message: FixtureBytes, by author: Person = .ada, on day: String, clock: Int = 43_200,
    offset: Int16 = 0, committedAfter delay: Int64 = 0, parents: [ObjectID]? = nil,
    isEmpty: Bool = false, encoding: String? = nil, id: ObjectID? = nil
  ) -> ObjectID {
    count += 1
    let id = id ?? Self.id(count, kind: 1)
    let local = Int64(CivilDay(iso: day)?.dayNumber ?? 0) * 86_400 + Int64(clock)
    let seconds = local - Int64(offset) * 60
    let identity = identities.intern(
      RawIdentity(bytes: Array("\(author.name) <\(author.email)>".utf8)))
    func signature(_ seconds: Int64) -> CommitRecord.Signature {
      CommitRecord.Signature(
        identity: identity, time: WrittenTime(seconds: seconds, offsetMinutes: offset))
    }
    if !isEmpty { trees[id] = Self.id(count, kind: 2) }
    let parents = parents ?? (last.map { [$0] } ?? [])
    if isEmpty { trees[id] = parents.first.flatMap { trees[$0] } }
    let header = CommitHeader(
      id: id, tree: trees[id], parents: ParentIDs(parents), author: signature(seconds),
      committer: signature(seconds + delay), encoding: encoding.map { Array($0.utf8) })
    collector.collect(header, message.bytes.span, identities: identities)
    commits.append((id, header.parents))
    last = id
    return id
  }

  private var trees: [ObjectID: ObjectID] = [:]

  /// Ends a repository; its HEAD is the last commit added.
  package mutating func finish(
    _ name: String = "demo", completeness: Completeness = Completeness(), tags: [TagFact] = [],
    remotes: [RemoteFact] = []
  ) {
    parts.append(
      HistoryJoin.Part(
        RepositoryCommits(HistoryReading(collector, identities, inOrder: commits)),
        RepositoryFacts(
          name: name, path: "/" + name, head: last, completeness: completeness, tags: tags,
          remotes: remotes)))
    collector = CommitFactCollector()
    commits = []
    last = nil
  }

  /// The facts of the finished repositories.
  package var facts: HistoryFacts { HistoryJoin.facts(of: parts, owner: owner) }

  /// Returns an id that no other number gives.
  package static func id(_ number: Int, kind: UInt8 = 9) -> ObjectID {
    var bytes = [UInt8](repeating: kind, count: 20)
    for index in 0..<8 { bytes[index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
    guard let id = ObjectID(bytes: bytes) else { preconditionFailure("An id has twenty bytes.") }
    return id
  }
}
