/// One commit, copied out of the repository as its bytes say it.
package struct CommitRecord: Hashable, Sendable {
  /// A person and a time of a commit header.
  package struct Signature: Hashable, Sendable {
    /// Index into the ``IdentityTable`` of the scan.
    package internal(set) var identity: Int
    /// When; nil if no date is written, or one that is no number of 64 bits.
    package let time: WrittenTime?

    package init(identity: Int, time: WrittenTime?) {
      self.identity = identity
      self.time = time
    }
  }

  package let id: ObjectID
  /// Nil when the header names none.
  package let tree: ObjectID?
  /// In the order of the header; a repeated parent is kept.
  package let parents: [ObjectID]
  /// Nil when the commit has no author line.
  package let author: Signature?
  /// Nil when the commit has no committer line.
  package let committer: Signature?
  /// Value of the `encoding` header; nil when there is none, which means UTF-8.
  package let encoding: [UInt8]?
  /// Whether a signature is present, which is not verified.
  package let isSigned: Bool
  /// Every byte after the header, undecoded.
  package let message: [UInt8]
  /// What is unusual about the bytes.
  package let anomalies: CommitAnomalies

  package init(
    id: ObjectID, tree: ObjectID?, parents: [ObjectID], author: Signature?, committer: Signature?,
    encoding: [UInt8]? = nil, isSigned: Bool = false, message: [UInt8],
    anomalies: CommitAnomalies = []
  ) {
    self.id = id
    self.tree = tree
    self.parents = parents
    self.author = author
    self.committer = committer
    self.encoding = encoding
    self.isSigned = isSigned
    self.message = message
    self.anomalies = anomalies
  }
}

extension CommitRecord {
  /// Puts a header and its message together.
  init(_ header: CommitHeader, message: [UInt8]) {
    self.init(
      id: header.id, tree: header.tree, parents: Array(header.parents), author: header.author,
      committer: header.committer, encoding: header.encoding, isSigned: header.isSigned,
      message: message, anomalies: header.anomalies)
  }
}
