package import CivilTime
package import GitReader

/// One commit of a portfolio, without its message.
///
/// A compact value (64 bytes): names, addresses, parents and repositories are indices into the tables
/// of the value that holds it, ``HistoryFacts`` or ``RepositoryCommits``.
package struct CommitFact: Hashable, Sendable {
  /// What else is true of a commit.
  package struct Traits: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The tree equals the first parent's; a root commit with an empty tree.
    package static let empty = Traits(rawValue: 1 << 0)
    /// The message satisfies Conventional Commits 1.0.0.
    package static let conventional = Traits(rawValue: 1 << 1)
    /// The header's type is one of the eleven known ones; says nothing about the rest.
    package static let knownType = Traits(rawValue: 1 << 2)
    /// `!` or a `BREAKING CHANGE` footer.
    package static let breaking = Traits(rawValue: 1 << 3)
    /// The author or a co-author trailer is a coding agent.
    package static let declaredAssistance = Traits(rawValue: 1 << 4)
    /// A signature is there; it was not checked.
    package static let signed = Traits(rawValue: 1 << 5)
    /// The commit has two or more parents.
    package static let merge = Traits(rawValue: 1 << 6)
    /// The message is not UTF-8 and declares no encoding.
    package static let undeclaredEncoding = Traits(rawValue: 1 << 7)
    /// The commit has no parent.
    package static let root = Traits(rawValue: 1 << 8)
    /// A parent is not in the repository: history was cut here, or an object is lost.
    package static let cut = Traits(rawValue: 1 << 9)
    /// A time is there without an offset; it is read as UTC.
    package static let missingOffset = Traits(rawValue: 1 << 10)
    /// A merge that `git pull` made: `Merge branch 'x' of …`.
    package static let pullMerge = Traits(rawValue: 1 << 12)
    /// The message says `This reverts commit …` and names a commit of the portfolio.
    package static let revertsKnownCommit = Traits(rawValue: 1 << 13)
    /// The message holds NUL, escape or other control characters in its first line.
    package static let controlCharacters = Traits(rawValue: 1 << 11)
  }

  package let id: ObjectID
  /// Index of an identity; −1 when the commit names no author.
  package internal(set) var author: Int32
  /// Index of an identity; −1 when the commit names no committer.
  package internal(set) var committer: Int32
  /// Index of the first parent among the commits; −1 when there is none to be read.
  package internal(set) var firstParent: Int32
  /// Index of the first repository that has this commit.
  package internal(set) var repository: Int32
  // Times without the padding of two optionals: a million commits are kept at once. An offset that
  // no four digits can write stands for no time.
  private let authoredOffset: Int16
  private let committedOffset: Int16
  private let authoredSeconds: Int64
  private let committedSeconds: Int64
  package let kind: CommitKind
  package let category: CommitCategory
  package let reason: CategoryReason
  package internal(set) var traits: Traits

  package init(
    id: ObjectID, authored: Instant?, committed: Instant?, author: Int32, committer: Int32,
    firstParent: Int32 = -1, repository: Int32 = 0, kind: CommitKind = .ordinary,
    category: CommitCategory = .other, reason: CategoryReason = .none, traits: Traits = []
  ) {
    self.id = id
    authoredSeconds = authored?.seconds ?? 0
    authoredOffset = authored?.offsetMinutes ?? .min
    committedSeconds = committed?.seconds ?? 0
    committedOffset = committed?.offsetMinutes ?? .min
    self.author = author
    self.committer = committer
    self.firstParent = firstParent
    self.repository = repository
    self.kind = kind
    self.category = category
    self.reason = reason
    self.traits = traits
  }

  /// When and on whose clock the change was written; nil when that cannot be read.
  package var authored: Instant? { Self.instant(authoredSeconds, authoredOffset) }

  /// When and on whose clock the commit object was made; nil when that cannot be read.
  package var committed: Instant? { Self.instant(committedSeconds, committedOffset) }

  private static func instant(_ seconds: Int64, _ offset: Int16) -> Instant? {
    offset == .min ? nil : Instant(seconds: seconds, offsetMinutes: offset)
  }

  /// Whether the commit has two or more parents.
  package var isMerge: Bool { traits.contains(.merge) }
  /// Whether the commit changes no file.
  package var isEmpty: Bool { traits.contains(.empty) }
}
