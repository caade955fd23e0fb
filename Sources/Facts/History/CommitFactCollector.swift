import CivilTime
package import GitReader

/// Makes facts of commits while a thread reads them: messages are classified and let go.
package struct CommitFactCollector: CommitCollector, Sendable {
  private let commitWords: CommitVocabulary
  private let identityWords: IdentityVocabulary
  /// In the order of reading; persons are indices into the thread's own table, and parents unknown.
  private(set) var commits: [CommitFact] = []
  /// How many commits came.
  private(set) var count: Int32 = 0
  private(set) var trees: [TreeMark] = []
  /// By index into `commits`.
  private(set) var reverted: [Int32: ObjectID] = [:]
  private(set) var milestones: [Int32: [String]] = [:]

  package init(
    commitWords: CommitVocabulary = .standard, identityWords: IdentityVocabulary = .standard
  ) {
    self.commitWords = commitWords
    self.identityWords = identityWords
  }

  package mutating func collect(
    _ header: CommitHeader, _ message: Span<UInt8>, identities: IdentityTable
  ) {
    let index = count
    count += 1
    let reading = MessageReading(
      message, encoding: header.encoding, commitWords, identityWords)
    if !reading.milestones.isEmpty { milestones[index] = reading.milestones }
    if let id = reading.reverted { reverted[index] = id }
    trees.append(TreeMark(header.tree))
    commits.append(Self.fact(of: header, reading))
  }

  /// Whether a commit said something that few do.
  var hasRarities: Bool { !reverted.isEmpty || !milestones.isEmpty }

  /// Gives commits and trees away, without a copy.
  mutating func take() -> (commits: [CommitFact], trees: [TreeMark]) {
    defer {
      commits = []
      trees = []
    }
    return (commits, trees)
  }

  private static func fact(of header: CommitHeader, _ reading: MessageReading) -> CommitFact {
    var traits = reading.traits
    if header.isSigned { traits.insert(.signed) }
    if header.parents.count > 1 { traits.insert(.merge) }
    if header.parents.isEmpty { traits.insert(.root) }
    for time in [header.author?.time, header.committer?.time]
    where time != nil && time?.offsetMinutes == nil { traits.insert(.missingOffset) }
    return CommitFact(
      id: header.id, authored: instant(header.author?.time),
      committed: instant(header.committer?.time),
      author: header.author.map { Int32(clamping: $0.identity) } ?? -1,
      committer: header.committer.map { Int32(clamping: $0.identity) } ?? -1,
      kind: header.parents.count > 1 ? .merge : reading.classification.kind,
      category: reading.classification.category, reason: reading.classification.reason,
      traits: traits)
  }

  private static func instant(_ time: WrittenTime?) -> Instant? {
    time.map { Instant(seconds: $0.seconds, offsetMinutes: $0.offsetMinutes ?? 0) }
  }
}
