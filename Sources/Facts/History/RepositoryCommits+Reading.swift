import CivilTime
package import GitReader

extension RepositoryCommits {
  /// Scans a repository.
  ///
  /// - Parameters:
  ///   - repository: The repository.
  ///   - request: The commits that are asked for; those that are known already are not read again.
  /// - Returns: The commits that were visited, and what the scan came to.
  /// - Throws: ``GitError`` when HEAD or a reference that was asked for cannot be read.
  package static func read(
    _ repository: borrowing Repository, _ request: HistoryRequest = HistoryRequest()
  ) throws(GitError) -> (commits: RepositoryCommits, scan: HistoryScan) {
    var reader = RepositoryCommitsReader()
    let scan = try repository.scanHistory(
      request, reading: RepositoryCommitsReader.reading()
    ) { commit, identities in
      reader.add(commit, identities: identities)
    }
    return (reader.commits(mentioned: scan.mentioned), scan)
  }
}

/// Takes the commits of one scan and makes ``RepositoryCommits`` of them.
package struct RepositoryCommitsReader {
  /// What one message leaves behind when it was classified.
  package struct Message: Sendable {
    fileprivate let reading: MessageReading
  }

  private var result = RepositoryCommits()
  /// Position of the commit, by number; −1 for one that did not come yet.
  private var positions: [Int32] = []
  /// Number of the first parent, by position; −1 without one.
  private var firstParents: [Int32] = []
  /// Numbers of further parents.
  private var otherParents = MergeParents()
  /// Index into the result's identities, by index into the scan's.
  private var identityIndices: [Int32] = []

  package init() {}

  /// Returns a function that classifies messages, on whatever thread a scan reads them.
  package static func reading(
    commitWords: CommitVocabulary = .standard, identityWords: IdentityVocabulary = .standard
  ) -> @Sendable (CommitHeader, Span<UInt8>) -> Message {
    { header, message in
      Message(
        reading: MessageReading(
          message, encoding: header.encoding, commitWords, identityWords))
    }
  }

  /// Adds a commit; each may come once.
  ///
  /// - Parameters:
  ///   - commit: A commit of the scan.
  ///   - identities: The table that the header's indices point into.
  package mutating func add(_ commit: VisitedCommit<Message>, identities: IdentityTable) {
    let position = Int32(clamping: result.commits.count)
    note(commit.number)
    positions[Int(commit.number)] = position
    for parent in commit.parentNumbers { note(parent) }
    firstParents.append(commit.parentNumbers.first ?? -1)
    if commit.parentNumbers.count > 1 {
      otherParents.append(position, commit.parentNumbers.dropFirst())
    }
    let reading = commit.value.reading
    if !reading.milestones.isEmpty { result.milestones[position] = reading.milestones }
    if let id = reading.reverted { result.reverted[position] = id }
    result.trees.append(commit.header.tree)
    result.commits.append(fact(of: commit.header, reading, identities))
  }

  private mutating func note(_ number: Int32) {
    while positions.count <= number { positions.append(-1) }
  }

  /// Returns the commits that were added, with their parents.
  ///
  /// - Parameter mentioned: The ids by number.
  package consuming func commits(mentioned: ObjectIDSet) -> RepositoryCommits {
    for position in result.commits.indices {
      guard firstParents[position] >= 0 else {
        if result.trees[position] == .emptyTree { result.commits[position].traits.insert(.empty) }
        continue
      }
      let parent = resolve(
        firstParents[position], mentioned, of: Int32(clamping: position), ordinal: 0)
      guard parent >= 0 else { continue }
      result.commits[position].firstParent = parent
      if let tree = result.trees[position], tree == result.trees[Int(parent)] {
        result.commits[position].traits.insert(.empty)
      }
    }
    otherParents.forEach { merge, parents in
      var known: [Int32] = []
      for (offset, parent) in parents.enumerated() {
        known.append(
          resolve(parent, mentioned, of: merge, ordinal: Int32(clamping: offset + 1)))
      }
      result.mergeParents.append(merge, known)
    }
    result.absentParents.sort { ($0.commit, $0.ordinal) < ($1.commit, $1.ordinal) }
    return result
  }

  private mutating func resolve(
    _ number: Int32, _ mentioned: ObjectIDSet, of commit: Int32, ordinal: Int32
  ) -> Int32 {
    let position = positions[Int(number)]
    if position < 0 {
      result.absentParents.append(
        RepositoryCommits.AbsentParent(commit: commit, ordinal: ordinal, id: mentioned[Int(number)])
      )
    }
    return position
  }

  private mutating func fact(
    of record: CommitHeader, _ reading: MessageReading, _ identities: IdentityTable
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
