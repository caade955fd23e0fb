import CivilTime
package import GitReader

extension RepositoryCommits {
  /// Scans a repository.
  ///
  /// - Parameters:
  ///   - repository: The repository.
  ///   - request: The commits that are asked for; those that are known already are not read again.
  ///   - options: What is kept of messages.
  /// - Returns: The commits that were visited, and what the scan came to.
  /// - Throws: ``GitError`` when HEAD or a reference that was asked for cannot be read.
  package static func read(
    _ repository: borrowing Repository, _ request: HistoryRequest = HistoryRequest(),
    options: Options = Options()
  ) throws(GitError) -> (commits: RepositoryCommits, scan: HistoryScan) {
    var reader = RepositoryCommitsReader(options: options)
    let scan = try repository.scanHistory(request) { record, identities in
      reader.add(record, identities: identities)
    }
    return (reader.commits(), scan)
  }
}

/// Takes the records of one scan and makes ``RepositoryCommits`` of them.
///
/// A message is classified when its record passes by and then forgotten.
package struct RepositoryCommitsReader {
  private let options: RepositoryCommits.Options
  private let commitWords: CommitVocabulary
  private let identityWords: IdentityVocabulary
  private var result = RepositoryCommits()
  /// Commits and parents in the order in which they are mentioned.
  private var mentioned = ObjectIDSet()
  /// Position of the commit, in the order of `mentioned`; −1 for one that did not come yet.
  private var positions: [Int32] = []
  /// Place of the first parent in `mentioned`, by position; −1 without one.
  private var firstParents: [Int32] = []
  /// The same for further parents.
  private var otherParents = MergeParents()
  /// Index into the result's identities, by index into the scan's.
  private var identityIndices: [Int32] = []

  package init(
    options: RepositoryCommits.Options = RepositoryCommits.Options(),
    commitWords: CommitVocabulary = .standard, identityWords: IdentityVocabulary = .standard
  ) {
    self.options = options
    self.commitWords = commitWords
    self.identityWords = identityWords
  }

  /// Adds a commit; each may come once.
  ///
  /// - Parameters:
  ///   - record: A commit of the scan.
  ///   - identities: The table that the record's indices point into.
  package mutating func add(_ record: CommitRecord, identities: IdentityTable) {
    let position = Int32(clamping: result.commits.count)
    positions[mention(record.id)] = position
    let parents = record.parents.map { Int32(clamping: mention($0)) }
    firstParents.append(parents.first ?? -1)
    if parents.count > 1 { otherParents.append(position, parents.dropFirst()) }
    let reading = MessageReading(record, commitWords, identityWords)
    if !reading.milestones.isEmpty { result.milestones[position] = reading.milestones }
    if options.keepsSubjects { result.subjects[position] = reading.subject(of: record) }
    if let id = reading.reverted { result.reverted[position] = id }
    result.trees.append(record.tree)
    result.commits.append(fact(of: record, reading, identities))
  }

  /// Returns the commits that were added, with their parents.
  package consuming func commits() -> RepositoryCommits {
    for position in result.commits.indices {
      guard firstParents[position] >= 0 else {
        if result.trees[position] == .emptyTree { result.commits[position].traits.insert(.empty) }
        continue
      }
      let parent = resolve(firstParents[position], of: Int32(clamping: position), ordinal: 0)
      guard parent >= 0 else { continue }
      result.commits[position].firstParent = parent
      if let tree = result.trees[position], tree == result.trees[Int(parent)] {
        result.commits[position].traits.insert(.empty)
      }
    }
    otherParents.forEach { merge, parents in
      var known: [Int32] = []
      for (offset, parent) in parents.enumerated() {
        known.append(resolve(parent, of: merge, ordinal: Int32(clamping: offset + 1)))
      }
      result.mergeParents.append(merge, known)
    }
    result.absentParents.sort { ($0.commit, $0.ordinal) < ($1.commit, $1.ordinal) }
    return result
  }

  private mutating func resolve(_ place: Int32, of commit: Int32, ordinal: Int32) -> Int32 {
    let position = positions[Int(place)]
    if position < 0 {
      result.absentParents.append(
        RepositoryCommits.AbsentParent(commit: commit, ordinal: ordinal, id: mentioned[Int(place)]))
    }
    return position
  }

  private mutating func mention(_ id: ObjectID) -> Int {
    let place = mentioned.index(inserting: id)
    if place == positions.count { positions.append(-1) }
    return place
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
    return CommitFact(
      id: record.id, authored: Self.instant(record.author?.time),
      committed: Self.instant(record.committer?.time),
      author: index(of: record.author?.identity, in: identities),
      committer: index(of: record.committer?.identity, in: identities),
      kind: record.parents.count > 1 ? .merge : reading.classification.kind,
      category: reading.classification.category, reason: reading.classification.reason,
      traits: traits)
  }

  private mutating func index(of identity: Int?, in table: IdentityTable) -> Int32 {
    guard let identity, identity < table.count else { return -1 }
    while identityIndices.count <= identity { identityIndices.append(-1) }
    if identityIndices[identity] < 0 {
      identityIndices[identity] = Int32(clamping: result.identities.count)
      result.identities.append(table[identity])
    }
    return identityIndices[identity]
  }

  private static func instant(_ time: WrittenTime?) -> Instant? {
    time.map { Instant(seconds: $0.seconds, offsetMinutes: $0.offsetMinutes ?? 0) }
  }
}

extension ObjectID {
  /// The tree without entries, the same in every repository.
  fileprivate static let emptyTree = ObjectID(hex: "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
}
