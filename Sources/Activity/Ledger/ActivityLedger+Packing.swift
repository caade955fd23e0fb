import CivilTime
package import Facts
import GitReader

extension ActivityLedger {
  /// The ledger as bytes that ``init(packed:)`` reads.
  package func write(to writer: inout PackedWriter) {
    writer.write(days.count)
    var last = 0
    for day in days {
      writer.write(day.day.dayNumber - last)
      last = day.day.dayNumber
      writer.write(day.repositories.count)
      for count in day.repositories {
        writer.write(count.repository)
        writer.write(count.commits)
      }
      writer.write(day.merges)
      writer.write(day.conventional)
      writer.write(day.knownType)
      for counts in [day.kinds, day.categories, day.reasons] { writer.write(sparse: counts) }
    }
    writer.write(sparse: excluded)
    writer.write(commitCount)
    writer.write(ownIdentities)
    writer.write(adoption != nil)
    if let adoption {
      writer.write(adoption.day.dayNumber)
      writer.write(adoption.commit)
      writer.write(adoption.conventional)
      writer.write(adoption.commits)
    }
    writer.write(isComplete)
  }

  /// Reads a ledger; nil when the bytes are none.
  package init?(from reader: inout PackedReader) {
    guard let dayCount = reader.int() else { return nil }
    var days: [Day] = []
    var last = 0
    for _ in 0..<max(0, dayCount) {
      guard let step = reader.int(), let repositories = reader.int() else { return nil }
      last &+= step
      var day = Day(day: CivilDay(dayNumber: last), repositories: [])
      for _ in 0..<max(0, repositories) {
        guard let repository = reader.int(), let commits = reader.int() else { return nil }
        day.repositories.append(.init(repository: repository, commits: commits))
      }
      guard let merges = reader.int(), let conventional = reader.int(),
        let knownType = reader.int(), let kinds = reader.sparse(count: day.kinds.count),
        let categories = reader.sparse(count: day.categories.count),
        let reasons = reader.sparse(count: day.reasons.count)
      else { return nil }
      day.merges = merges
      day.conventional = conventional
      day.knownType = knownType
      day.kinds = kinds
      day.categories = categories
      day.reasons = reasons
      days.append(day)
    }
    guard let excluded = reader.sparse(count: Exclusion.allCases.count),
      let commitCount = reader.int(), let ownIdentities = reader.int(),
      let hasAdoption = reader.flag()
    else { return nil }
    var adoption: ConventionAdoption?
    if hasAdoption {
      guard let day = reader.int(), let id = reader.id(),
        let conventional = reader.int(), let commits = reader.int()
      else { return nil }
      adoption = ConventionAdoption(
        day: CivilDay(dayNumber: day), commit: id, conventional: conventional, commits: commits)
    }
    guard let isComplete = reader.flag() else { return nil }
    self.init(
      days: days, excluded: excluded, commitCount: commitCount, ownIdentities: ownIdentities,
      adoption: adoption, isComplete: isComplete)
  }
}

extension PackedWriter {
  /// Writes the numbers that are not 0 with their places.
  fileprivate mutating func write(sparse counts: [Int]) {
    write(counts.count { $0 != 0 })
    for (place, count) in counts.enumerated() where count != 0 {
      write(place)
      write(count)
    }
  }
}

extension PackedReader {
  fileprivate mutating func sparse(count: Int) -> [Int]? {
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
}
