import CivilTime
package import GitReader

/// Builds ``HistoryFacts`` from the records of one scan after the other.
///
/// A message is classified when its record passes by and then forgotten.
package struct HistoryBuilder {
  /// What is kept of messages beyond their classification.
  package struct Options: Hashable, Sendable {
    /// Keep the first line of every message.
    package var keepsSubjects: Bool

    package init(keepsSubjects: Bool = false) { self.keepsSubjects = keepsSubjects }
  }

  private struct Pending {
    let tree: ObjectID?
    let parent: ObjectID?
  }

  private let options: Options
  private let commitWords: CommitVocabulary
  private let identityWords: IdentityVocabulary
  private var resolver: IdentityResolver
  private var commits: [CommitFact] = []
  private var pending: [Pending] = []
  /// In the order of `commits`.
  private var ids = ObjectIDSet()
  private var mergeParents: [Int: [ObjectID]] = [:]
  private var reverted: [Int: ObjectID] = [:]
  private var repositories: [RepositoryFacts] = []
  private var milestones: [Int32: [String]] = [:]
  private var subjects: [Int32: String] = [:]
  private var shared: [[Int32]] = []
  private var sharedHere: [Int32] = []
  /// Commits of repositories that were read to their end.
  private var finishedCount = 0
  private let hasOwner: Bool
  /// Indices of the current scan's identities in the shared table.
  private var scanIdentities: [Int32] = []

  package init(
    owner: Owner, mailmap: Mailmap = Mailmap(), options: Options = Options(),
    commitWords: CommitVocabulary = .standard, identityWords: IdentityVocabulary = .standard
  ) {
    self.options = options
    hasOwner = !owner.isEmpty
    self.commitWords = commitWords
    self.identityWords = identityWords
    resolver = IdentityResolver(owner: owner, mailmap: mailmap, vocabulary: identityWords)
  }

  /// Begins the next repository.
  ///
  /// - Parameter mailmap: The one of this repository's HEAD, with the person's own on top.
  package mutating func startRepository(mailmap: Mailmap) {
    dropUnfinished()
    resolver.use(mailmap)
    scanIdentities.removeAll(keepingCapacity: true)
  }

  /// Adds a commit of the repository that ``finishRepository(_:)`` will name next.
  ///
  /// - Parameters:
  ///   - record: A commit of the running scan.
  ///   - identities: The table that the record's indices point into.
  package mutating func add(_ record: CommitRecord, identities: IdentityTable) {
    guard ids.insert(record.id) else {
      if let known = ids.index(of: record.id) { sharedHere.append(Int32(clamping: known)) }
      return
    }
    let position = Int32(clamping: commits.count)
    let reading = MessageReading(record, commitWords, identityWords)
    if !reading.milestones.isEmpty { milestones[position] = reading.milestones }
    if options.keepsSubjects { subjects[position] = reading.subject(of: record) }
    if let id = reading.reverted { reverted[commits.count] = id }
    if record.parents.count > 1 { mergeParents[commits.count] = Array(record.parents.dropFirst()) }
    pending.append(Pending(tree: record.tree, parent: record.parents.first))
    commits.append(fact(of: record, reading, identities))
  }

  /// Ends a repository.
  ///
  /// - Parameter repository: Its facts; the commits added since the last call are its own.
  package mutating func finishRepository(_ repository: RepositoryFacts) {
    repositories.append(repository)
    shared.append(sharedHere.sorted())
    sharedHere = []
    finishedCount = commits.count
    scanIdentities.removeAll(keepingCapacity: true)
  }

  /// Returns the facts of everything that was added.
  package consuming func facts() -> HistoryFacts {
    dropUnfinished()
    var otherParents: [Int32: [Int32]] = [:]
    for position in commits.indices { link(position) }
    for (position, parents) in mergeParents {
      let known = parents.compactMap { ids.index(of: $0).map { Int32(clamping: $0) } }
      if !known.isEmpty { otherParents[Int32(clamping: position)] = known }
    }
    return HistoryFacts(
      commits: commits, identities: resolver.identities, repositories: repositories,
      milestones: milestones, subjects: subjects, otherParents: otherParents,
      shared: shared, hasOwner: hasOwner)
  }

  /// Forgets the commits of a repository whose scan failed half-way: they have no repository.
  private mutating func dropUnfinished() {
    sharedHere = []
    guard finishedCount < commits.count else { return }
    for position in finishedCount..<commits.count {
      mergeParents[position] = nil
      reverted[position] = nil
      milestones[Int32(clamping: position)] = nil
      subjects[Int32(clamping: position)] = nil
    }
    commits.removeLast(commits.count - finishedCount)
    pending.removeLast(pending.count - finishedCount)
    ids = ObjectIDSet(commits.lazy.map(\.id))
  }

  private mutating func fact(
    of record: CommitRecord, _ reading: MessageReading, _ identities: IdentityTable
  ) -> CommitFact {
    var traits = reading.traits
    if record.isSigned { traits.insert(.signed) }
    if record.parents.count > 1 { traits.insert(.merge) }
    if record.parents.isEmpty { traits.insert(.root) }
    let times = [record.author?.time, record.committer?.time]
    if times.contains(where: { $0 != nil && $0?.offsetMinutes == nil }) {
      traits.insert(.missingOffset)
    }
    let author = index(of: record.author?.identity, in: identities)
    if author >= 0, resolver.identities[Int(author)].role == .agent {
      traits.insert(.declaredAssistance)
    }
    return CommitFact(
      id: record.id, authored: Self.instant(record.author?.time),
      committed: Self.instant(record.committer?.time), author: author,
      committer: index(of: record.committer?.identity, in: identities),
      repository: Int32(clamping: repositories.count),
      kind: record.parents.count > 1 ? .merge : reading.classification.kind,
      category: reading.classification.category, reason: reading.classification.reason,
      traits: traits)
  }

  /// Fills in what needs the first parent, which comes later in a scan.
  private mutating func link(_ position: Int) {
    let commit = commits[position]
    var traits = commit.traits
    var parent: Int32 = -1
    if let id = pending[position].parent {
      if let known = ids.index(of: id) {
        parent = Int32(clamping: known)
        if let tree = pending[position].tree, tree == pending[known].tree {
          traits.insert(.empty)
        }
      } else {
        traits.insert(.cut)
      }
    } else if pending[position].tree == .emptyTree {
      traits.insert(.empty)
    }
    if let id = reverted[position], ids.contains(id) {
      traits.insert(.revertsKnownCommit)
    }
    guard parent >= 0 || traits != commit.traits else { return }
    commits[position] = commit.linked(firstParent: parent, traits: traits)
  }

  private mutating func index(of identity: Int?, in table: IdentityTable) -> Int32 {
    guard let identity, identity < table.count else { return -1 }
    while scanIdentities.count <= identity { scanIdentities.append(-1) }
    if scanIdentities[identity] < 0 {
      scanIdentities[identity] = resolver.index(of: table[identity])
    }
    return scanIdentities[identity]
  }

  private static func instant(_ time: WrittenTime?) -> Instant? {
    time.map { Instant(seconds: $0.seconds, offsetMinutes: $0.offsetMinutes ?? 0) }
  }
}

extension CommitFact {
  /// Returns the same commit with what its parent tells.
  fileprivate func linked(firstParent: Int32, traits: Traits) -> CommitFact {
    CommitFact(
      id: id, authored: authored, committed: committed, author: author, committer: committer,
      firstParent: firstParent, repository: repository, kind: kind, category: category,
      reason: reason, traits: traits)
  }
}

extension ObjectID {
  /// The tree without entries, the same in every repository.
  fileprivate static let emptyTree = ObjectID(hex: "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
}
