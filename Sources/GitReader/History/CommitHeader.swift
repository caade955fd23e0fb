/// What the header of a commit says; the message lies behind it.
package struct CommitHeader: Hashable, Sendable {
  package let id: ObjectID
  /// Nil when the header names none.
  package let tree: ObjectID?
  /// In the order of the header; a repeated parent is kept.
  package let parents: ParentIDs
  /// Nil when the commit has no author line.
  package internal(set) var author: CommitRecord.Signature?
  /// Nil when the commit has no committer line.
  package internal(set) var committer: CommitRecord.Signature?
  /// Value of the `encoding` header; nil when there is none, which means UTF-8.
  package let encoding: [UInt8]?
  /// Whether a signature is present, which is not verified.
  package let isSigned: Bool
  /// What is unusual about the bytes.
  package let anomalies: CommitAnomalies

  package init(
    id: ObjectID, tree: ObjectID?, parents: ParentIDs, author: CommitRecord.Signature?,
    committer: CommitRecord.Signature?, encoding: [UInt8]? = nil, isSigned: Bool = false,
    anomalies: CommitAnomalies = []
  ) {
    self.id = id
    self.tree = tree
    self.parents = parents
    self.author = author
    self.committer = committer
    self.encoding = encoding
    self.isSigned = isSigned
    self.anomalies = anomalies
  }
}

/// The parents of a commit, in order; one of them takes no memory of its own.
package struct ParentIDs: Hashable, Sendable, RandomAccessCollection {
  private var firstID: ObjectID?
  private var rest: [ObjectID] = []

  package init() {}

  package init(_ ids: some Sequence<ObjectID>) {
    for id in ids { append(id) }
  }

  package mutating func append(_ id: ObjectID) {
    if firstID == nil { firstID = id } else { rest.append(id) }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { firstID == nil ? 0 : 1 + rest.count }

  package subscript(position: Int) -> ObjectID {
    if position == 0, let firstID { return firstID }
    return rest[position - 1]
  }
}
