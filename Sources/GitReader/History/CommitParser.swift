/// Reads the bytes of a commit without losing any commit over them.
struct CommitParser {
  var identities = IdentityTable()

  init() {}

  /// Reads the header of one commit and says where its message begins; identities that are new are
  /// added to the table.
  ///
  /// As in git, parents are the `parent` lines that follow the tree, and of a repeated `author` or
  /// `committer` line the first one counts.
  mutating func parse(_ bytes: Span<UInt8>, id: ObjectID) -> (CommitHeader, messageStart: Int) {
    var anomalies: CommitAnomalies = []
    var header = HeaderLines()
    var tree: ObjectID?
    var parents = ParentIDs()
    var author: CommitRecord.Signature?
    var committer: CommitRecord.Signature?
    var encoding: [UInt8]?
    var isSigned = false
    var sawTree = false
    var mayBeParent = true

    while let line = header.next(in: bytes) {
      if mayBeParent {
        if let value = line.value(of: "parent ", in: bytes) {
          if let parent = ObjectID(hexOf: bytes, at: value.lowerBound), value.count == 40 {
            parents.append(parent)
          } else {
            anomalies.insert(.parentMalformed)
          }
          continue
        }
        if !sawTree, let value = line.value(of: "tree ", in: bytes) {
          sawTree = true
          if value.count == 40 { tree = ObjectID(hexOf: bytes, at: value.lowerBound) }
          continue
        }
        mayBeParent = false
      }
      switch bytes[line.range.lowerBound] {
      case 0x61:  // a
        guard let value = line.value(of: "author ", in: bytes) else { break }
        if author == nil {
          author = signature(
            bytes, value, &anomalies,
            (.authorMalformed, .authorDateUnreadable, .authorOffsetMalformed))
        } else {
          anomalies.insert(.headerRepeated)
        }
      case 0x63:  // c
        guard let value = line.value(of: "committer ", in: bytes) else { break }
        if committer == nil {
          committer = signature(
            bytes, value, &anomalies,
            (.committerMalformed, .committerDateUnreadable, .committerOffsetMalformed))
        } else {
          anomalies.insert(.headerRepeated)
        }
      case 0x65:  // e
        guard let value = line.value(of: "encoding ", in: bytes), encoding == nil else { break }
        encoding = Array(copying: bytes.extracting(value))
      case 0x67:  // g
        if line.value(of: "gpgsig ", in: bytes) != nil
          || line.value(of: "gpgsig-sha256 ", in: bytes) != nil
        {
          isSigned = true
        }
      case 0x70:  // p
        if line.value(of: "parent ", in: bytes) != nil { anomalies.insert(.parentMalformed) }
      case 0x74:  // t
        if line.value(of: "tree ", in: bytes) != nil {
          anomalies.insert(sawTree ? .headerRepeated : .treeMissing)
        }
      default: break
      }
    }
    if tree == nil { anomalies.insert(.treeMissing) }
    if author == nil { anomalies.insert(.authorMissing) }
    if committer == nil { anomalies.insert(.committerMissing) }
    if !header.isTerminated { anomalies.insert(.headerUnterminated) }
    if bytes.firstPosition(of: 0, from: 0) != nil { anomalies.insert(.containsNul) }
    return (
      CommitHeader(
        id: id, tree: tree, parents: parents, author: author, committer: committer,
        encoding: encoding, isSigned: isSigned, anomalies: anomalies), header.position
    )
  }

  private mutating func signature(
    _ bytes: Span<UInt8>, _ value: Range<Int>, _ anomalies: inout CommitAnomalies,
    _ flags: (malformed: CommitAnomalies, date: CommitAnomalies, offset: CommitAnomalies)
  ) -> CommitRecord.Signature {
    let line = SignatureLine(bytes, value)
    if line.isMalformed { anomalies.insert(flags.malformed) }
    if let time = line.time {
      if time.offsetMinutes == nil { anomalies.insert(flags.offset) }
    } else {
      anomalies.insert(flags.date)
    }
    return CommitRecord.Signature(
      identity: identities.intern(bytes.extracting(line.identity)), time: line.time)
  }
}
