import CivilTime
import GitReader

extension RepositoryCommits {
  /// The commits as bytes that ``init(from:)`` reads.
  package func write(to writer: inout PackedWriter) {
    writer.write(identities.count)
    for identity in identities { writer.write(identity.bytes) }
    writer.write(commits.count)
    var last: Int64 = 0
    for (position, commit) in commits.enumerated() {
      writer.write(commit.id)
      writer.write(trees[position].bits)
      last = writer.write(commit.authored, after: last)
      last = writer.write(commit.committed, after: last)
      writer.write(Int(commit.author))
      writer.write(Int(commit.committer))
      // Most parents come next in the order of a scan.
      writer.write(commit.firstParent < 0 ? 0 : Int(commit.firstParent) - position)
      writer.write(Self.place(of: commit.kind))
      writer.write(Self.place(of: commit.category))
      writer.write(Self.place(of: commit.reason))
      writer.write(UInt64(commit.traits.rawValue))
    }
    var merges = 0
    mergeParents.forEach { _, _ in merges += 1 }
    writer.write(merges)
    mergeParents.forEach { merge, parents in
      writer.write(Int(merge))
      writer.write(parents.count)
      for parent in parents { writer.write(Int(parent)) }
    }
    writer.write(absentParents.count)
    for absent in absentParents {
      writer.write(Int(absent.commit))
      writer.write(Int(absent.ordinal))
      writer.write(absent.id)
    }
    writer.write(reverted.count)
    for (position, id) in reverted.sorted(by: { $0.key < $1.key }) {
      writer.write(Int(position))
      writer.write(id)
    }
    writer.write(milestones.count)
    for (position, values) in milestones.sorted(by: { $0.key < $1.key }) {
      writer.write(Int(position))
      writer.write(values.count)
      for value in values { writer.write(value) }
    }
  }

  /// Reads commits; nil when the bytes are none.
  package init?(from reader: inout PackedReader) {
    guard let identityCount = reader.int() else { return nil }
    var identities: [RawIdentity] = []
    for _ in 0..<max(0, identityCount) {
      guard let bytes = reader.content() else { return nil }
      identities.append(RawIdentity(bytes: Array(bytes)))
    }
    guard let count = reader.int(), count >= 0, count <= Int32.max else { return nil }
    var commits: [CommitFact] = []
    var trees: [TreeMark] = []
    var last: Int64 = 0
    for position in 0..<count {
      guard
        let commit = Self.commit(
          &reader, at: position, of: count, identities: identities.count, &last, &trees)
      else { return nil }
      commits.append(commit)
    }
    func position(_ value: Int?, orNone: Bool = false) -> Int32? {
      guard let value, (orNone ? -1 : 0) <= value, value < count else { return nil }
      return Int32(value)
    }
    var mergeParents = MergeParents()
    guard let merges = reader.int() else { return nil }
    for _ in 0..<max(0, merges) {
      guard let merge = position(reader.int()), let parentCount = reader.int() else { return nil }
      var parents: [Int32] = []
      for _ in 0..<max(0, parentCount) {
        guard let parent = position(reader.int(), orNone: true) else { return nil }
        parents.append(parent)
      }
      mergeParents.append(merge, parents)
    }
    guard let absentCount = reader.int() else { return nil }
    var absentParents: [AbsentParent] = []
    for _ in 0..<max(0, absentCount) {
      guard let commit = position(reader.int()), let ordinal = reader.int(), ordinal >= 0,
        let id = reader.id()
      else { return nil }
      absentParents.append(
        AbsentParent(commit: commit, ordinal: Int32(clamping: ordinal), id: id))
    }
    guard let revertedCount = reader.int() else { return nil }
    var reverted: [Int32: ObjectID] = [:]
    for _ in 0..<max(0, revertedCount) {
      guard let place = position(reader.int()), let id = reader.id() else { return nil }
      reverted[place] = id
    }
    guard let milestoneCount = reader.int() else { return nil }
    var milestones: [Int32: [String]] = [:]
    for _ in 0..<max(0, milestoneCount) {
      guard let place = position(reader.int()), let valueCount = reader.int() else { return nil }
      var values: [String] = []
      for _ in 0..<max(0, valueCount) {
        guard let value = reader.text() else { return nil }
        values.append(value)
      }
      milestones[place] = values
    }
    self.init(
      commits: commits, trees: trees, identities: identities, mergeParents: mergeParents,
      absentParents: absentParents, reverted: reverted, milestones: milestones)
  }

  private static func commit(
    _ reader: inout PackedReader, at position: Int, of count: Int, identities: Int,
    _ last: inout Int64, _ trees: inout [TreeMark]
  ) -> CommitFact? {
    guard let id = reader.id(), let tree = reader.number() else { return nil }
    var authored: Instant?
    var committed: Instant?
    guard reader.instant(&authored, after: &last), reader.instant(&committed, after: &last),
      let author = reader.int(), (-1..<identities).contains(author),
      let committer = reader.int(), (-1..<identities).contains(committer),
      let step = reader.int(), let kind = value(CommitKind.self, reader.int()),
      let category = value(CommitCategory.self, reader.int()),
      let reason = value(CategoryReason.self, reader.int()), let traits = reader.number(),
      let traits = UInt16(exactly: traits)
    else { return nil }
    let (parent, overflow) = position.addingReportingOverflow(step)
    guard !overflow, (0..<count).contains(parent) else { return nil }
    trees.append(TreeMark(bits: tree))
    return CommitFact(
      id: id, authored: authored, committed: committed, author: Int32(author),
      committer: Int32(committer), firstParent: step == 0 ? -1 : Int32(parent), kind: kind,
      category: category, reason: reason, traits: CommitFact.Traits(rawValue: traits))
  }

  private static func place<Value: CaseIterable & Equatable>(of value: Value) -> Int
  where Value.AllCases == [Value] {
    Value.allCases.firstIndex(of: value) ?? -1
  }

  private static func value<Value: CaseIterable>(_ type: Value.Type, _ place: Int?) -> Value?
  where Value.AllCases == [Value] {
    guard let place, type.allCases.indices.contains(place) else { return nil }
    return type.allCases[place]
  }
}

extension PackedWriter {
  /// Writes a time as the distance from the one before; returns what the next is measured from.
  fileprivate mutating func write(_ instant: Instant?, after last: Int64) -> Int64 {
    write(instant != nil)
    guard let instant else { return last }
    write(instant.seconds &- last)
    write(Int(instant.offsetMinutes))
    return instant.seconds
  }
}

extension PackedReader {
  /// Reads a time or none; false when there is neither.
  fileprivate mutating func instant(_ instant: inout Instant?, after last: inout Int64) -> Bool {
    guard let isThere = flag() else { return false }
    guard isThere else { return true }
    guard let step = signed(), let offset = int().flatMap({ Int16(exactly: $0) }) else {
      return false
    }
    last = last &+ step
    instant = Instant(seconds: last, offsetMinutes: offset)
    return true
  }
}
