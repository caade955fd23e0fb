package import CivilTime
package import GitReader

/// One commit of a portfolio, without its message.
///
/// A compact value (at most 100 bytes): names, addresses and repositories are indices into
/// ``HistoryFacts``.
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
  /// When and on whose clock the change was written; nil when that cannot be read.
  package let authored: Instant?
  /// When and on whose clock the commit object was made; nil when that cannot be read.
  package let committed: Instant?
  /// Index into ``HistoryFacts/identities``; −1 when the commit names no author.
  package let author: Int32
  /// Index into ``HistoryFacts/identities``; −1 when the commit names no committer.
  package let committer: Int32
  /// Index into ``HistoryFacts/commits`` of the first parent; −1 when there is none to be read.
  package let firstParent: Int32
  /// Index into ``HistoryFacts/repositories`` of the first repository that has this commit.
  package let repository: Int32
  package let kind: CommitKind
  package let category: CommitCategory
  package let reason: CategoryReason
  package let traits: Traits

  package init(
    id: ObjectID, authored: Instant?, committed: Instant?, author: Int32, committer: Int32,
    firstParent: Int32 = -1, repository: Int32 = 0, kind: CommitKind = .ordinary,
    category: CommitCategory = .other, reason: CategoryReason = .none, traits: Traits = []
  ) {
    self.id = id
    self.authored = authored
    self.committed = committed
    self.author = author
    self.committer = committer
    self.firstParent = firstParent
    self.repository = repository
    self.kind = kind
    self.category = category
    self.reason = reason
    self.traits = traits
  }

  /// Whether the commit has two or more parents.
  package var isMerge: Bool { traits.contains(.merge) }
  /// Whether the commit changes no file.
  package var isEmpty: Bool { traits.contains(.empty) }
}
