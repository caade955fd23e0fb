import CivilTime
package import Facts

extension ActivityLedger {
  /// The ledger as bytes that ``init(from:withMessages:)`` reads.
  package func write(to writer: inout PackedWriter) {
    writer.write(UInt64(days.count))
    var last = 0
    for day in days {
      writer.write(day.day.dayNumber - last)
      last = day.day.dayNumber
      writer.write(UInt64(day.repositories.count))
      for count in day.repositories {
        writer.write(count.repository)
        writer.write(count.commits)
      }
      writer.write(day.merges)
    }
    writer.write(sparse: excluded)
    writer.write(commitCount)
    writer.write(ownIdentities)
    writer.write(isComplete)
    // Behind a length: who asks for days alone passes over them.
    var words = PackedWriter()
    messages?.write(to: &words)
    writer.write(words.bytes)
  }

  /// Reads a ledger; nil when the bytes are none.
  ///
  /// - Parameter withMessages: Whether messages are asked for, which takes several times as long as
  ///   the rest.
  package init?(from reader: inout PackedReader, withMessages: Bool) {
    guard let dayCount = reader.count() else { return nil }
    var days: [Day] = []
    days.reserveCapacity(dayCount)
    var last = 0
    for _ in 0..<dayCount {
      guard let step = reader.int(), let count = reader.count() else { return nil }
      last &+= step
      var repositories: [ActivityReport.RepositoryCount] = []
      repositories.reserveCapacity(count)
      for _ in 0..<count {
        guard let repository = reader.int(), let commits = reader.int() else { return nil }
        repositories.append(.init(repository: repository, commits: commits))
      }
      guard let merges = reader.int() else { return nil }
      days.append(
        Day(day: CivilDay(dayNumber: last), repositories: repositories, merges: merges))
    }
    guard let excluded = reader.sparse(count: Exclusion.allCases.count),
      let commitCount = reader.int(), let ownIdentities = reader.identities(),
      let isComplete = reader.flag(), let words = reader.content()
    else { return nil }
    var messages: MessageLedger?
    if withMessages, !words.isEmpty {
      var reader = PackedReader(Array(words))
      messages = MessageLedger(from: &reader)
      guard messages != nil, reader.isAtEnd else { return nil }
    }
    self.init(
      days: days, excluded: excluded, commitCount: commitCount, ownIdentities: ownIdentities,
      isComplete: isComplete, messages: messages)
  }
}

extension PackedWriter {
  /// Writes the numbers that are not 0 with their places.
  mutating func write(sparse counts: [Int]) {
    write(counts.count { $0 != 0 })
    for (place, count) in counts.enumerated() where count != 0 {
      write(place)
      write(count)
    }
  }

  fileprivate mutating func write(_ identities: Set<Identity>) {
    write(UInt64(identities.count))
    let words = identities.map {
      [$0.name, $0.address, $0.mappedName, $0.mappedAddress, $0.role.rawValue]
    }
    for word in words.sorted(by: { $0.lexicographicallyPrecedes($1) }).joined() { write(word) }
  }
}

extension PackedReader {
  mutating func sparse(count: Int) -> [Int]? {
    var counts = [Int](repeating: 0, count: count)
    guard let entries = int() else { return nil }
    for _ in 0..<max(0, entries) {
      guard let place = int(), counts.indices.contains(place), let number = int() else {
        return nil
      }
      counts[place] = number
    }
    return counts
  }

  /// Reads identities of the owner.
  fileprivate mutating func identities() -> Set<Identity>? {
    guard let count = count() else { return nil }
    var identities: Set<Identity> = []
    for _ in 0..<count {
      guard let name = text(), let address = text(), let mappedName = text(),
        let mappedAddress = text(), let role = text().flatMap(Identity.Role.init(rawValue:))
      else { return nil }
      identities.insert(
        Identity(
          name: name, address: address, mappedName: mappedName, mappedAddress: mappedAddress,
          role: role, isOwner: true))
    }
    return identities
  }
}
