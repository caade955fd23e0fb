import CivilTime
import Facts

extension MessageLedger {
  /// The ledger as bytes that ``init(from:)`` reads.
  func write(to writer: inout PackedWriter) {
    writer.write(days.count)
    var last = 0
    for day in days {
      writer.write(day.day.dayNumber - last)
      last = day.day.dayNumber
      writer.write(day.conventional)
      writer.write(day.knownType)
      for counts in [day.kinds, day.categories, day.reasons] { writer.write(sparse: counts) }
    }
    writer.write(adoption != nil)
    guard let adoption else { return }
    writer.write(adoption.day.dayNumber)
    writer.write(adoption.commit)
    writer.write(adoption.conventional)
    writer.write(adoption.commits)
  }

  /// Reads a ledger; nil when the bytes are none.
  init?(from reader: inout PackedReader) {
    guard let dayCount = reader.int() else { return nil }
    var days: [Day] = []
    var last = 0
    for _ in 0..<max(0, dayCount) {
      guard let step = reader.int() else { return nil }
      last &+= step
      var day = Day(day: CivilDay(dayNumber: last))
      guard let conventional = reader.int(), let knownType = reader.int(),
        let kinds = reader.sparse(count: day.kinds.count),
        let categories = reader.sparse(count: day.categories.count),
        let reasons = reader.sparse(count: day.reasons.count)
      else { return nil }
      day.conventional = conventional
      day.knownType = knownType
      day.kinds = kinds
      day.categories = categories
      day.reasons = reasons
      days.append(day)
    }
    guard let hasAdoption = reader.flag() else { return nil }
    var adoption: ConventionAdoption?
    if hasAdoption {
      guard let day = reader.int(), let id = reader.id(),
        let conventional = reader.int(), let commits = reader.int()
      else { return nil }
      adoption = ConventionAdoption(
        day: CivilDay(dayNumber: day), commit: id, conventional: conventional, commits: commits)
    }
    self.init(days: days, adoption: adoption)
  }
}
