import FixtureKit
import GitReader

/// A commit as threads read it, with persons in full.
struct ReadCommit: Equatable {
  let record: CommitRecord
  let author: RawIdentity?
  let committer: RawIdentity?
  /// Positions; −1 for one that is not there.
  let parents: [Int32]
}

/// Keeps everything, persons in full.
struct RecordCollector: CommitCollector, Sendable {
  typealias Kept = (record: CommitRecord, author: RawIdentity?, committer: RawIdentity?)

  var commits: [Kept] = []

  mutating func collect(
    _ header: CommitHeader, _ message: Span<UInt8>, identities: IdentityTable
  ) {
    var bytes: [UInt8] = []
    for index in message.indices { bytes.append(message[index]) }
    func signature(_ signature: CommitRecord.Signature?) -> CommitRecord.Signature? {
      signature.map { CommitRecord.Signature(identity: 0, time: $0.time) }
    }
    commits.append(
      (
        CommitRecord(
          id: header.id, tree: header.tree, parents: Array(header.parents),
          author: signature(header.author), committer: signature(header.committer),
          encoding: header.encoding, isSigned: header.isSigned, message: bytes,
          anomalies: header.anomalies),
        header.author.map { identities[$0.identity] },
        header.committer.map { identities[$0.identity] }
      ))
  }
}

extension FixtureRepository {
  /// Everything that threads read, in order.
  func read(_ request: HistoryRequest = HistoryRequest()) throws(GitError)
    -> (reading: HistoryReading<RecordCollector>, commits: [ReadCommit])
  {
    let reading = try open().readHistory(request) { RecordCollector() }
    let commits = (0..<reading.order.count).map { position in
      let place = reading.order.place(at: position)
      let kept = reading.collectors[place.collector].commits[place.index]
      let others = reading.mergeParents.parents(of: Int32(clamping: position))
      let first = kept.record.parents.isEmpty ? [] : [reading.firstParents[position]]
      return ReadCommit(
        record: kept.record, author: kept.author, committer: kept.committer,
        parents: first + others)
    }
    return (reading, commits)
  }
}
